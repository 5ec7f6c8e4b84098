import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/playground/slack/json-object.ts';
import type { Outgoing } from '../../../src/playground/slack/senders/outgoing.ts';
import type { Enterprise } from '../../../src/playground/slack/state/workspace.ts';
import { ofStories as engine } from '../../store/databases.ts';
import {
  addPlace,
  ask,
  join,
  leave,
  register,
  saidIn,
  startMany,
  textsIn,
  type Many,
  type Place,
} from './many-bench.ts';

const patient = { timeout: 60_000 };

describe(`an organisation of several workspaces, on ${engine.name}`, patient, () => {
  let many: Many;
  let corp: Enterprise;

  beforeEach(async () => {
    many = await startMany(engine);
    corp = many.slack.addEnterprise('corp');
  });

  afterEach(() => many.stop());

  const kept = (id: string) => many.replica.store.installations.of(id);
  const systems = async () => (await many.replica.store.systems.list(corp.id)).map(({ record }) => record.name);

  describe('of which two have installed the app, each for itself', () => {
    let north: Place;
    let south: Place;

    beforeEach(async () => {
      north = await join(many, many.slack.addTeam('north', { enterprise: corp }));
      south = await join(many, many.slack.addTeam('south', { enterprise: corp }));
    });

    it('knows in one what it was told in the other, and answers in each with the token of that one', async () => {
      await register(many, north, 'checkout');
      expect(await ask(many, south, 'system list')).toContain('checkout');
      await ask(many, south, 'rollback v2.3');
      for (const place of [north, south]) {
        const calls = many.slack.calls.filter(({ args }) => args['channel'] === place.channel.id);
        for (const { token } of calls) expect(token).toBe(place.team.botToken);
      }
      expect(saidIn(many, south).length).toBeGreaterThan(0);
      many.slack.expectNoProblems();
    });

    it('keeps the lists on the Homes of both up to date, each with its own token', async () => {
      const { slack } = many;
      for (const { person } of [north, south]) await slack.openHome(person);
      await many.idle();
      await register(many, north, 'checkout');
      await many.idle();
      for (const { person } of [north, south]) {
        expect(JSON.stringify(slack.homeOf(person)?.blocks)).toContain('checkout');
      }
      slack.expectNoProblems();
    });

    it('shows nothing any more where it was taken out, and everything elsewhere', async () => {
      const { slack } = many;
      for (const { person } of [north, south]) await slack.openHome(person);
      await many.idle();
      await leave(many, north.team, north.team);
      const before = slack.callsTo('views.publish').length;
      await register(many, south, 'checkout');
      await register(many, south, 'billing');
      await many.idle();
      expect(JSON.stringify(slack.homeOf(south.person)?.blocks)).toContain('billing');
      const after = slack.callsTo('views.publish').slice(before);
      expect(new Set(after.map(({ args }) => args['user_id']))).toEqual(new Set([south.person.id]));
      expect(many.logged.join('')).not.toContain('the request is dropped');
    });

    it('keeps what it knows when one takes it out, and forgets it with the last one', async () => {
      await register(many, north, 'checkout');
      expect(await leave(many, north.team, north.team)).toEqual([200, 200]);
      expect(await kept(north.team.id)).toBeUndefined();
      expect(await systems()).toEqual(['checkout']);
      expect(await ask(many, south, 'system list')).toContain('checkout');
      expect(await leave(many, south.team, south.team, true)).toEqual([200, 200]);
      expect(await systems()).toEqual([]);
    });

    it('goes over to the token of the organisation when it installs the app for all of them', async () => {
      await register(many, north, 'checkout');
      const { slack } = many;
      expect((await many.install(corp, north.person)).ok).toBe(true);
      expect(await many.replica.store.installations.find({ tenant: corp.id, team: south.team.id })).toMatchObject({
        id: corp.id,
      });
      // What Slack ends with it are the tokens of before.
      await slack.event({ type: 'tokens_revoked', tokens: { bot: [south.team.botUserId] } }, south.team);
      await leave(many, south.team, south.team);
      expect(await kept(corp.id)).toBeDefined();
      expect(await systems()).toEqual(['checkout']);
    });
  });

  it('that takes in a workspace with the app loses nothing of what that had told', async () => {
    const { slack } = many;
    const alone = await join(many, slack.addTeam('alone'));
    await register(many, alone, 'checkout');
    Object.assign(alone.team, { enterprise: corp });
    expect((await many.install(corp, alone.person)).ok).toBe(true);
    // What Slack ends with it are the tokens of before.
    await leave(many, alone.team, alone.team);
    expect(await kept(alone.team.id)).toBeUndefined();
    const told = await many.replica.store.systems.list(alone.team.id);
    expect(told.map(({ id }) => id)).toEqual(['checkout']);
    expect(many.logged.join('')).toContain('a workspace has joined an organisation: npm run data:move');
  });

  describe('that has installed the app for all of them', () => {
    let east: Place;
    let west: Place;
    let page: string;

    beforeEach(async () => {
      const { slack } = many;
      east = addPlace(many, slack.addTeam('east', { enterprise: corp, orgWide: true }));
      west = addPlace(many, slack.addTeam('west', { enterprise: corp, orgWide: true }));
      page = await (await many.install(corp, east.person)).text();
    });

    it('is shown where to choose its workspaces', () => {
      const { appId } = many.slack;
      const next = `https://corp.enterprise.slack.com/manage/organization/apps/profile/${appId}/workspaces/add`;
      expect(page).toContain(next);
    });

    it('is answered in each with the one token, which names the workspace', async () => {
      const { slack } = many;
      for (const place of [east, west]) {
        expect(await ask(many, place, 'rollback v2.3')).toContain('v2.3');
        await slack.mention({ user: place.person, channel: place.channel, text: 'scale to 5k rps' });
        await slack.openHome(place.person);
        await many.idle();
        expect(textsIn(many, place)).toContain('5,000');
        expect(slack.homeOf(place.person)).toBeDefined();
        const calls = slack.calls.filter(({ args }) => args['channel'] === place.channel.id);
        for (const { token, args } of calls)
          expect({ token, team: args['team_id'] }).toEqual({ token: corp.botToken, team: place.team.id });
      }
      slack.expectNoProblems();
    });

    /** The event without what says of which installation it is. */
    const bareLeaving = async (whose: JsonObject): Promise<Outgoing> => {
      const { payload } = (await many.slack.event({ type: 'an_event_for_nobody' }, west.team)).outgoing;
      const { authorizations: _none, ...bare } = payload;
      return { kind: 'event', payload: { ...bare, ...whose, event_id: 'Ev1', event: { type: 'app_uninstalled' } } };
    };

    it.each([
      ['names one of them', {}],
      ['names none', { team_id: null }],
    ])('is forgotten also when Slack %s and not that all are meant', async (_, whose) => {
      await register(many, east, 'checkout');
      many.slack.uninstall(corp);
      expect((await many.slack.deliver(await bareLeaving(whose))).acknowledged).toBe(true);
      expect(await kept(corp.id)).toBeUndefined();
      expect(await systems()).toEqual([]);
    });

    it('is not forgotten while its token is good, when one of them is named', async () => {
      await register(many, east, 'checkout');
      expect((await many.slack.deliver(await bareLeaving({}))).acknowledged).toBe(true);
      expect(await systems()).toEqual(['checkout']);
    });

    it('is forgotten when the organisation takes it out, wherever Slack says that it happened', async () => {
      await register(many, east, 'checkout');
      expect(await leave(many, corp, west.team)).toEqual([200, 200]);
      expect(await kept(corp.id)).toBeUndefined();
      expect(await systems()).toEqual([]);
      const run = await many.slack.command({ user: east.person, channel: east.channel, text: 'rollback v2.3' });
      expect(run.acknowledged).toBe(true);
    });
  });
});
