import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, startBench, type Bench } from './bench.ts';

const minute = 60_000;

let time: number;
let bench: Bench;
let anna: User;
let channel: Channel;

beforeEach(async () => {
  time = Date.now();
  bench = await startBench({ now: () => time });
  anna = bench.slack.addUser('anna');
  channel = bench.slack.addChannel({ members: [anna] });
});

afterEach(() => bench.stop());

const logged = async (words: string): Promise<void> => {
  await expect.poll(() => bench.logged.some((line) => line.includes(words)), { timeout: 10_000 }).toBe(true);
};

/** Slack takes nothing for so long, and then everything again. */
const outage = async (lasts: number, asked: () => Promise<unknown>): Promise<void> => {
  bench.slack.failNext('*', { status: 503 }, 1_000);
  await asked();
  await logged('the request waits');
  time += lasts;
  if (lasts >= 30 * minute) await logged('answer dropped');
  bench.slack.clearFaults();
  time += 2 * minute;
  await bench.idle(15_000);
};

const metrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${bench.port}/metrics`)).text();

describe('an answer that Slack did not take', () => {
  const mention = () => bench.slack.mention({ user: anna, channel, text: 'rollback v2.3' });

  it('for 29 minutes comes late, whole', async () => {
    await outage(27 * minute, mention);
    expect(fromBot(bench).length).toBeGreaterThan(1);
    expect(plainText(fromBot(bench)[0]!)).toContain('Roll back to v2.3');
    expect(await metrics()).toContain('devops_consultant_answers_dropped_total 0');
  });

  it('for 30 minutes is dropped: its thread says so once, and there it can be asked again', async () => {
    await outage(30 * minute, mention);
    const [said, ...more] = fromBot(bench);
    expect(more).toEqual([]);
    expect(plainText(said!)).toContain('Slack did not take my answer to "rollback v2.3" for 30 minutes');
    expect(said!.threadTs).toBeDefined();
    expect(buttonsOf(said!)).toEqual(['ask:again']);
    await bench.slack.clickButton(said!, 'ask:again', { user: anna });
    await bench.idle();
    expect(plainText(fromBot(bench)[1]!)).toContain('Roll back to v2.3');
    bench.slack.expectNoProblems();
  });

  it('is counted, where it can be watched', async () => {
    await outage(30 * minute, mention);
    expect(bench.logged.find((line) => line.includes('answer dropped'))).toContain('"dropped":1');
    expect(await metrics()).toContain('devops_consultant_answers_dropped_total 1\n');
  });

  it('to a command is regretted to whoever typed it, alone: their response_url has expired', async () => {
    await outage(31 * minute, () => bench.slack.command({ user: anna, channel, text: 'rollback v2.3 --private' }));
    expect(fromBot(bench)).toHaveLength(1);
    expect(fromBot(bench)[0]!.channel).toBe(bench.slack.dmOf(anna));
    expect(plainText(fromBot(bench)[0]!)).toContain('for 30 minutes');
    expect(buttonsOf(fromBot(bench)[0]!)).toEqual([]);
  });

  it('in part says that what is there is not all of it', async () => {
    bench.slack.failNext('chat.postMessage', {});
    await outage(30 * minute, mention);
    expect(fromBot(bench)).toHaveLength(2);
    expect(plainText(fromBot(bench)[1]!)).toContain('it is not all of it');
  });
});
