import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import { buttonsOf, releaseSecret } from './bench.ts';
import { shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

let team: SystemsTeam;

beforeEach(async () => {
  team = await startSystemsTeam();
  await team.register('checkout', shop);
  await team.type(team.anna, 'system bind checkout');
});

afterEach(() => team.bench.stop());

const tenant = (): string => team.bench.slack.team.id;

const plan = async (text: string): Promise<string> => {
  const before = team.roots().length;
  await team.type(team.ben, text);
  const root = team.roots()[before];
  if (root === undefined) throw new Error('no answer');
  return team.bench.slack
    .thread(team.channel, root.ts)
    .map((message) => plainText(message))
    .join('\n');
};

const said = async (text: string): Promise<StoredMessage> => team.type(team.anna, text);

describe('somebody who says what went live', () => {
  it('is seen by everybody in the channel, once', async () => {
    const { slack } = team.bench;
    slack.failNext('chat.postMessage', { status: 503 });
    const before = team.roots().length;
    const run = await slack.command({
      user: team.anna,
      channel: team.channel,
      text: 'released v2.4.0 with no migrations',
    });
    await slack.redeliver(run);
    await team.bench.idle();
    expect(team.roots()).toHaveLength(before + 1);
    expect(plainText(team.last())).toContain('v2.4.0 of checkout is live, with no migrations');
    expect(JSON.stringify(team.last().blocks)).toContain(`{"type":"user","user_id":"${team.anna.id}"}`);
    expect(await team.bench.store.releases.of(tenant(), 'checkout')).toMatchObject([
      { version: 'v2.4.0', migrations: 'none' },
    ]);
    slack.expectNoProblems();
  });

  it('makes the next rollback know what is live, what lies between and what it did to the schema', async () => {
    await said('released v2.3 with no migrations');
    await said('released v2.4.0 with additive migrations');
    await said('released v2.4.1 of checkout with no migrations.');
    const text = await plan('rollback v2.3');
    expect(text).toContain('v2.4.1 → v2.3');
    expect(text).toContain('The migrations since only added things');
    expect(text).toContain('v2.3 went out less than a day ago, with 2 releases since');
    expect(text).toMatch(/v2\.4\.1.*none.*v2\.4\.0.*additive.*v2\.3/su);
    expect(text).not.toContain('Which migrations ran since');
    // When it went live, in the time of whoever reads it.
    const times = team.bench.slack.messages.filter(({ blocks }) =>
      /"table".*"type":"date"/su.test(JSON.stringify(blocks)),
    );
    expect(times).toHaveLength(1);
    team.bench.slack.expectNoProblems();
  });

  it('of something that was dropped is sent forward', async () => {
    await said('released v2.3');
    await said('released v2.4.0 with destructive migrations');
    expect(await plan('rollback v2.3')).toContain('ROLL FORWARD');
  });

  it('of something that was dropped is sent forward from what was live before anything was recorded, too', async () => {
    await said('released v2.4.0 with destructive migrations');
    expect(await plan('rollback v2.3')).toContain('ROLL FORWARD');
    expect(await plan('rollback v2.10')).not.toContain('ROLL FORWARD');
  });

  it('and tells nothing of the schema leaves the question open', async () => {
    await said('released v2.3 with no migrations');
    await said('released v2.4.0');
    expect(plainText(team.last())).toContain('What it did to the schema is not known');
    expect(await plan('rollback v2.3')).toContain('Which migrations ran since v2.3?');
  });

  it.each(['with additive migrations', 'with migrations additive', 'migrations: additive'])(
    'may say what it did to the schema as "%s"',
    async (words) => {
      expect(plainText(await said(`released v2.9 of checkout ${words}`))).toContain('with additive migrations');
    },
  );

  it.each(['with additive migrations', 'with no migrations', 'with migrations V31, V32', 'with migrations'])(
    'may say "release v2.9 %s", for that is no question',
    async (words) => {
      expect(plainText(await said(`release v2.9 ${words}`))).toContain('v2.9 of checkout is live');
    },
  );

  it('is shown how by "release v2.4.0" alone, and presses once when it is out', async () => {
    const before = team.roots().length;
    await said('release v2.4.0');
    const root = team.roots()[before]!;
    expect(plainText(root)).toContain('Deploy checkout v2.4.0');
    await team.press(root, 'ask:released', team.ben);
    expect(plainText(team.last())).toContain('v2.4.0 of checkout is live. ');
    await team.press(team.last(), 'ask:released-additive', team.ben);
    expect(plainText(team.last())).toContain('v2.4.0 of checkout is live, with additive migrations');
    const count = team.roots().length;
    await team.press(root, 'ask:released', team.anna);
    expect(plainText(team.last())).toContain('v2.4.0 of checkout is recorded as live since');
    expect(team.last().ephemeralTo).toBe(team.anna.id);
    expect(team.roots()).toHaveLength(count);
    expect(await team.bench.store.releases.of(tenant(), 'checkout')).toMatchObject([
      { version: 'v2.4.0', migrations: 'additive' },
      { version: 'v2.4.0' },
    ]);
    await said('release v2.5.0 to staging');
    expect(buttonsOf(team.last())).not.toContain('ask:released');
    team.bench.slack.expectNoProblems();
  });

  it('may say it again with what it did to the schema', async () => {
    await said('released v2.3 with no migrations');
    await said('released v2.4.0');
    await said('released v2.4.0 with additive migrations');
    const text = await plan('rollback v2.3');
    expect(text).toContain('The migrations since only added things');
    expect(text).toContain('with 1 release since');
  });

  it('offers what was live before to whoever names no version', async () => {
    for (const version of ['v2.2', 'v2.3', 'v2.4.0']) await said(`released ${version} with no migrations`);
    const before = team.roots().length;
    await team.type(team.ben, 'rollback');
    const root = team.roots()[before]!;
    expect(buttonsOf(root)).toEqual(expect.arrayContaining(['ask:back-to-v2.3', 'ask:back-to-v2.2']));
    await team.press(root, 'ask:back-to-v2.3', team.ben);
    const thread = team.bench.slack.thread(team.channel, root.ts).map((message) => plainText(message));
    expect(thread.join('\n')).toContain('v2.4.0 → v2.3');
    team.bench.slack.expectNoProblems();
  });

  it('is believed when it says something else now', async () => {
    await said('released v2.3');
    await said('released v2.4.0 with destructive migrations');
    expect(await plan('rollback from v2.5 to v2.3, no migrations')).toMatch(/v2\.5 → v2\.3/u);
  });

  it('never told of the version to go back to is told so', async () => {
    await said('released v2.4.0');
    expect(await plan('rollback v1.9')).toContain('v2.4.0 is live, and v1.9 never was');
  });

  it('where the channel is about several systems is asked which one', async () => {
    await team.register('billing', { place: ['heroku'] });
    await team.type(team.anna, 'system bind billing');
    const hint = await said('released v7 with no migrations');
    expect(buttonsOf(hint)).toEqual(['ask:system-checkout', 'ask:system-billing']);
    await team.press(hint, 'ask:system-billing', team.anna);
    expect(await team.bench.store.releases.of(tenant(), 'billing')).toMatchObject([
      { version: 'v7', migrations: 'none' },
    ]);
    team.bench.slack.expectNoProblems();
  });

  it('of a system nobody told of is asked to tell of it', async () => {
    expect(plainText(await said('released v2.4 of till'))).toContain('I know of no system of that name');
  });

  it('may want a plan instead: "release" is no "released"', async () => {
    expect(await plan('release v2.5')).toContain('v2.5');
    expect(await team.bench.store.releases.of(tenant(), 'checkout')).toEqual([]);
  });
});

interface Sent {
  readonly body?: object | string;
  readonly secret?: string;
  readonly skewSeconds?: number;
  readonly headers?: Record<string, string>;
  readonly method?: string;
}

const tell = async ({ body = {}, secret = releaseSecret, skewSeconds = 0, headers, method = 'POST' }: Sent) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1000) + skewSeconds);
  const signature = `sha256=${createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex')}`;
  const response = await fetch(`http://127.0.0.1:${team.bench.port}/hooks/release`, {
    method,
    headers: { 'x-timestamp': timestamp, 'x-signature': signature, ...headers },
    ...(method === 'POST' && { body: text }),
  });
  return { status: response.status, text: await response.text() };
};

describe('a pipeline that tells what it brought live', () => {
  it('is believed when it signs, and the next rollback builds on it', async () => {
    const at = new Date(Date.now() - 20 * 86_400_000).toISOString();
    const old = { system: 'Checkout', version: 'v2.3', at, migrations: 'none' };
    expect(await tell({ body: old })).toEqual({ status: 200, text: '{"outcome":"recorded"}\n' });
    const live = { id: 'run-77', system: 'checkout', version: 'v2.4.0', migrations: 'additive', tenant: tenant() };
    expect((await tell({ body: live })).status).toBe(200);
    const text = await plan('rollback v2.3');
    expect(text).toContain('v2.4.0 → v2.3');
    expect(text).toContain('v2.3 went out 20 days ago');
  });

  it('is heard once, however often it tells it', async () => {
    const body = { id: 'run-77', system: 'checkout', version: 'v2.4.0' };
    expect((await tell({ body })).text).toContain('recorded');
    expect((await tell({ body, skewSeconds: 2 })).text).toContain('known already');
    expect(await team.bench.store.releases.of(tenant(), 'checkout')).toHaveLength(1);
  });

  it.each([
    ['has another secret', { secret: 'x'.repeat(32) }],
    ['signs an hour ago', { skewSeconds: -3600 }],
    ['signs in an hour', { skewSeconds: 3600 }],
    ['has no signature', { headers: { 'x-signature': '' } }],
    ['has half a signature', { headers: { 'x-signature': 'sha256=00' } }],
    ['has no time', { headers: { 'x-timestamp': 'now' } }],
  ])('is not believed when it %s', async (_, sent: Sent) => {
    const answer = await tell({ ...sent, body: { system: 'checkout', version: 'v2.4.0' } });
    expect(answer.status).toBe(401);
    expect(await team.bench.store.releases.of(tenant(), 'checkout')).toEqual([]);
  });

  it.each([
    [{ body: 'nonsense' }, 400, 'no JSON'],
    [{ body: { system: 'checkout', version: '$(reboot)' } }, 400, 'version: a version such as v2.4.0'],
    [{ body: { system: 'checkout', version: 'v1', at: 'yesterday' } }, 400, 'at: a time such as'],
    [{ body: { system: 'till', version: 'v1' } }, 404, 'no system of that name is known: till'],
    [{ body: { system: 'checkout', version: 'v1', tenant: 'T0OTHER' } }, 404, 'no system of that name'],
    [{ body: 'x'.repeat(20_000) }, 413, 'too long'],
    [{ method: 'GET' }, 405, 'POST only'],
  ])('is told what is wrong: %j', async (sent: Sent, status, words) => {
    const answer = await tell(sent);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
  });
});
