import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { kill, portOf, startProcess, type Running } from './process.ts';
import { set } from './processes.ts';

/** A dozen processes start at once, on a machine that may have other things to do. */
const patient = { timeout: 90_000 };

const answered = async (one: Running): Promise<void> => one.says('"outcome":"rollback"');

describe.concurrent('killed', patient, () => {
  it('between the acknowledgement and the answer, it answers once when it is back', async ({
    expect,
    onTestFinished,
  }) => {
    const { slack, anna, channel, http, roots } = await set(onTestFinished);
    const first = await http();
    slack.failNext('chat.postMessage', { status: 503 }, 20);
    const run = await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    expect(run.acknowledged).toBe(true);
    await kill(first);
    slack.clearFaults();
    expect(roots()).toEqual([]);
    await answered(await http());
    expect(roots()).toHaveLength(1);
    expect(plainText(roots()[0]!)).toContain('v2.3');
    slack.expectNoProblems();
  });

  it('while it posts, it finds what it posted and goes on from there', async ({ expect, onTestFinished }) => {
    const { slack, anna, channel, http, roots } = await set(onTestFinished);
    const first = await http();
    slack.failNext('chat.postMessage', { delayMs: 2500 });
    await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    await sleep(1500);
    await kill(first);
    await slack.waitForMessage(() => true, 5000);
    await answered(await http());
    expect(roots()).toHaveLength(1);
    expect(slack.thread(channel, roots()[0]!.ts).length).toBeGreaterThan(1);
    const texts = slack.messages.map((message) => plainText(message));
    expect(new Set(texts).size).toBe(texts.length);
    slack.expectNoProblems();
  });
});

describe.concurrent('killed while Slack is slow', patient, () => {
  it('looks again for what may still be on its way', async ({ expect, onTestFinished }) => {
    const { slack, anna, channel, http, roots } = await set(onTestFinished);
    const first = await http();
    // It arrives when the next process has looked for it once.
    slack.failNext('chat.postMessage', { delayMs: 5500 });
    await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    await sleep(700);
    await kill(first);
    await answered(await http());
    await sleep(1000);
    expect(roots()).toHaveLength(1);
    slack.expectNoProblems();
  });
});

describe.concurrent('two processes on one store', patient, () => {
  it('answer once what both were told, and go on with what the other leaves', async ({ expect, onTestFinished }) => {
    const { slack, anna, channel, http, roots } = await set(onTestFinished);
    const first = await http();
    const second = await http();
    slack.failNext('chat.postMessage', { delayMs: 1500 });
    const run = await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    slack.connect(`http://127.0.0.1:${portOf(first)}/slack/events`);
    await slack.redeliver(run);
    await sleep(1000);
    second.child.kill('SIGKILL');
    await answered(first);
    expect(roots()).toHaveLength(1);
    const texts = slack.messages.map((message) => plainText(message));
    expect(new Set(texts).size).toBe(texts.length);
    slack.expectNoProblems();
  });
});

describe.concurrent('SIGTERM', patient, () => {
  it('takes nothing more, finishes what is in hand and ends with 0', async ({ expect, onTestFinished }) => {
    const { slack, anna, channel, http, roots } = await set(onTestFinished);
    const one = await http();
    slack.failNext('chat.postMessage', { delayMs: 800 });
    await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    one.child.kill('SIGTERM');
    await one.says('"msg":"stopping"');
    const late = await slack.command({ user: anna, channel, text: 'help' });
    expect(late.status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${portOf(one)}/readyz`)).status).toBe(503);
    expect(await one.exited()).toEqual({ code: 0, signal: null });
    expect(roots()).toHaveLength(1);
    expect(one.output()).toContain('"outcome":"done"');
    slack.expectNoProblems({ except: ['not_acknowledged'] });
  });

  it('ends a process in Socket Mode with 0, and quickly', async ({ expect, onTestFinished }) => {
    const { slack, anna, channel, start } = await set(onTestFinished);
    const one = start({ SLACK_APP_TOKEN: slack.appToken });
    await one.says('in Socket Mode, because SLACK_APP_TOKEN is set');
    await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    await answered(one);
    one.child.kill('SIGTERM');
    expect(await one.exited(5000)).toEqual({ code: 0, signal: null });
  });

  it('leaves what cannot be finished in time to the next process', async ({ expect, onTestFinished }) => {
    const { slack, anna, channel, http, roots } = await set(onTestFinished);
    const one = await http({ SHUTDOWN_SECONDS: '1' });
    slack.failNext('chat.postMessage', { delayMs: 4000, dropConnection: true });
    await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    await sleep(100);
    one.child.kill('SIGTERM');
    expect(await one.exited(4000)).toEqual({ code: 0, signal: null });
    await answered(await http());
    expect(roots()).toHaveLength(1);
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

  it('waits for a Slack that is away, and is ready when it is back', async ({ expect, onTestFinished }) => {
    const { slack, anna, channel, http } = await set(onTestFinished);
    slack.failNext('auth.test', { status: 503 });
    const one = await http();
    const port = portOf(one);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    const said = await slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    await answered(one);
    expect(slack.thread(channel, said.message.ts).length).toBeGreaterThan(1);
    slack.expectNoProblems();
  });

  it('with ADMINS lets those alone do what administrators do', async ({ expect, onTestFinished }) => {
    const { slack, anna, channel, http } = await set(onTestFinished);
    const ben = slack.addUser('ben');
    channel.members.add(ben.id);
    await http({ ADMINS: `${anna.id}, U0SOMEBODY` });
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

  it('with --terminal is a consultation in the terminal', async ({ expect }) => {
    const one = startProcess({}, 'pipe', [], { words: ['--terminal'] });
    await one.says('A consultation in the terminal, because --terminal is given');
    one.child.stdin?.end('rollback v2.3\n');
    expect((await one.exited()).code).toBe(0);
    expect(one.output()).toContain('v2.3');
  });
});
