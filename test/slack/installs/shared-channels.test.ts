import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../src/playground/slack/json-object.ts';
import type { Delivery, Outgoing } from '../../../src/playground/slack/senders/outgoing.ts';
import type { Team } from '../../../src/playground/slack/state/workspace.ts';
import { ofStories } from '../../store/databases.ts';
import { buttonsOf, startBench } from '../bench.ts';
import { addPlace, ask, join, register, saidIn, startMany, textsIn, type Many, type Place } from './many-bench.ts';

let many: Many;
let acme: Place;
let globex: Place;

beforeEach(async () => {
  many = await startMany(ofStories);
  acme = await join(many, many.slack.team);
  globex = await join(many, many.slack.addTeam('globex'));
  await register(many, acme, 'rocket');
  await register(many, globex, 'anvil');
});

afterEach(() => many.stop());

/** The same, as Slack tells it of a channel that companies share. */
const shared = (
  { payload, kind }: Outgoing,
  by: { readonly home: Team; readonly named: Team; readonly event?: JsonObject },
): Outgoing => ({
  kind,
  payload: {
    ...payload,
    event_id: `${String(payload['event_id'])}-shared`,
    is_ext_shared_channel: true,
    team_id: by.named.id,
    context_team_id: by.named.id,
    authorizations: [
      {
        enterprise_id: null,
        team_id: by.named.id,
        user_id: by.named.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event: {
      ...(isObject(payload['event']) ? payload['event'] : {}),
      team: by.home.id,
      user_team: by.home.id,
      ...by.event,
    },
  },
});

/** What Slack would say of a message to the bot, without saying it. */
const wordsTo = async ({ person: user, channel }: Place, text: string): Promise<Outgoing> => {
  const { slack } = many;
  slack.connect('http://127.0.0.1:9/nowhere');
  const { outgoing } = await slack.mention({ user, channel, text });
  slack.connect(`${many.replica.url}/slack/events`);
  return outgoing;
};

const deliver = async (outgoing: Outgoing): Promise<Delivery> => {
  const delivery = await many.slack.deliver(outgoing);
  await many.idle();
  return delivery;
};

describe('in a channel that two companies share', () => {
  it('the bot that is spoken to answers, whichever of both Slack names', async () => {
    const words = await wordsTo(globex, 'system list');
    many.slack.forget();
    expect((await deliver(shared(words, { home: globex.team, named: acme.team }))).acknowledged).toBe(true);
    expect(textsIn(many, globex)).toContain('anvil');
    expect(textsIn(many, globex)).not.toContain('rocket');
    for (const { token } of many.slack.callsTo('chat.postEphemeral')) expect(token).toBe(globex.team.botToken);
  });

  it('a message told for both is one', async () => {
    const words = await wordsTo(globex, 'rollback v2.3');
    await deliver(shared(words, { home: globex.team, named: acme.team }));
    const before = saidIn(many, globex).length;
    expect(before).toBeGreaterThan(0);
    const twin = shared(words, { home: globex.team, named: globex.team });
    await deliver({ ...twin, payload: { ...twin.payload, event_id: 'Ev-twin' } });
    expect(saidIn(many, globex)).toHaveLength(before);
  });

  it('who began a thread with one of them goes on with that one', async () => {
    await ask(many, globex, 'rollback v2.3');
    const root = saidIn(many, globex).find(({ ephemeralTo }) => ephemeralTo === undefined);
    if (root === undefined) throw new Error('no answer');
    const words = await wordsTo(globex, 'to v2.2');
    const event = { type: 'message', channel_type: 'channel', text: 'v2.2 instead', thread_ts: root.ts };
    await deliver(shared(words, { home: globex.team, named: acme.team, event }));
    expect(textsIn(many, globex)).toContain('v2.2');
  });

  it('somebody of a company without the bot is told whom to ask, and nothing of those who have it', async () => {
    const stranger = addPlace(many, many.slack.addTeam('stranger'));
    const words = await wordsTo(acme, 'system show rocket');
    await deliver(shared(words, { home: stranger.team, named: acme.team }));
    const said = saidIn(many, acme).at(-1);
    expect(said?.ephemeralTo).toBe(acme.person.id);
    expect(JSON.stringify(said?.blocks)).toContain('Ask one of them to ask me');
    expect(JSON.stringify(said?.blocks)).not.toContain('eks');
    // A colleague is no guest, in the same channel.
    await deliver(shared(await wordsTo(acme, 'system show rocket'), { home: acme.team, named: acme.team }));
    expect(JSON.stringify(saidIn(many, acme).at(-1)?.blocks)).not.toContain('Ask one of them to ask me');
  });

  it('a button that somebody of another company presses does nothing but say so', async () => {
    const { slack } = many;
    await ask(many, acme, 'rollback v2.3');
    const root = saidIn(many, acme).find(({ ephemeralTo }) => ephemeralTo === undefined);
    const button = root && buttonsOf(root).find((id) => id.startsWith('ask:'));
    if (root === undefined || button === undefined) throw new Error('no button');
    slack.connect('http://127.0.0.1:9/nowhere');
    const { outgoing } = await slack.clickButton(root, button, { user: acme.person });
    slack.connect(`${many.replica.url}/slack/events`);
    const before = slack.thread(acme.channel, root.ts).length;
    const guest = { id: 'U0GUEST', team_id: 'T0GUEST' };
    await deliver({ ...outgoing, payload: { ...outgoing.payload, user: guest } });
    await expect.poll(() => JSON.stringify(saidIn(many, acme).at(-1)?.blocks)).toContain('Ask one of them to ask me');
    expect(slack.thread(acme.channel, root.ts).filter(({ ephemeralTo }) => ephemeralTo === undefined)).toHaveLength(
      before,
    );
    await deliver(outgoing);
    expect(slack.thread(acme.channel, root.ts).length).toBeGreaterThan(before);
  });

  it('a colleague of another workspace of the organisation is none who asks to be asked for, and a guest is', async () => {
    const { slack } = many;
    const corp = slack.addEnterprise('corp');
    const east = addPlace(many, slack.addTeam('east', { enterprise: corp, orgWide: true }));
    const west = addPlace(many, slack.addTeam('west', { enterprise: corp, orgWide: true }));
    await many.install(corp, east.person);
    await register(many, east, 'ladder');
    await ask(many, east, 'rollback v2.3');
    const root = saidIn(many, east).find(({ ephemeralTo }) => ephemeralTo === undefined);
    const button = root && buttonsOf(root).find((id) => id.startsWith('ask:'));
    if (root === undefined || button === undefined) throw new Error('no button');
    const press = async (user: { readonly id: string; readonly team_id: string }): Promise<void> => {
      slack.connect('http://127.0.0.1:9/nowhere');
      const { outgoing } = await slack.clickButton(root, button, { user: east.person });
      slack.connect(`${many.replica.url}/slack/events`);
      await deliver({ ...outgoing, payload: { ...outgoing.payload, user } });
    };
    const replies = () => slack.thread(east.channel, root.ts).filter(({ ephemeralTo }) => ephemeralTo === undefined);
    const refusals = () => JSON.stringify(saidIn(many, east)).split('Ask one of them to ask me').length - 1;
    const before = replies().length;
    await press({ id: 'U0GUEST', team_id: 'T0GUEST' });
    await expect.poll(refusals).toBeGreaterThan(0);
    expect(replies()).toHaveLength(before);
    const told = refusals();
    await press({ id: west.person.id, team_id: west.team.id });
    expect(replies().length).toBeGreaterThan(before);
    const event = { user: west.person.id };
    await deliver(shared(await wordsTo(east, 'system show ladder'), { home: west.team, named: east.team, event }));
    expect(refusals()).toBe(told);
    expect(slack.callsTo('users.info').filter(({ args }) => args['user'] === west.person.id)).toHaveLength(1);
  });

  it("a form is the installation's, whoever fills it in", async () => {
    const { slack } = many;
    const corp = slack.addEnterprise('corp');
    await many.install(corp, acme.person);
    await slack.command({ user: acme.person, channel: acme.channel, text: 'system add' });
    await expect.poll(() => slack.modalOf(acme.person)).toBeDefined();
    const form = slack.modalOf(acme.person);
    if (form === undefined) throw new Error('no form');
    slack.connect('http://127.0.0.1:9/nowhere');
    const { outgoing } = await slack.submitView(form, { 'system:name': 'ladder' });
    slack.connect(`${many.replica.url}/slack/events`);
    const view = isObject(outgoing.payload['view']) ? outgoing.payload['view'] : {};
    const guest = { team: { id: 'T0GUEST', enterprise_id: corp.id }, enterprise: { id: corp.id } };
    await deliver({
      ...outgoing,
      payload: { ...outgoing.payload, ...guest, view: { ...view, app_installed_team_id: acme.team.id } },
    });
    const { systems } = many.replica.store;
    expect((await systems.list(acme.team.id)).map(({ id }) => id)).toEqual(['ladder', 'rocket']);
    expect(await systems.list(corp.id)).toEqual([]);
  });
});

it('a bot with one token for one workspace tells a guest the same', async () => {
  const bench = await startBench();
  const { slack } = bench;
  const user = slack.addUser('anna');
  const channel = slack.addChannel({ members: [user] });
  slack.connect('http://127.0.0.1:9/nowhere');
  const { outgoing } = await slack.mention({ user, channel, text: 'system list' });
  slack.connect(`http://127.0.0.1:${bench.port}/slack/events`);
  await slack.deliver(shared(outgoing, { home: slack.addTeam('elsewhere'), named: slack.team }));
  await bench.idle();
  expect(JSON.stringify(slack.messages.at(-1)?.blocks)).toContain('Ask one of them to ask me');
  await bench.stop();
});
