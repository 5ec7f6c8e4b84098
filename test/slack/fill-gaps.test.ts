import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import { buttonsOf, fromBot } from './bench.ts';
import { fieldsIn, shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

const button = 'fill_gaps';
const asked = 'rollback from v2.4 to v2.3 on eks with helm';

let team: SystemsTeam;

beforeEach(async () => {
  team = await startSystemsTeam();
});

afterEach(() => team.bench.stop());

const ask = async (text: string): Promise<StoredMessage> => {
  const before = team.roots().length;
  await team.type(team.anna, text);
  const root = team.roots()[before];
  if (root === undefined) throw new Error('no answer');
  return root;
};

/** It is there when the press is acknowledged: who dies before has not acknowledged it. */
const formOf = async (answer: StoredMessage, user = team.anna): Promise<StoredView> => {
  await team.bench.slack.clickButton(answer, button, { user });
  return team.formOf(user);
};

const fill = async (form: StoredView, entries: Record<string, string>): Promise<void> => {
  const values = Object.fromEntries(Object.entries(entries).map(([name, value]) => [`gap:${name}`, value]));
  await team.bench.slack.submitView(form, values);
  await team.bench.idle();
};

const inThread = (root: StoredMessage): string =>
  team.bench.slack
    .thread(team.channel, root.ts)
    .map((message) => plainText(message))
    .join('\n');

const count = (): number => fromBot(team.bench).length;

describe('an answer that lacks something', () => {
  it('has one button, named after the first thing, and its form asks for all of it', async () => {
    const answer = await ask(asked);
    expect(buttonsOf(answer).filter((id) => id === button)).toHaveLength(1);
    expect(JSON.stringify(answer.blocks)).toMatch(/"text":"Fill in [^"]+…"/u);
    const form = await formOf(answer);
    expect(fieldsIn(form)).toEqual(expect.arrayContaining(['namespace', 'revision']));
    expect(form.blocks[1]).toMatchObject({ element: { focus_on_load: true } });
    team.bench.slack.expectNoProblems();
  });

  it('is made whole in its place: nothing is said twice, and no colleague scrolls', async () => {
    const answer = await ask(asked);
    const before = count();
    expect(inThread(answer)).toContain('NAMESPACE:?');
    await fill(await formOf(answer), { namespace: 'shop', release: 'shop-web', revision: '42' });
    expect(count()).toBe(before);
    expect(inThread(answer)).not.toContain('NAMESPACE:?');
    expect(inThread(answer)).toContain('-n shop');
    expect(inThread(answer)).toMatch(/helm rollback shop-web 42/u);
    team.bench.slack.expectNoProblems();
  });

  it('is made whole as well when somebody is quicker than the rest of it', async () => {
    const { slack } = team.bench;
    let posts = 0;
    slack.failWhen((method) => (method === 'chat.postMessage' && (posts += 1) === 2 ? { delayMs: 1500 } : undefined));
    await slack.command({ user: team.anna, channel: team.channel, text: asked });
    const answer = await slack.waitForMessage((message) => buttonsOf(message).includes(button));
    await slack.clickButton(answer, button, { user: team.anna });
    await vi.waitFor(() => expect(slack.modalOf(team.anna)).toBeDefined());
    const form = team.formOf(team.anna);
    const entries = { 'gap:namespace': 'shop', 'gap:release': 'shop-web', 'gap:revision': '42' };
    await slack.submitView(form, entries);
    await team.bench.idle(20_000);
    slack.clearFaults();
    expect(team.roots()).toHaveLength(1);
    expect(inThread(answer)).not.toContain('NAMESPACE:?');
    expect(inThread(answer)).toMatch(/helm rollback shop-web 42/u);
    slack.expectNoProblems();
  });

  it('stays so for what is asked next in its thread', async () => {
    const answer = await ask(asked);
    await fill(await formOf(answer), { namespace: 'shop' });
    await team.bench.slack.mention({ user: team.ben, channel: team.channel, text: 'deploy v2.5', threadTs: answer.ts });
    await team.bench.idle();
    expect(inThread(answer)).toMatch(/v2\.5/u);
    expect(inThread(answer)).not.toContain('NAMESPACE:?');
  });

  it('may be filled in by one after the other', async () => {
    const answer = await ask(asked);
    await fill(await formOf(answer), { namespace: 'shop' });
    await fill(await formOf(answer, team.ben), { revision: '42' });
    expect(inThread(answer)).toContain('42 -n shop');
    team.bench.slack.expectNoProblems();
  });

  it('says at the field what cannot be used, and loses nothing', async () => {
    const answer = await ask(asked);
    const before = inThread(answer);
    const form = await formOf(answer);
    const { errors, view } = await team.bench.slack.submitView(form, {
      'gap:namespace': 'shop; rm -rf /',
      'gap:revision': '42',
    });
    expect(Object.keys(errors)).toEqual(['namespace']);
    expect(view).toBe(form);
    expect(inThread(answer)).toBe(before);
    const token = ['ghp', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('_');
    const told = await team.bench.slack.submitView(form, { 'gap:namespace': token });
    expect(told.errors['namespace']).toContain('looks like a credential');
  });

  it('is made whole once, also when Slack sends the form again, is away for a moment, or we are restarted', async () => {
    const answer = await ask(asked);
    const before = count();
    const form = await formOf(answer);
    team.bench.slack.failNext('chat.update', { status: 503 });
    const delivery = await team.bench.slack.submitView(form, { 'gap:namespace': 'shop' });
    await team.bench.slack.redeliver(delivery);
    await team.bench.restart();
    await team.bench.idle();
    expect(count()).toBe(before);
    expect(inThread(answer)).toContain('-n shop');
    team.bench.slack.expectNoProblems();
  });

  it('is said anew where its message is gone', async () => {
    const answer = await ask(asked);
    const form = await formOf(answer);
    team.bench.slack.failNext('chat.update', { error: 'message_not_found' });
    await fill(form, { namespace: 'shop' });
    expect(fromBot(team.bench).at(-1)).toMatchObject({ threadTs: answer.ts });
    expect(plainText(fromBot(team.bench).at(-1)!)).toContain('Roll back');
  });

  it('is answered below when something else was asked in its thread since', async () => {
    const answer = await ask(asked);
    await team.bench.slack.mention({ user: team.ben, channel: team.channel, text: 'deploy v2.5', threadTs: answer.ts });
    await team.bench.idle();
    const before = plainText(answer);
    await fill(await formOf(answer), { namespace: 'shop' });
    expect(plainText(answer)).toBe(before);
    expect(inThread(answer)).toContain('-n shop');
  });

  it('has no such button where only one person sees it', async () => {
    await team.type(team.anna, `${asked} --private`);
    expect(fromBot(team.bench).flatMap((message) => buttonsOf(message))).not.toContain(button);
  });

  it('that Slack opens no form for says how else', async () => {
    const answer = await ask(asked);
    team.bench.slack.failNext('views.open', { error: 'expired_trigger_id' });
    await team.bench.slack.clickButton(answer, button, { user: team.anna });
    await team.bench.slack.settled();
    expect(plainText(team.last())).toContain('namespace=shop');
  });
});

describe('what is filled in about a system that the team told of', () => {
  it('is part of its record from then on, but for what belongs to the change', async () => {
    await team.register('checkout', shop);
    await team.type(team.anna, 'system bind checkout');
    const list = await ask('checklist');
    expect(plainText(list)).toContain(`by @${team.anna.id}`);
    const answer = await ask('rollback v2.3');
    await fill(await formOf(answer, team.ben), { config_repo: './deploy-config', revision: '42' });
    expect(inThread(answer)).toContain('./deploy-config');
    const saved = await team.bench.store.systems.find(team.bench.slack.team.id, 'checkout');
    expect(saved).toMatchObject({
      person: team.ben.id,
      revision: 2,
      record: { values: { config_repo: './deploy-config' } },
    });
    expect(saved?.record.values).not.toHaveProperty('revision');
    expect(plainText(list)).toContain(`by @${team.ben.id}`);
    const next = await ask('rollback v2.2');
    expect(inThread(next)).toContain('./deploy-config');
    expect(fieldsIn(await formOf(next))).toContain('revision');
    team.bench.slack.expectNoProblems();
  });
});
