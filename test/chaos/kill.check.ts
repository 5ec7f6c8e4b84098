import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { set } from '../slack/processes.ts';
import { startPostgres } from '../support/postgres/start-postgres.ts';
import { createChance } from './chance.ts';
import { createCrowd } from './crowd.ts';
import { minuteMs } from './deliver-as-slack.ts';
import { extent, seed } from './extent.ts';
import { startFleet } from './fleet.ts';
import { makeUnreliable } from './unreliable.ts';
import { leftInPostgres, leftInSqlite } from './work-left.ts';

/** What was acknowledged is answered once, whatever dies and whatever Slack loses: kill -9 in the middle of everything. */

const perKill = extent.requests / extent.kills;
/** Between two requests, at most. */
const gapMs = 600;
/** Slack's limits are by the minute, and its minutes are short here. */
const perMinute = (often: number) => ({ burst: often, perMinute: (often * 60_000) / minuteMs });

const engines = [
  { name: 'SQLite', processes: 1 },
  { name: 'PostgreSQL', processes: 3 },
] as const;

it.each(engines)(
  '$name, $processes at work: every request that was acknowledged has exactly one answer',
  { timeout: 900_000, retry: 0 },
  async ({ name, processes }) => {
    console.log(`seed ${seed}: CHAOS_SEED=${seed} makes the same choices`);
    const chance = createChance(seed);
    const { slack, start: begin, folder } = await set(onTestFinished, { rateLimits: { 3: perMinute(50) } });
    const postgres = name === 'SQLite' ? undefined : await startPostgres();
    onTestFinished(() => postgres?.remove());
    const url = await postgres?.create();
    const left = (): Promise<number> =>
      url === undefined ? leftInSqlite(join(folder, 'data', 'consultant.sqlite')) : leftInPostgres(url);
    const env = { SLACK_SIGNING_SECRET: slack.signingSecret, ...(url !== undefined && { DATABASE_URL: url }) };
    const fleet = await startFleet({
      size: processes,
      begin: () => begin(env),
      slack,
      chance,
    });
    const crowd = createCrowd({ slack, chance, reach: fleet.reach });
    const idle = async (): Promise<void> => {
      await expect.poll(left, { timeout: 180_000, interval: 100 }).toBe(0);
      await slack.settled(100, 20_000);
    };
    await crowd.learn(idle);

    const faults = makeUnreliable(slack, chance);
    const asking: Promise<void>[] = [];
    for (let round = 0; round < extent.kills; round += 1) {
      const fatal = Math.floor(chance.between(perKill / 3, perKill));
      let struck: Promise<void> | undefined;
      for (let count = 0; count < perKill; count += 1) {
        await sleep(chance.between(0, gapMs));
        asking.push(crowd.ask());
        if (count === fatal) struck = sleep(chance.between(0, gapMs)).then(() => fleet.strike());
      }
      await struck;
    }
    await Promise.all(asking);
    slack.clearFaults();
    await idle();
    const told = slack.messages.length;
    // A lease that ran out would bring another answer by now.
    await sleep(4_000);

    const figures = { ...crowd.figures(), killed: fleet.dead, ...faults };
    console.log(`${name}: ${JSON.stringify(figures)}`);
    const complaints = crowd.complaints();
    const ids = new Set(complaints.flatMap((one) => [...one.matchAll(/^ {2}([\da-f]+):/gmu)].map(([, id = '']) => id)));
    if (ids.size > 0) console.log([...complaints, ...fleet.logOf(ids)].join('\n'));
    expect(complaints).toEqual([]);
    expect(slack.messages).toHaveLength(told);
    expect(fleet.dead).toBeGreaterThanOrEqual(extent.kills);
    // A machine that is late for other reasons acknowledges less; with nothing acknowledged nothing would be shown.
    expect(crowd.figures()['acknowledged']).toBeGreaterThan(extent.requests / 10);
    slack.expectNoProblems({ except: ['not_acknowledged', 'late_ack'] });
  },
);
