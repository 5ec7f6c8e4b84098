import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofStories as engine } from '../../store/databases.ts';
import { releaseSecret } from '../bench.ts';
import { itemOn } from '../ticks-bench.ts';
import {
  addPlace,
  ask,
  join,
  leave,
  register,
  saidIn,
  startMany,
  textsIn,
  tokensFor,
  type Many,
  type Place,
} from './many-bench.ts';

const patient = { timeout: 60_000 };

const isTick = (block: unknown): boolean => JSON.stringify(block).includes('"tick"');

describe(`three workspaces with one bot, on ${engine.name}`, patient, () => {
  let many: Many;
  let acme: Place;
  let globex: Place;
  let initech: Place;

  beforeEach(async () => {
    many = await startMany(engine);
    acme = await join(many, many.slack.team);
    globex = await join(many, many.slack.addTeam('globex'));
    initech = await join(many, many.slack.addTeam('initech'));
  });

  afterEach(() => many.stop());

  const all = (): Place[] => [acme, globex, initech];

  const tell = async (tenant: string | undefined, secret: string): Promise<number> => {
    const body = JSON.stringify({ system: 'checkout', version: 'v9.9.9', ...(tenant !== undefined && { tenant }) });
    const stamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex');
    const response = await fetch(`${many.replica.url}/hooks/release`, {
      method: 'POST',
      headers: { 'x-timestamp': stamp, 'x-signature': `sha256=${signature}` },
      body,
    });
    return response.status;
  };

  it('answers each with the token of its own, all at once', async () => {
    const { slack } = many;
    const versionOf = (place: Place): string => `v7${all().indexOf(place)}.3`;
    await Promise.all(
      all().flatMap((place) => [
        slack.command({ user: place.person, channel: place.channel, text: `rollback ${versionOf(place)}` }),
        slack.mention({ user: place.person, channel: place.channel, text: 'scale to 5k rps' }),
        slack.dm({ user: place.person, text: 'help' }),
        slack.openHome(place.person),
      ]),
    );
    await many.idle(20_000);
    for (const place of all()) {
      const said = textsIn(many, place);
      for (const other of all()) expect(said.includes(versionOf(other))).toBe(other === place);
      for (const message of saidIn(many, place)) expect(message.author).toBe(place.team.botUserId);
      expect(slack.homeOf(place.person)).toBeDefined();
    }
    for (const call of slack.calls.filter(({ args }) => typeof args['channel'] === 'string')) {
      const whose = all().find(({ team }) => team.botToken === call.token);
      const channel = slack.messages.find((message) => message.channel.id === call.args['channel'])?.channel;
      expect(channel?.team).toBe(whose?.team);
    }
    slack.expectNoProblems();
  });

  it('tells none of them what another one told it', async () => {
    await register(many, acme, 'rocket');
    await register(many, globex, 'anvil');
    expect(await ask(many, acme, 'system list')).toContain('rocket');
    expect(await ask(many, globex, 'system list')).toContain('anvil');
    await ask(many, initech, 'system list');
    await ask(many, globex, 'system show rocket');
    await many.slack.openHome(globex.person);
    await many.idle();
    const { slack } = many;
    expect(JSON.stringify(slack.homeOf(globex.person)?.blocks)).toContain('anvil');
    expect(JSON.stringify(slack.homeOf(globex.person)?.blocks)).not.toContain('rocket');
    expect(textsIn(many, acme)).not.toContain('anvil');
    expect(textsIn(many, initech)).not.toMatch(/rocket|anvil/u);
    expect(textsIn(many, globex)).toContain('I know of no system of that name');
    slack.expectNoProblems();
  });

  it('goes on with the others when one takes it out, and forgets that one', async () => {
    await register(many, acme, 'checkout');
    await register(many, globex, 'checkout');
    expect(await leave(many, globex.team, globex.team)).toEqual([200, 200]);
    const { store } = many.replica;
    expect(await store.systems.list(globex.team.id)).toEqual([]);
    expect(await store.installations.of(globex.team.id)).toBeUndefined();
    expect(await ask(many, acme, 'system list')).toContain('checkout');
    expect(await ask(many, initech, 'rollback v2.3')).toContain('v2.3');
    // Once more, also when nothing is left, and in the other order.
    expect(await leave(many, globex.team, globex.team, true)).toEqual([200, 200]);
    expect(await leave(many, initech.team, initech.team, true)).toEqual([200, 200]);
    expect(await store.installations.of(initech.team.id)).toBeUndefined();
    expect(await ask(many, acme, 'system list')).toContain('checkout');
  });

  it('drops what comes from a workspace where it is not installed, and what was waiting for one that has left', async () => {
    const { slack } = many;
    const stranger = addPlace(many, slack.addTeam('stranger'));
    const run = await slack.command({ user: stranger.person, channel: stranger.channel, text: 'rollback v2.3' });
    expect(run.acknowledged).toBe(true);
    slack.failNext('chat.postMessage', { status: 429 });
    await slack.command({ user: globex.person, channel: globex.channel, text: 'rollback v2.3' });
    slack.uninstall(globex.team);
    await many.idle();
    expect(many.logged.join('')).toContain('the request is dropped');
    expect(saidIn(many, stranger)).toEqual([]);
    expect(saidIn(many, globex)).toEqual([]);
    expect((await fetch(`${many.replica.url}/readyz`)).status).toBe(200);
    expect(await ask(many, acme, 'rollback v2.3')).toContain('v2.3');
    const calls = slack.calls.length;
    await sleep(800);
    expect(slack.calls.length).toBe(calls);
  });

  it('takes nothing while nobody can say whose it is, and Slack tells it again', async () => {
    const { installations } = many.replica.store;
    const { find } = installations;
    Object.assign(installations, { find: () => Promise.reject(new Error('the database is away')) });
    const said = await many.slack.mention({ user: acme.person, channel: acme.channel, text: 'rollback v2.3' });
    expect(said.status).toBe(500);
    Object.assign(installations, { find });
    for (const delivery of said.deliveries) expect((await many.slack.redeliver(delivery)).acknowledged).toBe(true);
    await many.idle();
    expect(textsIn(many, acme)).toContain('v2.3');
  });

  it('knows them all after a restart, and holds no token in the clear', async () => {
    await many.restart();
    for (const place of all()) expect(await ask(many, place, 'rollback v2.3')).toContain('v2.3');
    const tokens = all().map(({ team }) => team.botToken);
    expect(new Set(tokensFor(many, 'chat.postMessage'))).toEqual(new Set(tokens));
    for (const token of [...tokens, many.slack.clientSecret]) expect(many.logged.join('')).not.toContain(token);
  });

  it('is told of it too late to take out what was installed anew since', async () => {
    await register(many, globex, 'checkout');
    const { slack } = many;
    slack.uninstall(globex.team);
    slack.connect('http://127.0.0.1:9/nowhere');
    const unheard = await slack.event({ type: 'app_uninstalled' }, globex.team);
    slack.connect(`${many.replica.url}/slack/events`);
    expect((await many.install(globex.team, globex.person)).ok).toBe(true);
    expect((await slack.redeliver(unheard)).acknowledged).toBe(true);
    expect(await ask(many, globex, 'system list')).toContain('checkout');
    slack.expectNoProblems({ except: ['token_revoked', 'not_acknowledged'] });
  });

  it('is told again by Slack while what it knows of one cannot be deleted', async () => {
    const { store } = many.replica;
    await register(many, globex, 'checkout');
    const { forgetTenant } = store;
    Object.assign(store, { forgetTenant: () => Promise.reject(new Error('the disk is full')) });
    many.slack.uninstall(globex.team);
    const first = await many.slack.event({ type: 'app_uninstalled' }, globex.team);
    expect(first.acknowledged).toBe(false);
    Object.assign(store, { forgetTenant });
    expect((await many.slack.redeliver(first)).acknowledged).toBe(true);
    expect(await store.systems.list(globex.team.id)).toEqual([]);
  });

  it('believes a pipeline of one about that one alone', async () => {
    for (const place of [acme, globex]) await register(many, place, 'checkout');
    const of = (place: Place): string => createHmac('sha256', releaseSecret).update(place.team.id).digest('hex');
    expect(await tell(acme.team.id, of(acme))).toBe(200);
    expect(await tell(globex.team.id, of(acme))).toBe(401);
    expect(await tell(acme.team.id, releaseSecret)).toBe(401);
    expect(await tell(undefined, of(acme))).toBe(401);
    const { releases } = many.replica.store;
    expect(await releases.of(acme.team.id, 'checkout')).toHaveLength(1);
    expect(await releases.of(globex.team.id, 'checkout')).toEqual([]);
  });

  it('opens no button and no form of another one', async () => {
    const { slack } = many;
    await register(many, acme, 'checkout');
    await ask(many, acme, 'checklist checkout');
    const board = saidIn(many, acme).find((message) => message.blocks.some(isTick));
    if (board === undefined) throw new Error('no list');
    const { blockId } = itemOn(board, 'Secrets are managed securely');
    // It takes proof, for which a form asks.
    const press = await slack.clickButton(board, 'tick', { user: acme.person, blockId });
    await expect.poll(() => slack.callsTo('views.open').length).toBe(2);
    // The same press, as if it came from elsewhere.
    const elsewhere = { team: { id: globex.team.id }, user: { id: globex.person.id, team_id: globex.team.id } };
    const payload = { ...press.outgoing.payload, ...elsewhere, trigger_id: '9.9.other' };
    expect((await slack.deliver({ ...press.outgoing, payload })).acknowledged).toBe(true);
    await many.idle();
    expect(many.logged.join('')).toContain('a button that is none of ours');
    expect(slack.callsTo('views.open')).toHaveLength(2);
    expect(await many.replica.store.ticks.systems(globex.team.id)).toEqual([]);
  });
});
