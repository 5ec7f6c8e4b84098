import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { kill, portOf, type Running } from '../slack/process.ts';
import type { Chance } from './chance.ts';

/** The processes of one bot, behind what spreads Slack's requests over them, whether they live or not. */
export interface Fleet {
  /** Where Slack's next request goes. */
  reach(): void;
  /** kill -9 for one of them, or all at once; then they start anew. */
  strike(): Promise<void>;
  /** How many processes were killed. */
  readonly dead: number;
  /** What all of them logged about these requests, in order. */
  logOf(requestIds: ReadonlySet<string>): readonly string[];
}

export interface FleetParts {
  readonly size: number;
  /** Does not wait until it serves. */
  readonly begin: () => Running;
  readonly slack: FakeSlack;
  readonly chance: Chance;
}

const timeOf = (line: string): string => /"time":"([^"]+)"/u.exec(line)?.[1] ?? '';

const allAtOnce = 0.1;
const whileItStarts = 0.15;
const startsWithinMs = 1_500;
/** How long it takes is for another test to say. */
const mostStartMs = 120_000;

export const startFleet = async ({ size, begin, slack, chance }: FleetParts): Promise<Fleet> => {
  const start = async (): Promise<Running> => {
    const one = begin();
    await one.says(/over HTTP on port \d+/u, mostStartMs);
    return one;
  };
  const running = await Promise.all(Array.from({ length: size }, start));
  const all = [...running];
  let dead = 0;
  const replace = async (at: number): Promise<void> => {
    const victim = running[at];
    if (victim === undefined) return;
    dead += 1;
    await kill(victim);
    if (chance.happens(whileItStarts)) {
      const unborn = begin();
      await sleep(chance.between(0, startsWithinMs));
      dead += 1;
      await kill(unborn);
    }
    const next = await start();
    running[at] = next;
    all.push(next);
  };
  return {
    reach: () => slack.connect(`http://127.0.0.1:${portOf(chance.one(running))}/slack/events`),
    strike: async () => {
      const places = [...running.keys()];
      await Promise.all((chance.happens(allAtOnce) ? places : [chance.one(places)]).map(replace));
    },
    logOf: (requestIds) =>
      all
        .flatMap((one) => one.output().split('\n'))
        .filter((line) => requestIds.has(/"requestId":"([^"]+)"/u.exec(line)?.[1] ?? ''))
        .toSorted((a, b) => timeOf(a).localeCompare(timeOf(b))),
    get dead() {
      return dead;
    },
  };
};
