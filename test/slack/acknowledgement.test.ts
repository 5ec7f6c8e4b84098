import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/slack/store.ts';
import type { Forgery } from '../../src/playground/slack/senders/outgoing.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { fromBot, startBench, type Bench, type BenchOptions } from './bench.ts';

let bench: Bench;

afterEach(() => bench.stop());

const start = async (options: BenchOptions = {}) => {
  bench = await startBench(options);
  const anna = bench.slack.addUser('anna');
  return { slack: bench.slack, anna, channel: bench.slack.addChannel({ members: [anna] }) };
};

/** What another process sees on the disk. */
const rows = (): unknown[] => {
  const database = new DatabaseSync(bench.databasePath, { readOnly: true });
  try {
    return database.prepare('select id, body from requests').all();
  } finally {
    database.close();
  }
};

const withAccept =
  (accept: (store: Store) => Store['journal']['accept']) =>
  (store: Store): Store => ({
    ...store,
    journal: { ...store.journal, accept: accept(store) },
  });

describe.each([{ socket: false }, { socket: true }])('an acknowledgement ($socket)', (mode) => {
  it('comes when the request is on disk', async () => {
    const { slack, anna, channel } = await start(mode);
    slack.failNext('chat.postMessage', { status: 503 }, 3);
    await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    expect(rows()).toHaveLength(1);
    await slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    expect(rows()).toHaveLength(2);
  });

  it('waits for the disk, for events as for commands', async () => {
    const slow = withAccept((store) => async (request, keys) => {
      await sleep(200);
      return store.journal.accept(request, keys);
    });
    const { slack, anna, channel } = await start({ ...mode, wrapStore: slow });
    expect((await slack.mention({ user: anna, channel, text: 'help' })).ackMs).toBeGreaterThan(190);
    expect((await slack.command({ user: anna, channel, text: 'help' })).ackMs).toBeGreaterThan(190);
    await bench.idle();
  });
});

describe('without a disk', () => {
  it('nothing is acknowledged, the asker of a command is told, and Slack’s retry is answered', async () => {
    let broken = true;
    const store = withAccept((whole) => async (request, keys) => {
      if (broken) throw new Error(`disk full while keeping ${request.text}`);
      return whole.journal.accept(request, keys);
    });
    const { slack, anna, channel } = await start({ wrapStore: store });
    const run = await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    expect(run.acknowledged).toBe(false);
    const apology = await slack.waitForMessage(({ ephemeralTo }) => ephemeralTo === anna.id);
    const fault = bench.logged.find((line) => line.includes('request not taken'));
    const { faultId } = JSON.parse(fault!) as { faultId: string };
    expect(plainText(apology)).toContain(faultId);
    expect(bench.logged.join('')).not.toContain('disk full');

    const said = await slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    expect(said.status).toBe(500);
    broken = false;
    const again = await slack.redeliver(said, { num: 1, reason: 'http_error' });
    expect(again.acknowledged).toBe(true);
    await bench.idle();
    expect(fromBot(bench).some(({ threadTs }) => threadTs === said.message.ts)).toBe(true);
    slack.expectNoProblems({ except: ['not_acknowledged'] });
  });
});

describe('the same thing again', () => {
  it('is acknowledged and not answered twice: retries, both events of a message, a command sent twice', async () => {
    const { slack, anna, channel } = await start();
    const said = await slack.mention({ user: anna, channel, text: 'rollback v2.3' });
    const run = await slack.command({ user: anna, channel, text: 'help' });
    await bench.idle();
    const count = fromBot(bench).length;
    for (const num of [1, 2, 3]) expect((await slack.redeliver(said, { num })).acknowledged).toBe(true);
    for (const delivery of said.deliveries) await slack.redeliver(delivery);
    await slack.redeliver(run);
    await bench.idle();
    expect(fromBot(bench)).toHaveLength(count);
  });

  it('at the same moment is answered once', async () => {
    const { slack, anna, channel } = await start();
    slack.failNext('chat.postMessage', { delayMs: 100 });
    const said = await slack.dm({ user: anna, text: 'rollback v2.3' });
    await Promise.all([1, 2, 3].map((num) => slack.redeliver(said, { num })));
    await bench.idle();
    const roots = fromBot(bench);
    expect(new Set(roots.map((one) => plainText(one))).size).toBe(roots.length);
    expect(channel.members.size).toBe(2);
  });
});

describe('a request that is not Slack’s', () => {
  it.each<Forgery>(['bad-signature', 'no-signature', 'old-timestamp', 'future-timestamp'])(
    'is refused: %s',
    async (forgery) => {
      const { slack, anna, channel } = await start();
      const run = await slack.command({ user: anna, channel, text: 'help', forgery });
      expect(run.status).toBe(401);
      expect(rows()).toEqual([]);
      expect(fromBot(bench)).toEqual([]);
    },
  );

  it('is refused when its signature is no signature, its body is no JSON, its method no POST', async () => {
    await start();
    const url = `http://127.0.0.1:${bench.port}/slack/events`;
    const stamp = String(Math.floor(Date.now() / 1000));
    for (const signature of ['', 'v0=', 'v0=zz', 'v1=abc', 'v0='.padEnd(67, 'é')]) {
      const headers = { 'x-slack-signature': encodeURI(signature), 'x-slack-request-timestamp': stamp };
      expect((await fetch(url, { method: 'POST', body: '{"token"', headers })).status).toBe(401);
    }
    expect((await fetch(url)).status).toBe(405);
    expect((await fetch(`http://127.0.0.1:${bench.port}/other`)).status).toBe(404);
  });
});

describe('health', () => {
  it.each([{ socket: false }, { socket: true }])('is told in both modes ($socket)', async (mode) => {
    await start(mode);
    const at = (path: string) => fetch(`http://127.0.0.1:${bench.port}${path}`);
    expect((await at('/healthz')).status).toBe(200);
    expect((await at('/readyz')).status).toBe(200);
    bench.slack.revoke(bench.slack.botToken);
    await bench.slack.openHome(bench.slack.addUser('ben'));
    await expect.poll(async () => (await at('/readyz')).status).toBe(503);
    expect((await at('/healthz')).status).toBe(200);
  });

  it('knows of a store that is gone', async () => {
    await start();
    const at = (path: string) => fetch(`http://127.0.0.1:${bench.port}${path}`);
    await bench.store.close();
    expect((await at('/readyz')).status).toBe(503);
    expect((await at('/healthz')).status).toBe(200);
  });
});
