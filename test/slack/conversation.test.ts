import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { fromBot, startTeam, type Bench } from './bench.ts';

let bench: Bench;
let anna: User;
let ben: User;
let channel: Channel;

beforeEach(async () => {
  ({ bench, anna, ben, channel } = await startTeam());
});

afterEach(() => bench.stop());

/** An answer in the channel, to go on from. */
const answered = async (text: string): Promise<StoredMessage> => {
  await bench.slack.command({ user: anna, channel, text });
  await bench.idle();
  return fromBot(bench)[0]!;
};

/** What the bot said since. */
const after = async (count: number): Promise<StoredMessage[]> => {
  await bench.idle();
  return fromBot(bench).slice(count);
};

describe('a mention', () => {
  it('is answered in a thread below it, once, though two events tell of it', async () => {
    const said = await bench.slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    expect(said.deliveries).toHaveLength(2);
    await bench.idle();
    const [root, ...replies] = fromBot(bench);
    expect(plainText(root!)).toContain('v2.3');
    expect([root!, ...replies].every(({ threadTs }) => threadTs === said.message.ts)).toBe(true);
    expect(fromBot(bench).filter((one) => plainText(one) === plainText(root!))).toHaveLength(1);
    bench.slack.expectNoProblems();
  });

  it('is answered when only one of its two events reaches us, whichever it is, and the other one much later', async () => {
    const { slack } = bench;
    for (const [first, second] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const count = fromBot(bench).length;
      slack.connect('http://127.0.0.1:9/');
      const { deliveries } = await slack.mention({ user: anna, channel, text: 'rollback v2.3' });
      slack.connect(`http://127.0.0.1:${bench.port}/slack/events`);
      await slack.redeliver(deliveries[first]!);
      const answer = await after(count);
      expect(plainText(answer[0]!)).toContain('v2.3');
      await slack.redeliver(deliveries[second]!, { num: 3 });
      expect(await after(count)).toHaveLength(answer.length);
    }
  });

  it('that cannot be understood is explained to its author alone', async () => {
    await bench.slack.mention({ user: anna, channel, text: 'rollback ; reboot' });
    await bench.idle();
    expect(fromBot(bench)).toMatchObject([{ ephemeralTo: anna.id, shown: true }]);
    bench.slack.expectNoProblems();
  });

  it('with a history that was cut is asked for it again, and the whole one fills the plan in', async () => {
    const root = await answered('rollback checkout to v2.3 on eks with argo cd');
    const rows = [
      'ID  DATE  REVISION',
      '41  2026-11-11 10:02:41 +0100 CET  v2.2 (2158bc9)',
      '42  2026-11-16 11:45:12 +01…',
    ];
    const pasted = async (...lines: readonly string[]): Promise<string> => {
      const count = fromBot(bench).length;
      const text = `\`\`\`\n${lines.join('\n')}\n\`\`\``;
      await bench.slack.threadReply(root, { user: anna, text });
      return (await after(count)).map(plainText).join('\n');
    };
    const cut = await pasted(...rows);
    expect(cut).toContain('A part of this list could not be read');
    expect(cut).not.toMatch(/app rollback checkout \d/u);
    const whole = await pasted(
      ...rows.slice(0, 2),
      '42  2026-11-16 11:45:12 +0100 CET  v2.3 (c2ceebf)',
      '43  2026-11-19 13:02:10 +0100 CET  v2.4 (0e5a1f7)',
    );
    expect(whole).toContain('argocd app rollback checkout 42');
    bench.slack.expectNoProblems();
  });

  it('in the thread of an answer changes that answer, whoever says it', async () => {
    const root = await answered('rollback checkout to v2.3');
    const count = fromBot(bench).length;
    await bench.slack.threadReply(root, { user: ben, text: `<@${bench.slack.botUserId}> v2.2 instead` });
    const [again] = await after(count);
    expect(again).toMatchObject({ threadTs: root.ts, ephemeralTo: undefined });
    expect(plainText(again!)).toContain('v2.2');
    expect(plainText(again!)).toContain('checkout');
    bench.slack.expectNoProblems();
  });
});

describe('in the thread of an answer', () => {
  it('the asker needs no mention to change it, and each change builds on the one before', async () => {
    const root = await answered('rollback checkout to v2.3');
    const count = fromBot(bench).length;
    await bench.slack.threadReply(root, { user: anna, text: 'v2.2 instead' });
    const changed = await after(count);
    expect(plainText(changed[0]!)).toContain('v2.2');
    await bench.slack.threadReply(root, { user: anna, text: 'for staging' });
    const [last] = await after(count + changed.length);
    expect(plainText(last!)).toContain('v2.2');
    expect(plainText(last!).toLowerCase()).toContain('staging');
    bench.slack.expectNoProblems();
  });

  it('another strategy changes the plan to the one of the platform set so', async () => {
    const root = await answered('rollback checkout to v2.3 on ecs');
    const count = fromBot(bench).length;
    expect(plainText(root)).toContain('Amazon ECS, rolling update');
    await bench.slack.threadReply(root, { user: anna, text: 'what if it is blue-green?' });
    const changed = await after(count);
    expect(plainText(changed[0]!)).toContain('Amazon ECS, blue/green');
    expect(changed.map((one) => plainText(one)).join('\n')).toContain('aws ecs stop-service-deployment');
    bench.slack.expectNoProblems();
  });

  it('a change of a few words is one message that says what of the plan stays as it is', async () => {
    const root = await answered('rollback checkout to v2.3 on eks');
    const plan = fromBot(bench).length;
    expect(plan).toBeGreaterThan(2);
    await bench.slack.threadReply(root, { user: anna, text: 'the image is still there' });
    const verdict = await after(plan);
    expect(verdict).toHaveLength(1);
    expect(plainText(verdict[0]!)).toContain('The artefact of v2.3 is still there');
    expect(plainText(verdict[0]!)).toContain('As above in this thread: Until users are served');
    await bench.slack.threadReply(root, { user: anna, text: 'v2.2 instead' });
    const other = await after(plan + 1);
    expect(other.length).toBeLessThan(plan);
    expect(other.map((one) => plainText(one)).join('\n')).toContain('carried v2.2');
    bench.slack.expectNoProblems();
  });

  it('people can talk with each other', async () => {
    const root = await answered('rollback checkout to v2.3');
    const count = fromBot(bench).length;
    const talk = ['thanks, doing it now', 'looks good', 'who is on call?', `<@${ben.id}> v2.2 instead?`, '+1'];
    for (const text of talk) await bench.slack.threadReply(root, { user: anna, text });
    await bench.slack.threadReply(root, { user: ben, text: 'v2.1 instead' });
    expect(await after(count)).toEqual([]);
  });

  it('says why it answered so', async () => {
    const root = await answered('rollback checkout to v2.3');
    const count = fromBot(bench).length;
    await bench.slack.threadReply(root, { user: anna, text: 'why' });
    const [why, ...rest] = await after(count);
    expect(plainText(why!)).toContain('devops/');
    await bench.slack.threadReply(root, { user: anna, text: 'v2.2 instead' });
    const [again] = await after(count + 1 + rest.length);
    expect(plainText(again!)).toContain('v2.2');
  });

  it('edits, deletions and its own messages are no questions', async () => {
    const root = await answered('rollback checkout to v2.3');
    const said = await bench.slack.threadReply(root, { user: anna, text: 'looks good' });
    const count = fromBot(bench).length;
    await bench.slack.edit(said.message, 'v2.2 instead');
    expect(await after(count)).toEqual([]);
    const received = bench.logged.filter((line) => line.includes('request received'));
    expect(received).toHaveLength(2);
  });
});

describe('talk elsewhere', () => {
  it('is not kept and not answered', async () => {
    const said = await bench.slack.say({ user: anna, channel, text: 'rollback v2.3' });
    await bench.slack.threadReply(said.message, { user: anna, text: 'v2.2 instead' });
    await bench.idle();
    expect(fromBot(bench)).toEqual([]);
    expect(bench.logged.some((line) => line.includes('request received'))).toBe(false);
  });
});

describe('a direct message', () => {
  it('thanks alone need no answer', async () => {
    await bench.slack.dm({ user: anna, text: 'Thanks!' });
    await bench.idle();
    expect(fromBot(bench)).toEqual([]);
    await bench.slack.dm({ user: anna, text: 'hi' });
    await bench.idle();
    expect(fromBot(bench)).not.toEqual([]);
  });

  it('is answered in a thread below it, which can be continued', async () => {
    const said = await bench.slack.dm({ user: anna, text: 'rollback checkout to v2.3' });
    await bench.idle();
    const first = fromBot(bench);
    expect(first[0]).toMatchObject({ threadTs: said.message.ts });
    await bench.slack.threadReply(said.message, { user: anna, text: 'v2.2 instead' });
    const [again] = await after(first.length);
    expect(plainText(again!)).toContain('v2.2');
    bench.slack.expectNoProblems();
  });

  it('that changes nothing is told how to', async () => {
    const said = await bench.slack.dm({ user: anna, text: 'rollback checkout to v2.3' });
    await bench.idle();
    const count = fromBot(bench).length;
    await bench.slack.threadReply(said.message, { user: anna, text: 'hm' });
    const [hint] = await after(count);
    expect(hint).toMatchObject({ threadTs: said.message.ts, via: 'chat.postMessage' });
    bench.slack.expectNoProblems();
  });
});
