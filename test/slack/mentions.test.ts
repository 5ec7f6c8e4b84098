import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemRecord } from '../../src/consult/systems/record.ts';
import { objectsIn, stringOf, type JsonObject } from '../../src/playground/slack/json-object.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { User } from '../../src/playground/slack/state/workspace.ts';
import { liveMarkup } from '../playground/slack/live-markup.ts';
import { buttonsOf } from './bench.ts';
import { minute, startIncidentTeam, type IncidentTeam } from './incidents-bench.ts';
import { itemOn } from './ticks-bench.ts';

/**
 * Slack notifies whoever is mentioned in a message that is posted, and nobody because of one that is changed
 * (src/slack/delivery/hush.ts). What one person sees alone notifies nobody else either.
 */
const notifying = new Set(['chat.postMessage', 'chat.scheduleMessage', 'files.completeUploadExternal']);

const channelWide: ReadonlySet<string> = new Set(['broadcast', 'usergroup']);

let team: IncidentTeam;
let cem: User;

beforeEach(async () => {
  team = await startIncidentTeam();
  cem = team.bench.slack.addUser('cem');
  team.channel.members.add(cem.id);
  await team.bench.store.systems.save({
    tenant: team.channel.team.id,
    id: 'checkout',
    record: systemRecord.parse({ name: 'checkout', place: 'kubernetes', using: ['argo-cd'], rto_minutes: 20 }),
    person: cem.id,
    at: Date.now(),
  });
});

afterEach(() => team.bench.stop());

const live = ({ text, blocks }: JsonObject) =>
  liveMarkup({ text: stringOf(text), blocks: objectsIn(typeof blocks === 'string' ? JSON.parse(blocks) : blocks) });

/** Does something, and gives whom that pinged, by name; `all` where it was more than one person at once. */
const pings = async (act: () => Promise<unknown>): Promise<string[]> => {
  const { slack } = team.bench;
  const before = slack.calls.length;
  await act();
  await team.settled();
  const named = new Map([team.anna, team.ben, cem].map(({ id, name }) => [id, name]));
  const found = slack.calls.slice(before).flatMap(({ method, args }) =>
    live(args).flatMap(({ kind, value }) => {
      if (channelWide.has(kind)) return ['all'];
      if (kind !== 'user' || !(notifying.has(method) || args['response_type'] === 'in_channel')) return [];
      const id = value.replace('@', '');
      return [named.get(id) ?? id];
    }),
  );
  return [...new Set(found)].toSorted();
};

const latest = (button: string): StoredMessage =>
  team.publicOnes().findLast((message) => buttonsOf(message).includes(button))!;

const fill = async (button: string, values: Record<string, string>): Promise<void> => {
  await team.press(latest('incident:update'), button);
  await team.bench.slack.submitView(team.bench.slack.modalOf(team.anna)!, values);
};

describe('in the room of an incident', () => {
  it('nobody is pinged who did not ask for it', async () => {
    const { slack } = team.bench;
    const { anna, ben, channel } = team;
    expect(await pings(() => team.type('incident sev2 <!channel> checkout is slow, ask <!here>'))).toEqual(['anna']);
    expect(await pings(() => team.takeRole('Commander', anna))).toEqual([]);
    expect(await pings(() => team.takeRole('Scribe', cem))).toEqual([]);
    const said = async (text: string): Promise<void> => {
      const { message } = await slack.say({ user: ben, channel, text });
      await slack.react(message, 'pushpin', anna);
    };
    expect(await pings(() => said(`<!channel> <@${cem.id}> the pool ran dry`))).toEqual([]);
    expect(await pings(() => fill('incident:note', { text: `<!here> thanks <@${ben.id}>` }))).toEqual([]);
    expect(await pings(() => team.type(`incident action <@${ben.id}> alerts on the pool by 2026-12-04`))).toEqual([]);
    const words = { condition: `<!channel> <@${ben.id}> slow`, actions: '<!here>', needs: '<!subteam^S1>' };
    expect(await pings(() => fill('incident:update', words))).toEqual([]);
    expect(await pings(() => team.press(latest('incident:update'), 'incident:catch-up', ben))).toEqual([]);
    expect(await pings(() => team.type('incident card'))).toEqual(['anna']);
    expect(plainText(latest('incident:update'))).toContain(cem.id);
    expect(await pings(() => team.type('incident handover'))).toEqual(['anna']);
    expect(plainText(team.publicOnes().at(-1)!)).toContain('cem');
    team.later(31 * minute);
    expect(await pings(() => team.press(latest('incident:snooze'), 'incident:snooze', ben))).toEqual([]);
    expect(await pings(() => team.press(latest('incident:close'), 'incident:close'))).toEqual(['anna']);
  });
});

describe('where a plan is worked through', () => {
  it('those are pinged who pressed, who take it over, and who switched something off', async () => {
    const { slack } = team.bench;
    const { anna, ben } = team;
    expect(await pings(() => team.type('rollback checkout to v2.3, additive migrations only'))).toEqual([]);
    expect(await pings(() => team.press(latest('run:begin'), 'run:begin', ben))).toEqual(['ben']);
    const run = latest('run:close');
    for (let step = 0; step < 3; step += 1) expect(await pings(() => team.press(run, 'run:done', anna))).toEqual([]);
    // What is off is told to whoever switched it off, for as long as it is off: only they can say that it is on.
    expect(await pings(() => team.press(run, 'run:done', cem))).toEqual(['cem']);
    const hand = () => slack.choose(run, 'run:hand', anna.id, { user: ben });
    expect(await pings(hand)).toEqual(['anna', 'ben']);
    expect(plainText(team.publicOnes().at(-1)!)).toContain('by cem: it has to be switched on again');
    expect(await pings(() => team.press(run, 'run:failed', anna))).toEqual([]);
    expect(await pings(() => team.press(run, 'run:close', ben))).toEqual([]);
  });

  it('a drill pings whoever began it', async () => {
    expect(await pings(() => team.type('drill rollback checkout to v2.3, additive migrations only'))).toEqual(['anna']);
    const run = latest('run:close');
    for (let step = 0; step < 9; step += 1)
      expect(await pings(() => team.press(run, 'run:done', team.ben))).toEqual([]);
    expect(await pings(() => team.press(run, 'run:close', team.ben))).toEqual([]);
  });
});

describe('a checklist that is asked for again', () => {
  it('names those who ticked, and pings none of them', async () => {
    await team.type('checklist checkout');
    const board = latest('ask:plan');
    const item = 'Rollback is defined and tested';
    await team.bench.slack.clickButton(board, 'tick', { user: team.ben, blockId: itemOn(board, item).blockId });
    await team.settled();
    await team.bench.slack.submitView(team.bench.slack.modalOf(team.ben)!, { proof: 'https://wiki.example/drill' });
    await team.settled();
    expect(await pings(() => team.type('checklist checkout'))).toEqual([]);
    expect(itemOn(latest('ask:plan'), item).below).toContain('ben');
  });
});
