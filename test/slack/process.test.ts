import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../support/slack/fake-slack.ts';
import { plainText } from '../support/slack/plain-text.ts';
import type { StoredMessage } from '../support/slack/state/message-store.ts';
import type { Channel, User } from '../support/slack/state/workspace.ts';
import { startSlack } from './bench.ts';
import { startProcess, type Running } from './process.ts';

let slack: FakeSlack;
let folder: string;
let anna: User;
let channel: Channel;
let running: Running[];

beforeEach(async () => {
  slack = await startSlack();
  folder = await mkdtemp(join(tmpdir(), 'consultant-'));
  anna = slack.addUser('anna');
  channel = slack.addChannel({ members: [anna] });
  running = [];
});

afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map((one) => one.exited()));
  await slack.close();
  await rm(folder, { recursive: true });
});

const start = (env: Readonly<Record<string, string>> = {}): Running => {
  const one = startProcess({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_PATH: join(folder, 'data', 'consultant.sqlite'),
    PORT: '0',
    ...env,
  });
  running.push(one);
  return one;
};

const http = async (env: Readonly<Record<string, string>> = {}): Promise<Running> => {
  const one = start({ SLACK_SIGNING_SECRET: slack.signingSecret, ...env });
  await one.says(/over HTTP on port \d+/u);
  slack.connect(`http://127.0.0.1:${/on port (\d+)/u.exec(one.output())?.[1]}/slack/events`);
  return one;
};

const kill = async (one: Running): Promise<void> => {
  one.child.kill('SIGKILL');
  await one.exited();
};

const roots = (): StoredMessage[] =>
  slack.messages.filter((message) => message.fromBot && message.threadTs === undefined);

const answered = async (one: Running): Promise<void> => one.says('"outcome":"rollback"', 15_000);

describe('killed', () => {
  it('between the acknowledgement and the answer, it answers once when it is back', async () => {
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

  it('while it posts, it finds what it posted and goes on from there', async () => {
    const first = await http();
    slack.failNext('chat.postMessage', { delayMs: 600 });
    await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    await sleep(300);
    await kill(first);
    await slack.waitForMessage(() => true);
    await answered(await http());
    expect(roots()).toHaveLength(1);
    expect(slack.thread(channel, roots()[0]!.ts).length).toBeGreaterThan(1);
    const texts = slack.messages.map((message) => plainText(message));
    expect(new Set(texts).size).toBe(texts.length);
    slack.expectNoProblems();
  });
});

describe('SIGTERM', () => {
  it('takes nothing more, finishes what is in hand and ends with 0', async () => {
    const one = await http();
    slack.failNext('chat.postMessage', { delayMs: 800 });
    await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    one.child.kill('SIGTERM');
    await one.says('"msg":"stopping"');
    const late = await slack.command({ user: anna, channel, text: 'help' });
    expect(late.status).toBe(503);
    expect(await one.exited()).toEqual({ code: 0, signal: null });
    expect(roots()).toHaveLength(1);
    expect(one.output()).toContain('"outcome":"done"');
    slack.expectNoProblems({ except: ['not_acknowledged'] });
  });

  it('ends a process in Socket Mode with 0, and quickly', async () => {
    const one = start({ SLACK_APP_TOKEN: slack.appToken });
    await one.says('in Socket Mode, because SLACK_APP_TOKEN is set');
    await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    await answered(one);
    one.child.kill('SIGTERM');
    expect(await one.exited(5000)).toEqual({ code: 0, signal: null });
  });

  it('leaves what cannot be finished in time to the next process', async () => {
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

describe('at the start', () => {
  it('it says which variable is missing, and ends with 1', async () => {
    const one = startProcess({ SLACK_BOT_TOKEN: 'xoxb-1' });
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toMatch(/SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: neither is set/u);
    expect(one.output()).not.toContain('xoxb-1');
  });

  it('it names every fault of a persona, one a line, and ends with 1', async () => {
    await writeFile(join(folder, 'a.md'), '---js\n{}\n---\n');
    await writeFile(join(folder, 'b.md'), '---\nkind: nonsense\n---\n');
    const one = startProcess({ PERSONAS_DIR: folder });
    expect((await one.exited()).code).toBe(1);
    expect(one.output().match(/^\S+[ab]\.md:\d+: /gmu)?.length).toBeGreaterThanOrEqual(2);
  });

  it('it says that Slack refuses the token, and ends with 1', async () => {
    slack.revoke(slack.botToken);
    const one = start({ SLACK_SIGNING_SECRET: slack.signingSecret });
    expect((await one.exited()).code).toBe(1);
    expect(one.output()).toContain('Slack refused the credentials (token_revoked)');
    expect(one.output()).not.toContain(slack.botToken);
  });

  it('it waits for a Slack that is away, and is ready when it is back', async () => {
    slack.failNext('auth.test', { status: 503 });
    const one = await http();
    const port = /on port (\d+)/u.exec(one.output())?.[1];
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    const said = await slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    await answered(one);
    expect(slack.thread(channel, said.message.ts).length).toBeGreaterThan(1);
    slack.expectNoProblems();
  });

  it('without credentials it is a consultation in the terminal', async () => {
    const one = startProcess({}, 'pipe');
    running.push(one);
    await one.says('No Slack credentials are set, so this is a consultation in the terminal');
    one.child.stdin?.end('rollback v2.3\n');
    expect((await one.exited()).code).toBe(0);
    expect(one.output()).toContain('v2.3');
  });
});
