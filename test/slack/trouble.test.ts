import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { troubleOf } from '../../src/slack/delivery/trouble.ts';
import { fromBot, startBench, type Bench } from './bench.ts';

let bench: Bench;
let anna: User;
let channel: Channel;

beforeEach(async () => {
  bench = await startBench();
  anna = bench.slack.addUser('anna');
  channel = bench.slack.addChannel({ members: [anna] });
});

afterEach(() => bench.stop());

const ask = async (text = 'rollback v2.3', where = channel): Promise<void> => {
  const run = await bench.slack.command({ user: anna, channel: where, text });
  expect(run.acknowledged).toBe(true);
};

/** An answer as it is when nothing goes wrong, to compare with. */
const undisturbed = async (): Promise<readonly string[]> => {
  await ask();
  await bench.idle();
  const said = fromBot(bench).map((one) => plainText(one));
  return said;
};

describe('when Slack', () => {
  it('asks to wait, the answer waits as long and comes whole', async () => {
    const expected = await undisturbed();
    bench.slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 2 });
    const start = performance.now();
    await ask();
    await bench.idle(10_000);
    expect(performance.now() - start).toBeGreaterThan(1900);
    expect(
      fromBot(bench)
        .slice(expected.length)
        .map((one) => plainText(one)),
    ).toEqual(expected);
    bench.slack.expectNoProblems();
  });

  it('loses its answer to a post, nothing is posted twice', async () => {
    const expected = await undisturbed();
    bench.slack.failNext('chat.postMessage', { loseResponse: true }, 2);
    await ask();
    await bench.idle(10_000);
    expect(
      fromBot(bench)
        .slice(expected.length)
        .map((one) => plainText(one)),
    ).toEqual(expected);
    expect(bench.slack.callsTo('conversations.history').length).toBeGreaterThan(0);
    bench.slack.expectNoProblems();
  });

  it('loses its answer in the middle of a thread, nothing is posted twice', async () => {
    const expected = await undisturbed();
    const said = await bench.slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    await bench.idle();
    const count = fromBot(bench).length;
    bench.slack.failNext('chat.postMessage', {});
    bench.slack.failNext('chat.postMessage', { loseResponse: true });
    await bench.slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    await bench.idle(10_000);
    expect(
      fromBot(bench)
        .slice(count)
        .map((one) => plainText(one)),
    ).toEqual(expected);
    expect(bench.slack.callsTo('conversations.replies')).toHaveLength(1);
    expect(said.acknowledged).toBe(true);
    bench.slack.expectNoProblems();
  });

  it('fails, cuts connections and is down, the answer comes later, once', async () => {
    const expected = await undisturbed();
    bench.slack.failNext('*', { status: 500 });
    bench.slack.failNext('*', { dropConnection: true });
    bench.slack.failNext('*', { status: 503 });
    await ask();
    await bench.idle(15_000);
    expect(
      fromBot(bench)
        .slice(expected.length)
        .map((one) => plainText(one)),
    ).toEqual(expected);
    bench.slack.expectNoProblems();
  });

  it('fails at a response_url, the hint comes later', async () => {
    bench.slack.failNext('response_url', { status: 500 });
    bench.slack.failNext('response_url', { status: 429, retryAfterSeconds: 1 });
    await ask('rollback ; reboot');
    await bench.idle(10_000);
    expect(fromBot(bench)).toMatchObject([{ ephemeralTo: anna.id }]);
  });

  it('loses its answer to a hint, the hint is said again in its own place', async () => {
    bench.slack.failNext('response_url', { loseResponse: true });
    await ask('rollback v2.3 --nonsense');
    await bench.idle(10_000);
    expect(fromBot(bench)).toMatchObject([{ ephemeralTo: anna.id, edits: 1 }]);
    expect(bench.slack.callsTo('response_url')).toHaveLength(2);
    bench.slack.expectNoProblems();
  });

  it('loses its answer to a direct message of last resort, it is not sent twice', async () => {
    const elsewhere = bench.slack.addChannel({ members: [anna], bot: false });
    bench.slack.failNext('response_url', { error: 'expired_url', status: 404 }, 10);
    bench.slack.failNext('chat.postMessage', { error: 'not_in_channel' });
    bench.slack.failNext('chat.postMessage', { loseResponse: true });
    await ask('rollback v2.3', elsewhere);
    await bench.idle(10_000);
    const texts = fromBot(bench).map((one) => plainText(one));
    expect(fromBot(bench)[0]!.channel).toBe(bench.slack.dmOf(anna));
    expect(texts.length).toBeGreaterThan(1);
    expect(new Set(texts).size).toBe(texts.length);
    expect(bench.slack.callsTo('conversations.open')).toHaveLength(1);
  });

  it('is not to be reached, it has certainly done nothing', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    if (address === null || typeof address === 'string') throw new Error('no port to be had');
    const refused = await fetch(`http://127.0.0.1:${address.port}`).catch((error: unknown) => error);
    expect(troubleOf(refused)).toMatchObject({ code: 'unreachable', mayBeDone: false });
  });

  it('refuses a message for good, the asker is told once, with the id that is in the log', async () => {
    bench.slack.failNext('chat.postMessage', { error: 'invalid_blocks' });
    await ask();
    await bench.idle();
    const faults = bench.logged.filter((line) => line.includes('request failed'));
    expect(faults).toHaveLength(1);
    const { faultId, code } = JSON.parse(faults[0]!) as { faultId: string; code: string };
    expect(code).toBe('invalid_blocks');
    expect(fromBot(bench)).toMatchObject([{ ephemeralTo: anna.id }]);
    expect(plainText(fromBot(bench)[0]!)).toContain(faultId);
  });

  it('refuses a part of an answer, the asker is told in spite of what is there already', async () => {
    bench.slack.failNext('chat.postMessage', {});
    bench.slack.failNext('chat.postMessage', { error: 'msg_blocks_too_long' });
    const said = await bench.slack.dm({ user: anna, text: 'rollback v2.3' });
    await bench.idle();
    expect(fromBot(bench)).toHaveLength(2);
    expect(fromBot(bench)[1]).toMatchObject({ threadTs: said.message.ts });
  });

  it('has archived the channel, the asker gets the answer', async () => {
    bench.slack.failNext('chat.postMessage', { error: 'is_archived' });
    await ask();
    await bench.idle();
    expect(fromBot(bench).every(({ ephemeralTo }) => ephemeralTo === anna.id)).toBe(true);
    expect(plainText(fromBot(bench)[0]!)).toContain('v2.3');
  });
});

describe('one answer that waits', () => {
  it('does not hold up the others', async () => {
    const other = bench.slack.addChannel({ members: [anna] });
    bench.slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 3 });
    await ask();
    await bench.slack.settled(100);
    await ask('help', other);
    const root = await bench.slack.waitForMessage((message) => message.channel === other, 1000);
    expect(root.threadTs).toBeUndefined();
  });

  it('comes after a restart', async () => {
    bench.slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 1 });
    await ask();
    await bench.slack.settled(100);
    expect(fromBot(bench)).toEqual([]);
    await bench.restart();
    await bench.slack.waitForMessage((message) => plainText(message).includes('v2.3'), 8000);
    await bench.idle(8000);
    expect(fromBot(bench).filter(({ threadTs }) => threadTs === undefined)).toHaveLength(1);
    bench.slack.expectNoProblems();
  });

  it('keeps the order of a thread', async () => {
    const { slack } = bench;
    const said = await slack.dm({ user: anna, text: 'rollback checkout to v2.3' });
    await bench.idle();
    const count = fromBot(bench).length;
    slack.failNext('chat.postMessage', { status: 429, retryAfterSeconds: 1 });
    await slack.threadReply(said.message, { user: anna, text: 'v2.2 instead' });
    await slack.threadReply(said.message, { user: anna, text: 'for staging' });
    await bench.idle(8000);
    const words = fromBot(bench)
      .slice(count)
      .map((one) => plainText(one));
    expect(words[0]).toContain('v2.2');
    expect(words.at(-1)).toBeDefined();
    expect(words.some((one) => one.includes('v2.2') && one.toLowerCase().includes('staging'))).toBe(true);
    slack.expectNoProblems();
  });
});
