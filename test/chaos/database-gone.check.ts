import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi, type TestContext } from 'vitest';
import { startPostgres, type Postgres } from '../support/postgres/start-postgres.ts';
import { portOf, startProcess, type Running } from '../slack/process.ts';
import { set } from '../slack/processes.ts';
import { extent } from './extent.ts';

type OnTestFinished = TestContext['onTestFinished'];

/** One for each test, for they run beside each other: they mostly wait. */
const newPostgres = async (onTestFinished: OnTestFinished): Promise<Postgres> => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.remove());
  return postgres;
};

const readiness = async (one: Running): Promise<number> =>
  (await fetch(`http://127.0.0.1:${portOf(one)}/readyz`)).status;

const becomes = async (one: Running, status: number): Promise<void> => {
  await vi.waitFor(async () => expect(await readiness(one)).toBe(status), { timeout: 40_000, interval: 100 });
};

/** A bot that has answered once, and what a person does. */
const start = async (
  onTestFinished: OnTestFinished,
  env: Readonly<Record<string, string>>,
  wrapper?: readonly string[],
) => {
  const setting = await set(onTestFinished);
  const { slack, anna, channel } = setting;
  /** What everybody sees: an apology is for the asker alone. */
  const roots = () => setting.roots().filter(({ ephemeralTo }) => ephemeralTo === undefined);
  const one = await setting.http(env, wrapper);
  const ask = () => slack.command({ user: anna, channel, text: 'rollback v2.3' });
  expect((await ask()).acknowledged).toBe(true);
  await vi.waitFor(() => expect(roots()).toHaveLength(1), { timeout: 40_000 });
  const mention = () => slack.mention({ user: anna, channel, text: 'rollback v2.3' });
  /** Each said once: nothing is below or beside it twice. */
  const answersTo = (ts: string): number =>
    slack.thread(channel, ts).filter(({ fromBot, text }) => fromBot && text.includes('v2.3')).length;
  return { ...setting, roots, one, ask, mention, answersTo };
};

type Started = Awaited<ReturnType<typeof start>>;

/** No acknowledgement without durability; and when it is over, all is well without anybody's help. */
const expectHonesty = async (
  { slack, anna, one, ask, mention, answersTo, roots }: Started,
  { breaks, mends }: { readonly breaks: () => Promise<void>; readonly mends: () => Promise<void> },
): Promise<void> => {
  await breaks();
  await becomes(one, 503);
  const told = slack.messages.length;
  expect((await fetch(`http://127.0.0.1:${portOf(one)}/healthz`)).status).toBe(200);
  const command = await ask();
  expect(command.acknowledged).toBe(false);
  expect(command.status).not.toBe(200);
  // Who typed it is told so.
  expect(slack.messages.slice(told)).toMatchObject([{ ephemeralTo: anna.id }]);
  const said = await mention();
  expect(said.acknowledged).toBe(false);
  await sleep(extent.databaseGoneMs);
  await mends();
  await becomes(one, 200);
  expect(roots()).toHaveLength(1);
  expect((await slack.redeliver(said)).acknowledged).toBe(true);
  expect((await slack.redeliver(said)).acknowledged).toBe(true);
  await vi.waitFor(() => expect(answersTo(said.message.ts)).toBeGreaterThan(0), { timeout: 40_000 });
  expect((await ask()).acknowledged).toBe(true);
  await vi.waitFor(() => expect(roots()).toHaveLength(2), { timeout: 40_000 });
  await slack.settled();
  const answer = slack.thread(roots()[0]!.channel, said.message.ts).filter(({ fromBot }) => fromBot);
  expect(new Set(answer.map(({ text, blocks }) => JSON.stringify([text, blocks]))).size).toBe(answer.length);
  expect(one.child.exitCode).toBe(null);
};

const patient = { timeout: 150_000 };

describe.concurrent('PostgreSQL', patient, () => {
  it('stops and starts again: meanwhile nothing is promised, and nothing is lost or doubled', async ({
    onTestFinished,
  }) => {
    const postgres = await newPostgres(onTestFinished);
    const started = await start(onTestFinished, { DATABASE_URL: await postgres.create() });
    await expectHonesty(started, { breaks: postgres.stop, mends: postgres.start });
    const complaints = started.one.output().match(/"msg":"journal not read"/gu) ?? [];
    expect(complaints.length).toBeLessThanOrEqual(2);
    expect(started.one.output()).toContain('it works again');
  });

  it('stands still: a request is refused within the three seconds that Slack waits', async ({ onTestFinished }) => {
    const postgres = await newPostgres(onTestFinished);
    const started = await start(onTestFinished, { DATABASE_URL: await postgres.create() });
    await expectHonesty(started, {
      breaks: async () => {
        await postgres.freeze();
        const { ackMs } = await started.mention();
        expect(ackMs).toBeLessThan(3000);
      },
      mends: postgres.thaw,
    });
  });

  it('goes away while an answer is under way: it comes when the database is back, once', async ({ onTestFinished }) => {
    const postgres = await newPostgres(onTestFinished);
    const { slack, ask, roots, one } = await start(onTestFinished, { DATABASE_URL: await postgres.create() });
    slack.failNext('chat.postMessage', { delayMs: 1500 });
    expect((await ask()).acknowledged).toBe(true);
    await sleep(300);
    await postgres.stop();
    await sleep(Math.max(3_000, extent.databaseGoneMs));
    await postgres.start();
    await becomes(one, 200);
    await vi.waitFor(() => expect(roots()).toHaveLength(2), { timeout: 40_000 });
    await sleep(4000);
    expect(roots()).toHaveLength(2);
    const before = slack.thread(roots()[0]!.channel, roots()[0]!.ts).length;
    expect(slack.thread(roots()[1]!.channel, roots()[1]!.ts)).toHaveLength(before);
  });

  it.for([
    ['nobody is there', 'postgres://bot:hunter2@127.0.0.1:1/x', /ECONNREFUSED.*check that PostgreSQL runs there/u],
    ['there is no such database', 'missing', /3D000.*createdb/u],
  ] as const)(
    'at the start: when %s it says so without the password, and ends with 1',
    async ([, url, words], { onTestFinished }) => {
      const postgres = await newPostgres(onTestFinished);
      const there = await postgres.create();
      const one = startProcess({
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
        DATABASE_URL: url === 'missing' ? there.replace(/[^/]+$/u, url) : url,
      });
      expect((await one.exited(60_000)).code).toBe(1);
      expect(one.output()).toMatch(/^DATABASE_URL: the database cannot be opened/u);
      expect(one.output()).toMatch(words);
      expect(one.output()).not.toMatch(/hunter2|postgres:/u);
    },
  );
});

describe.concurrent('a disk', patient, () => {
  // Where a process may be given a smallest size of files from outside.
  it.runIf(process.platform === 'linux')('is full for a while: as above', async ({ onTestFinished }) => {
    // The end of the room is an error, as on a full disk, and not the end of the process.
    const started = await start(onTestFinished, {}, ['sh', '-c', 'trap "" XFSZ; exec "$@"', 'sh']);
    const room = (bytes: string) =>
      promisify(execFile)('prlimit', ['--pid', `${started.one.child.pid}`, `--fsize=${bytes}:`]);
    await expectHonesty(started, {
      breaks: async () => void (await room('4096')),
      mends: async () => void (await room('unlimited')),
    });
  });
});
