import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemRecord } from '../../src/consult/systems/record.ts';
import { persona } from '../support/ours.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { buttonsOf, fromBot } from './bench.ts';
import { itemOn, startTickTeam, ticked, type TickTeam } from './ticks-bench.ts';

const rollback = 'Rollback is defined and tested';
const cost = 'Cost is monitored and optimised';
const link = 'https://wiki.example/drills/2026-11-20';
const items = persona.get('checklist', 'production-readiness').data.items.map(({ name }) => name);

let team: TickTeam;

beforeEach(async () => {
  team = await startTickTeam();
});

afterEach(() => team.bench.stop());

/** As Slack counts, roughly: all that is text in the blocks. */
const charsIn = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  return typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, each: unknown) => sum + charsIn(each), 0)
    : 0;
};

describe('somebody who asks for the checklist of a system in a channel', () => {
  it('gets the twelve with a box each, and everybody there can tick them in place', async () => {
    const { slack } = team.bench;
    const answer = await team.ask(team.anna, 'checklist checkout');
    expect(plainText(answer)).toContain('Production readiness of checkout');
    for (const item of items) expect(itemOn(answer, item)).toMatchObject({ ticked: false, button: 'Tick' });
    expect(buttonsOf(answer)).toContain('ask:plan');
    const count = fromBot(team.bench).length;
    await team.prove(answer, rollback, link, team.ben);
    expect(ticked(answer)).toEqual([rollback]);
    expect(itemOn(answer, rollback).below).toContain(`Ticked by @${team.ben.id}`);
    expect(itemOn(answer, rollback).below).toContain(`Proof: ${link}`);
    expect(plainText(answer)).toContain('10%');
    expect(buttonsOf(answer)).toContain('ask:plan');
    expect(fromBot(team.bench)).toHaveLength(count);
    slack.expectNoProblems();
  });

  it('sees what was ticked before, on the Home and in another channel, and all of them stay the same', async () => {
    const { slack } = team.bench;
    const first = await team.ask(team.anna, 'checklist checkout');
    await team.prove(first, rollback, link);
    const second = await team.ask(team.ben, 'production readiness checklist for Checkout');
    expect(ticked(second)).toEqual([rollback]);
    const home = await team.home(team.ben);
    expect(plainText(home)).toContain('Production readiness of checkout');
    expect(ticked(home)).toEqual([rollback]);
    await team.prove(home, cost, link);
    for (const screen of [first, second, home]) expect(new Set(ticked(screen))).toEqual(new Set([rollback, cost]));
    const other = await team.ask(team.anna, 'checklist till');
    expect(ticked(other)).toEqual([]);
    await team.press(second, cost, team.anna);
    for (const screen of [first, second, home]) expect(ticked(screen)).toEqual([rollback]);
    slack.expectNoProblems();
  });

  it('may name another list, and ticks that one', async () => {
    const answer = await team.ask(team.anna, 'checklist security checkout');
    expect(plainText(answer)).toContain('Security basics of checkout');
    const item = 'No credential in code';
    await team.prove(answer, item, link, team.ben);
    expect(ticked(answer)).toEqual([item]);
    const again = await team.ask(team.ben, 'security checklist for checkout');
    expect(ticked(again)).toEqual([item]);
    expect(ticked(await team.ask(team.ben, 'checklist checkout'))).toEqual([]);
    team.bench.slack.expectNoProblems();
  });

  it('need not name it in a channel that is about it, and finds it on the Home by its name', async () => {
    const { slack, store } = team.bench;
    const tenant = slack.team.id;
    const by = { person: team.ben.id, at: Date.now() };
    const record = systemRecord.parse({ name: 'Web Shop', rto_minutes: 7 });
    await store.systems.save({ tenant, id: 'web-shop', record, ...by });
    await store.systems.bind({ tenant, channel: team.channel.id }, 'web-shop', by);
    const answer = await team.ask(team.anna, 'checklist');
    expect(plainText(answer)).toContain('Production readiness of Web Shop');
    await team.prove(answer, rollback, link);
    expect(ticked(answer)).toEqual([rollback]);
    expect(plainText(answer)).toContain('From what your team recorded of Web Shop');
    const home = await team.home(team.ben);
    expect(plainText(home)).toContain('Production readiness of Web Shop');
    expect(ticked(home)).toEqual([rollback]);
    await slack.choose(home, 'home_list', 'phase/implementation');
    await team.bench.idle();
    expect(itemOn(home, 'Test the rollback').below).toContain('total no longer than 7 minutes');
    slack.expectNoProblems();
  });

  it('sees it updated once more, and not once for each, when many are ticked at once', async () => {
    const { slack, store } = team.bench;
    const answer = await team.ask(team.anna, 'checklist checkout');
    const people = items.map((_, at) => slack.addUser(`person-${at}`));
    for (const { id } of people) team.channel.members.add(id);
    for (const [at, user] of people.entries()) {
      await slack.clickButton(answer, 'tick', { user, blockId: itemOn(answer, items[at]!).blockId });
    }
    await slack.settled();
    const proof = 'seen in the log of the nightly run, all of it green '.repeat(9);
    // The first update is slow: what is ticked meanwhile goes into one more.
    const { promise, resolve } = Promise.withResolvers<void>();
    slack.failNext('chat.update', { hold: () => promise });
    await Promise.all(people.map((user) => slack.submitView(slack.modalOf(user)!, { proof })));
    while ((await store.ticks.of(slack.team.id, 'checkout')).length < items.length) await sleep(5);
    resolve();
    await team.bench.idle();
    expect(ticked(answer)).toEqual(items);
    expect(plainText(answer)).toContain('100%');
    expect(slack.callsTo('chat.update').length).toBeLessThanOrEqual(3);
    expect(answer.blocks.length).toBeLessThanOrEqual(50);
    expect(charsIn(answer.blocks)).toBeLessThan(12_000);
    expect(await store.ticks.of(slack.team.id, 'checkout')).toHaveLength(12);
    slack.expectNoProblems();
  });

  it('sees what was ticked while the bot was away from Slack, when it is back', async () => {
    const { slack } = team.bench;
    const answer = await team.ask(team.anna, 'checklist checkout');
    await slack.clickButton(answer, 'tick', { user: team.ben, blockId: itemOn(answer, rollback).blockId });
    await slack.settled();
    slack.failNext('chat.update', { status: 503 });
    await slack.submitView(slack.modalOf(team.ben)!, { proof: link });
    await slack.settled();
    await team.bench.stopApp();
    await team.bench.restart();
    const updated = (one: typeof answer): boolean => ticked(one).includes(rollback);
    await slack.waitForMessage((one) => one.ts === answer.ts && updated(one), 5000);
    expect(ticked(answer)).toEqual([rollback]);
  });

  it('gets no boxes where one person alone sees it: in private, or where the bot is not', async () => {
    const { slack } = team.bench;
    await slack.command({ user: team.anna, channel: team.channel, text: 'checklist checkout --private' });
    await team.bench.idle();
    const elsewhere = slack.addChannel({ members: [team.anna] });
    elsewhere.members.delete(slack.botUserId);
    await slack.command({ user: team.anna, channel: elsewhere, text: 'checklist checkout' });
    await team.bench.idle();
    const seen = fromBot(team.bench);
    expect(seen.every(({ ephemeralTo }) => ephemeralTo === team.anna.id)).toBe(true);
    const words = seen.map((message) => plainText(message)).join('\n');
    expect(words).toContain(rollback);
    expect(JSON.stringify(seen.map(({ blocks }) => blocks))).not.toContain('"action_id":"tick"');
    slack.expectNoProblems({ except: ['not_in_channel'] });
  });

  it('can still tick on a message that is too old to be kept up to date, and is told so', async () => {
    const { slack, store } = team.bench;
    const answer = await team.ask(team.anna, 'checklist checkout');
    await store.displays.forget(slack.team.id, `message:${team.channel.id}:${answer.ts}`);
    await team.prove(answer, rollback, link, team.ben);
    const told = fromBot(team.bench).at(-1)!;
    expect(told.ephemeralTo).toBe(team.ben.id);
    expect(plainText(told)).toContain('too old to be brought up to date');
    expect(await store.ticks.of(slack.team.id, 'checkout')).toMatchObject([{ item: 'rollback-tested', ticked: true }]);
    slack.expectNoProblems();
  });

  it('is not written again after it was deleted', async () => {
    const { slack, store } = team.bench;
    const answer = await team.ask(team.anna, 'checklist checkout');
    const home = await team.home(team.ben);
    slack.failNext('chat.update', { error: 'message_not_found' });
    await slack.choose(home, 'home_system', '-');
    await team.bench.idle();
    await team.prove(answer, rollback, link);
    expect(await store.displays.find(slack.team.id, `message:${team.channel.id}:${answer.ts}`)).toBeUndefined();
    expect(fromBot(team.bench).filter(({ ephemeralTo }) => ephemeralTo !== undefined)).toEqual([]);
  });
});
