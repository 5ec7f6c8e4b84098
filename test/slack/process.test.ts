import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { kill, portOf, startProcess, type Running } from './process.ts';
import { set, type Setting } from './processes.ts';

/** Several processes start at once, on a machine that may have other things to do. */
const patient = { timeout: 90_000 };

const inTurn = { concurrent: false };

const answered = async (one: Running, times = 1): Promise<void> =>
  one.says(new RegExp(`(?:"outcome":"rollback"[^]*){${times}}`, 'u'));

/** One after the other, on one disk: what the one process leaves, the next one finds. */
describe.concurrent('a process', patient, () => {
  let setting: Setting;
  let running: Running;
  let others = 0;

  beforeAll(async () => {
    setting = await set(afterAll);
  });

  beforeEach(() => {
    others = setting.slack.messages.length;
  });

  /** What was said in this story. */
  const said = () => setting.slack.messages.slice(others);
  const roots = () => said().filter((message) => message.fromBot && message.threadTs === undefined);

  const command = (text: string) => setting.slack.command({ user: setting.anna, channel: setting.channel, text });

  it('waits for a Slack that is away, and is ready when it is back', inTurn, async ({ expect }) => {
    const { slack, anna, channel, http } = setting;
    slack.failNext('auth.test', { status: 503 });
    running = await http({ ADMINS: `${anna.id}, U0SOMEBODY` });
    const port = portOf(running);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    const asked = await slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    await answered(running);
    expect(slack.thread(channel, asked.message.ts).length).toBeGreaterThan(1);
    slack.expectNoProblems();
  });

  it('with ADMINS lets those alone do what administrators do', inTurn, async ({ expect }) => {
    const { slack, anna, channel } = setting;
    const ben = slack.addUser('ben');
    channel.members.add(ben.id);
    for (const [user, words] of [
      [anna, 'I have no change'],
      [ben, 'Administrators alone see who changed what'],
    ] as const) {
      await slack.command({ user, channel, text: 'audit' });
      const answer = await slack.waitForMessage(({ ephemeralTo }) => ephemeralTo === user.id, 10_000);
      expect(plainText(answer)).toContain(words);
    }
    slack.expectNoProblems();
  });

  it('killed between the acknowledgement and the answer, answers once when it is back', inTurn, async ({ expect }) => {
    const { slack, http } = setting;
    slack.failNext('chat.postMessage', { status: 503 }, 20);
    const run = await command('rollback v2.4');
    expect(run.acknowledged).toBe(true);
    await kill(running);
    slack.clearFaults();
    expect(roots()).toEqual([]);
    running = await http();
    await answered(running);
    expect(roots()).toHaveLength(1);
    expect(plainText(roots()[0]!)).toContain('v2.4');
    slack.expectNoProblems();
  });

  it('killed while it posts, finds what it posted and goes on from there', inTurn, async ({ expect }) => {
    const { slack, channel, http } = setting;
    slack.failNext('chat.postMessage', { delayMs: 2500 });
    await command('rollback v2.5');
    await sleep(1500);
    await kill(running);
    await vi.waitUntil(() => said().length > 0, { timeout: 5000 });
    // With this one something is to happen that it cannot finish in time.
    running = await http({ SHUTDOWN_SECONDS: '1' });
    await answered(running);
    expect(roots()).toHaveLength(1);
    expect(slack.thread(channel, roots()[0]!.ts).length).toBeGreaterThan(1);
    const texts = said().map((message) => plainText(message));
    expect(new Set(texts).size).toBe(texts.length);
    slack.expectNoProblems();
  });

  it('leaves at SIGTERM what it cannot finish in time to the next one', inTurn, async ({ expect }) => {
    const { slack, http } = setting;
    slack.failNext('chat.postMessage', { delayMs: 4000, dropConnection: true });
    await command('rollback v2.6');
    await sleep(100);
    running.child.kill('SIGTERM');
    expect(await running.exited(4000)).toEqual({ code: 0, signal: null });
    running = await http();
    await answered(running);
    expect(roots()).toHaveLength(1);
  });

  it(
    'answers once what another one on its store was told too, and goes on with what that one leaves',
    inTurn,
    async ({ expect }) => {
      const { slack, http } = setting;
      const first = running;
      const second = await http();
      slack.failNext('chat.postMessage', { delayMs: 1500 });
      const run = await command('rollback v2.7');
      slack.connect(`http://127.0.0.1:${portOf(first)}/slack/events`);
      await slack.redeliver(run);
      await sleep(1000);
      second.child.kill('SIGKILL');
      await answered(first, 2);
      expect(roots()).toHaveLength(1);
      const texts = said().map((message) => plainText(message));
      expect(new Set(texts).size).toBe(texts.length);
      slack.expectNoProblems();
    },
  );

  it('killed while Slack is slow, looks again for what may still be on its way', inTurn, async ({ expect }) => {
    const { slack, http } = setting;
    // It arrives when the next process has looked for it more than once.
    slack.failNext('chat.postMessage', { delayMs: 8000 });
    await command('rollback v2.8');
    await sleep(700);
    await kill(running);
    running = await http();
    await answered(running);
    await sleep(1000);
    expect(roots()).toHaveLength(1);
    slack.expectNoProblems();
  });

  it('takes nothing more at SIGTERM, finishes what is in hand and ends with 0', inTurn, async ({ expect }) => {
    const { slack } = setting;
    slack.failNext('chat.postMessage', { delayMs: 800 });
    await command('rollback v2.9');
    running.child.kill('SIGTERM');
    await running.says('"msg":"stopping"');
    const late = await command('help');
    expect(late.status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${portOf(running)}/readyz`)).status).toBe(503);
    expect(await running.exited(25_000)).toEqual({ code: 0, signal: null });
    expect(roots()).toHaveLength(1);
    expect(running.output()).toContain('"outcome":"done"');
    slack.expectNoProblems({ except: ['not_acknowledged'] });
  });
});

describe.concurrent('the start', patient, () => {
  it('with half of the credentials says which variable is missing, and ends with 1', async ({ expect }) => {
    const one = startProcess({ SLACK_BOT_TOKEN: 'xoxb-1' });
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toMatch(/SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: neither is set/u);
    expect(one.output()).not.toContain('xoxb-1');
  });

  it('with a bad persona names every fault, one a line, and ends with 1', async ({ expect, onTestFinished }) => {
    const { folder } = await set(onTestFinished);
    await writeFile(join(folder, 'a.md'), '---js\n{}\n---\n');
    await writeFile(join(folder, 'b.md'), '---\nkind: nonsense\n---\n');
    const one = startProcess({ PERSONAS_DIR: folder });
    expect((await one.exited()).code).toBe(1);
    expect(one.output().match(/^\S+[ab]\.md:\d+: /gmu)?.length).toBeGreaterThanOrEqual(2);
  });

  it('with a revoked token says that Slack refuses it, and ends with 1', async ({ expect, onTestFinished }) => {
    const { slack, start } = await set(onTestFinished);
    slack.revoke(slack.botToken);
    const one = start({ SLACK_SIGNING_SECRET: slack.signingSecret });
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toContain('Slack refused the credentials (token_revoked)');
    expect(one.output()).not.toContain(slack.botToken);
  });

  it('with a wrong app token says so, and ends with 1', async ({ expect, onTestFinished }) => {
    const { start } = await set(onTestFinished);
    const one = start({ SLACK_APP_TOKEN: 'xapp-1-wrong' });
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toContain('Slack refused the credentials (invalid_auth)');
  });

  it('without a place for its store says where it looked, and ends with 1', async ({ expect, onTestFinished }) => {
    const { folder, slack, start } = await set(onTestFinished);
    const inTheWay = join(folder, 'a-file');
    await writeFile(inTheWay, '');
    const one = start({ SLACK_SIGNING_SECRET: slack.signingSecret, DATA_DIR: inTheWay });
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toContain(`DATA_DIR: ${join(inTheWay, 'consultant.sqlite')} cannot be opened`);
  });

  it('with --terminal is a consultation in the terminal', async ({ expect }) => {
    const one = startProcess({}, 'pipe', [], { words: ['--terminal'] });
    await one.says('A consultation in the terminal, because --terminal is given');
    one.child.stdin?.end('rollback v2.3\n');
    expect((await one.exited()).code).toBe(0);
    expect(one.output()).toContain('v2.3');
  });
});
