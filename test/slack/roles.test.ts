import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import type { User, UserGroup } from '../../src/playground/slack/state/workspace.ts';
import { fromBot, releaseSecret, type Administer } from './bench.ts';
import { inForm, shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

let team: SystemsTeam;

afterEach(() => team.bench.stop());

const start = async (administer: Administer): Promise<void> => {
  team = await startSystemsTeam({ administer });
};

const annaAlone: Administer = ({ anna }) => [anna.id];

const tenant = (): string => team.bench.slack.team.id;

/** What was changed so far, as the audit has it. */
const changes = async (): Promise<unknown[]> =>
  (await team.bench.store.audit.list(tenant(), { most: 99 })).map((entry) => entry.change?.kind).toReversed();

const homeOf = async (user: User): Promise<StoredView> => {
  await team.bench.slack.openHome(user);
  await team.bench.idle();
  return team.bench.slack.homeOf(user)!;
};

const expectRefused = (answer: StoredMessage, words: string): void => {
  expect(answer.ephemeralTo).toBe(team.ben.id);
  expect(plainText(answer)).toContain(words);
  expect(JSON.stringify(answer.blocks)).toContain(`{"type":"user","user_id":"${team.anna.id}"}`);
};

describe('where nobody is named as administrator', () => {
  it('everybody may do everything', async () => {
    await start(() => []);
    await team.submit(await team.open(team.ben, 'system add'), { name: 'checkout', ...shop });
    for (const text of ['system bind checkout', 'released v2', 'watch on', 'watch off', 'system unbind checkout'])
      await team.type(team.ben, text);
    expect(plainText(await team.type(team.ben, 'audit'))).toContain('told of checkout');
    expect(await changes()).toEqual(['system-added', 'bound', 'released', 'watch-on', 'watch-off', 'unbound']);
    team.bench.slack.expectNoProblems();
  });
});

describe('somebody who is no administrator', () => {
  it.each([
    ['system bind checkout', 'change what I know of systems'],
    ['system unbind checkout', 'change what I know of systems'],
    ['system remove checkout', 'change what I know of systems'],
    ['system remove checkout for good', 'change what I know of systems'],
    ['system import kind: Component', 'change what I know of systems'],
    ['system edit checkout', 'change what I know of systems'],
    ['system add', 'change what I know of systems'],
    ['released v2.4.0 of checkout', 'change what I know of systems'],
    ['watch on', 'change my settings'],
    ['audit', 'see who changed what'],
  ])('is told so alone, and whom to ask: %s', async (text, words) => {
    await start(annaAlone);
    await team.register('checkout', shop);
    expectRefused(await team.type(team.ben, text), words);
    expect(team.bench.slack.modalOf(team.ben)).toBeUndefined();
    expect(team.roots()).toEqual([]);
    expect(await changes()).toEqual(['system-added']);
    team.bench.slack.expectNoProblems();
  });

  it('may ask, see systems, tick lists, and end offers in the channel', async () => {
    await start(annaAlone);
    const { anna, ben } = team;
    await team.register('checkout', shop);
    await team.type(anna, 'watch on');
    expect(plainText(await team.type(ben, 'system show checkout'))).toContain('Amazon EKS');
    await team.type(ben, 'watch off');
    await team.type(ben, 'rollback checkout to v2.3');
    expect(team.rootTexts().join('\n')).toContain('Roll back checkout to v2.3');
    const home = await homeOf(ben);
    const box = home.blocks.find((block) => JSON.stringify(block).includes('"Tick"') && 'accessory' in block)!;
    await team.bench.slack.clickButton(home, 'tick', { user: ben, blockId: String(box['block_id']) });
    await team.bench.slack.settled();
    const proof = team.bench.slack.modalOf(ben);
    if (proof !== undefined) await team.bench.slack.submitView(proof, { proof: 'https://ci.example/7' });
    await team.bench.idle();
    expect(await changes()).toEqual(['system-added', 'watch-on', 'watch-off', 'ticked']);
    team.bench.slack.expectNoProblems();
  });

  it('cannot save a form that was opened when they still could, and reads in it whom to ask', async () => {
    const groups: UserGroup[] = [];
    await start(({ anna, ben, slack }) => {
      groups.push(slack.addUserGroup('platform', [anna, ben]));
      return groups.map(({ id }) => id);
    });
    await team.register('checkout', shop);
    const form = await team.open(team.ben, 'system edit checkout');
    groups[0]!.members.delete(team.ben.id);
    await team.bench.restart();
    const { errors } = await team.bench.slack.submitView(form, inForm({ name: 'till' }));
    expect(errors['name']).toContain('Administrators alone change what I know of systems');
    expect(await team.bench.store.systems.find(tenant(), 'till')).toBeUndefined();
    expect(await changes()).toEqual(['system-added']);
    team.bench.slack.expectNoProblems();
  });

  it('fills in an answer for its thread, and is told that the system stays as it is', async () => {
    await start(annaAlone);
    const { slack, store } = team.bench;
    await team.register('checkout', shop);
    await team.type(team.anna, 'system bind checkout');
    await team.type(team.ben, 'rollback v2.3');
    const answer = team.roots().at(-1)!;
    await slack.clickButton(answer, 'fill_gaps', { user: team.ben });
    await slack.settled();
    await slack.submitView(team.formOf(team.ben), { 'gap:config_repo': './deploy-config' });
    await team.bench.idle();
    const thread = slack.thread(team.channel, answer.ts).map((message) => plainText(message));
    expect(thread.join('\n')).toContain('./deploy-config');
    expectRefused(team.last(), 'in this answer alone');
    expect(await store.systems.find(tenant(), 'checkout')).toMatchObject({ revision: 1 });
    slack.expectNoProblems();
  });

  it.each(['ask:system-edit', 'ask:system-bind'])('gets nowhere with the button %s either', async (button) => {
    await start(annaAlone);
    await team.register('checkout', shop);
    await team.press(await team.type(team.ben, 'system show checkout'), button, team.ben);
    expectRefused(team.last(), 'change what I know of systems');
    expect(team.bench.slack.modalOf(team.ben)).toBeUndefined();
    expect(await changes()).toEqual(['system-added']);
    team.bench.slack.expectNoProblems();
  });

  it('is not asked by a pipeline: what it signs counts', async () => {
    await start(annaAlone);
    await team.register('checkout', shop);
    const body = JSON.stringify({ system: 'checkout', version: 'v3' });
    const stamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', releaseSecret).update(`${stamp}.${body}`).digest('hex');
    const headers = { 'x-timestamp': stamp, 'x-signature': `sha256=${signature}` };
    const url = `http://127.0.0.1:${team.bench.port}/hooks/release`;
    expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(200);
    expect(await changes()).toEqual(['system-added', 'released']);
  });
});

describe('a user group that administers', () => {
  const groups: UserGroup[] = [];
  const platform: Administer = ({ anna, slack }) => {
    groups.splice(0, groups.length, slack.addUserGroup('platform', [anna]));
    return groups.map(({ id }) => id);
  };

  it('lets its members do it, and nobody else, and is named to them', async () => {
    await start(platform);
    await team.register('checkout', shop);
    const answer = await team.type(team.ben, 'system add');
    expect(plainText(answer)).toContain('change what I know of systems');
    expect(JSON.stringify(answer.blocks)).toContain(`{"type":"usergroup","usergroup_id":"${groups[0]!.id}"}`);
    expect(await changes()).toEqual(['system-added']);
    team.bench.slack.expectNoProblems();
  });

  it('is read once in a while, not at every question', async () => {
    await start(platform);
    for (let count = 0; count < 4; count += 1) await team.type(team.anna, 'audit');
    expect(team.bench.slack.callsTo('usergroups.users.list')).toHaveLength(1);
  });

  it('that cannot be read lets nobody in by it, and says what to mend; those named beside it still may', async () => {
    await start(({ anna }) => [anna.id, 'S0GONE']);
    await team.register('checkout', shop);
    const answer = await team.type(team.ben, 'system bind checkout');
    expectRefused(answer, 'I cannot read who is in S0GONE');
    expect(plainText(answer)).toContain('usergroups:read');
    expect(await changes()).toEqual(['system-added']);
    expect(team.bench.logged.join('')).toContain('the members of a user group cannot be read');
    team.bench.slack.expectNoProblems({ except: ['no_such_subteam'] });
  });

  it('is nobody where the app has not the scope to read it', async () => {
    await start(platform);
    team.bench.slack.failNext('usergroups.users.list', { error: 'missing_scope' });
    expect(plainText(await team.type(team.anna, 'audit'))).toContain('I cannot read who is in');
    expect(team.bench.slack.callsTo('usergroups.users.list')).toHaveLength(1);
  });

  it('is waited for while Slack is away, and then its members are answered', async () => {
    await start(platform);
    team.bench.slack.failNext('usergroups.users.list', { status: 503 });
    const answer = await team.type(team.anna, 'audit');
    expect(plainText(answer)).toContain('I have no change');
    expect(fromBot(team.bench)).toHaveLength(1);
  });

  it.each([
    ['fails', { status: 503 }],
    ['is too slow', { delayMs: 4_000 }],
  ])('that %s to answer for a form keeps what was entered, and the form can be sent again', async (_, fault) => {
    await start(platform);
    const form = await team.open(team.anna, 'system add');
    await team.bench.restart();
    const { slack } = team.bench;
    slack.failNext('usergroups.users.list', fault);
    const { acknowledged, errors } = await slack.submitView(form, inForm({ name: 'checkout' }));
    expect(acknowledged).toBe(true);
    expect(errors['name']).toContain('I cannot read just now who is an administrator');
    expect(await changes()).toEqual([]);
    await vi.waitFor(async () => {
      await team.submit(form, { name: 'checkout' });
      expect(await changes()).toEqual(['system-added']);
    }, 8_000);
    slack.expectNoProblems();
  });

  it('that Slack does not tell in time for a form gets a button that opens it', async () => {
    await start(platform);
    team.bench.slack.failNext('usergroups.users.list', { status: 503 });
    await team.bench.slack.command({ user: team.anna, channel: team.channel, text: 'system add' });
    await team.bench.slack.settled();
    await team.bench.idle();
    expect(team.bench.slack.modalOf(team.anna)).toBeUndefined();
    await team.press(team.last(), 'ask:system-form', team.anna);
    await team.submit(team.formOf(team.anna), { name: 'checkout' });
    expect(await changes()).toEqual(['system-added']);
    team.bench.slack.expectNoProblems();
  });
});
