import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofStories as engine } from '../../store/databases.ts';
import { ask, join, register, saidIn, startMany, textsIn, type Many, type Place } from './many-bench.ts';

const patient = { timeout: 60_000 };
const hour = 60 * 60 * 1000;

describe(`tokens that end after twelve hours, on ${engine.name}`, patient, () => {
  let many: Many;
  let acme: Place;
  /** For Slack and for the bot. */
  let later = 0;

  beforeEach(async () => {
    later = 0;
    many = await startMany(engine, { tokenRotation: true, now: () => Date.now() + later });
    acme = await join(many, many.slack.team);
    many.slack.forget();
  });

  afterEach(() => many.stop());

  const renewals = () => many.slack.callsTo('oauth.v2.access');
  const tokens = () => many.slack.callsTo('chat.postMessage').map(({ token }) => token);
  const kept = () => many.replica.store.installations.of(acme.team.id);

  it('are renewed in time by whoever speaks next, and not before', async () => {
    later = 9 * hour;
    await ask(many, acme, 'rollback v2.3');
    expect(renewals()).toEqual([]);
    const [old] = tokens();
    later = 11 * hour;
    expect(await ask(many, acme, 'rollback v2.4')).toContain('v2.4');
    expect(renewals()).toHaveLength(1);
    expect(tokens().at(-1)).not.toBe(old);
    later = 22 * hour;
    expect(await ask(many, acme, 'rollback v2.5')).toContain('v2.5');
    // A workspace that was quiet for days.
    later = 100 * hour;
    expect(await ask(many, acme, 'rollback v2.6')).toContain('v2.6');
    expect(renewals()).toHaveLength(3);
    many.slack.expectNoProblems();
  });

  it.each([
    ['soon', 11],
    ['long ago', 40],
  ])('that ended %s are renewed once, however many processes and requests want one', async (_, hours) => {
    const { slack } = many;
    const other = await many.start();
    const globex = await join(many, slack.addTeam('globex'));
    slack.forget();
    later = hours * hour;
    slack.failNext('oauth.v2.access', { delayMs: 400 }, 2);
    await Promise.all(
      [1, 2, 3, 4].flatMap((number) =>
        [acme, globex].map(async ({ person: user, channel }) => {
          slack.connect(`${(number % 2 === 0 ? other : many.replica).url}/slack/events`);
          await slack.command({ user, channel, text: `rollback v2.${number}` });
        }),
      ),
    );
    await many.idle(20_000);
    expect(renewals().map(({ args }) => args['refresh_token'])).toHaveLength(2);
    for (const place of [acme, globex]) {
      for (const number of [1, 2, 3, 4]) expect(textsIn(many, place)).toContain(`v2.${number}`);
    }
    slack.expectNoProblems();
  });

  it.each([11, 13])('are not lost with the answer that brings them, after %i hours', async (hours) => {
    later = hours * hour;
    many.slack.failNext('oauth.v2.access', { loseResponse: true });
    expect(await ask(many, acme, 'rollback v2.3')).toContain('v2.3');
    const asked = renewals().map(({ args }) => args['refresh_token']);
    expect(asked).toHaveLength(2);
    expect(new Set(asked).size).toBe(1);
    expect((await kept())?.revision).toBe(2);
    many.slack.expectNoProblems();
  });

  it('are not lost with the process that asked for them', async () => {
    const { slack } = many;
    const other = await many.start();
    later = 13 * hour;
    // It has asked, and comes to its end before it has written down what it got.
    const { installations } = many.replica.store;
    Object.assign(installations, { renew: () => new Promise(() => {}) });
    Object.assign(other.store.journal, { claim: () => Promise.resolve(undefined) });
    await slack.command({ user: acme.person, channel: acme.channel, text: 'rollback v2.3' });
    await expect.poll(() => renewals().length, { timeout: 5000 }).toBe(1);
    const third = await many.start();
    later += 25_000;
    slack.connect(`${third.url}/slack/events`);
    await expect.poll(() => textsIn(many, acme), { timeout: 20_000 }).toContain('v2.3');
    expect(renewals()).toHaveLength(2);
    slack.expectNoProblems();
  });

  it('serve to their end while Slack gives no new ones, and it is not asked without a pause', async () => {
    later = 11 * hour;
    many.slack.failNext('oauth.v2.access', { error: 'internal_error' }, 20);
    expect(await ask(many, acme, 'rollback v2.3')).toContain('v2.3');
    const first = renewals().length;
    expect(await ask(many, acme, 'rollback v2.4')).toContain('v2.4');
    expect(renewals()).toHaveLength(first);
    many.slack.clearFaults();
    later += 90_000;
    expect(await ask(many, acme, 'rollback v2.5')).toContain('v2.5');
    expect(renewals()).toHaveLength(first + 1);
    expect((await kept())?.revision).toBe(2);
  });

  it('that Slack gives no more are an end: nothing is tried for ever, and another installation mends it', async () => {
    const { slack } = many;
    await register(many, acme, 'checkout');
    later = 13 * hour;
    slack.failNext('oauth.v2.access', { error: 'invalid_refresh_token' }, 20);
    await slack.command({ user: acme.person, channel: acme.channel, text: 'rollback v2.3' });
    await many.idle();
    expect(many.logged.join('')).toContain('install the app there again');
    expect(many.logged.join('')).toContain('the request is dropped');
    slack.clearFaults();
    expect((await many.install(acme.team, acme.person)).ok).toBe(true);
    expect(await ask(many, acme, 'system list')).toContain('checkout');
  });

  it('that Slack holds for ended before we do are renewed, and what was asked is answered', async () => {
    many.slack.advance(13 * hour);
    expect(await ask(many, acme, 'rollback v2.3')).toContain('v2.3');
    expect(renewals()).toHaveLength(1);
    many.slack.expectNoProblems({ except: ['token_expired'] });
  });

  it('that are taken back one by one take out nobody', async () => {
    await register(many, acme, 'checkout');
    const event = await many.slack.event({ type: 'tokens_revoked', tokens: { bot: [acme.team.botUserId] } });
    expect(event.acknowledged).toBe(true);
    expect(await ask(many, acme, 'system list')).toContain('checkout');
    many.slack.uninstall(acme.team);
    expect((await many.slack.redeliver(event)).acknowledged).toBe(true);
    expect(await kept()).toBeUndefined();
    expect(await many.replica.store.systems.list(acme.team.id)).toEqual([]);
  });

  it('stand nowhere in the clear', async () => {
    later = 11 * hour;
    await ask(many, acme, 'rollback v2.3');
    expect(saidIn(many, acme).length).toBeGreaterThan(0);
    expect(many.logged.join('')).not.toMatch(/xox[be]/u);
  });
});
