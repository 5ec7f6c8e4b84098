import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { buttonsOf } from './bench.ts';
import { shop, startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

let team: SystemsTeam;

beforeEach(async () => {
  team = await startSystemsTeam();
});

afterEach(() => team.bench.stop());

describe('an answer in a channel that is about a system', () => {
  beforeEach(async () => {
    const form = await team.open(team.anna, 'system add');
    await team.choose(form, 'using', ['helm', 'argo-cd', 'flyway']);
    await team.press(form, 'system-more:names');
    await team.submit(form, { name: 'checkout', ...shop, 'value:namespace': 'shop' });
    await team.type(team.anna, 'system bind checkout');
  });

  it('is about that system, and says whose record it was made from', async () => {
    const before = team.roots().length;
    await team.type(team.ben, 'rollback v2.3');
    const answer = team.roots()[before]!;
    expect(plainText(answer)).toMatch(/checkout.*Amazon EKS/su);
    expect(plainText(answer)).toContain('From what your team recorded of checkout');
    // By name: an answer to somebody else is nothing to be notified of.
    expect(plainText(answer)).toMatch(/recorded of checkout.*\banna\b/su);
    expect(plainText(answer)).not.toContain(team.anna.id);
    await team.bench.slack.mention({ user: team.ben, channel: team.channel, text: 'why', threadTs: answer.ts });
    await team.bench.idle();
    const why = team.bench.slack.thread(team.channel, answer.ts).map((message) => plainText(message));
    expect(why.filter((text) => text.includes('recorded of checkout'))).toHaveLength(2);
    team.bench.slack.expectNoProblems();
  });

  it('stays about it in its thread, with what was recorded since', async () => {
    const before = team.roots().length;
    await team.type(team.ben, 'rollback v2.3');
    const answer = team.roots()[before]!;
    await team.submit(await team.open(team.anna, 'system edit'), { place: ['gke'] });
    await team.type(team.anna, 'system unbind');
    await team.bench.slack.mention({ user: team.ben, channel: team.channel, text: 'v2.2', threadTs: answer.ts });
    await team.bench.idle();
    expect(plainText(team.last())).not.toContain('Amazon EKS');
    const thread = team.bench.slack.thread(team.channel, answer.ts).map((message) => plainText(message));
    expect(thread.some((text) => /v2\.2/u.test(text) && text.includes('Google Kubernetes Engine'))).toBe(true);
  });

  it('is about another one when that is named', async () => {
    await team.register('billing', { place: ['heroku'] });
    const before = team.roots().length;
    await team.type(team.ben, 'rollback billing to v7');
    expect(plainText(team.roots()[before]!)).toMatch(/billing.*Heroku/su);
  });

  it('to a free question is given in the light of it', async () => {
    const before = team.roots().length;
    await team.type(team.ben, 'how do we migrate the database without downtime?');
    expect(plainText(team.roots()[before]!)).toContain('I understood: checkout');
  });

  it('may be corrected for its thread: what is taken back there stays so', async () => {
    const before = team.roots().length;
    await team.type(team.ben, 'how do we migrate the database without downtime?');
    const answer = team.roots()[before]!;
    expect(plainText(answer)).toMatch(/I understood: checkout[^.]*gitlab-ci/u);
    await team.press(answer, 'correct_facts', team.ben);
    await team.bench.slack.submitView(team.formOf(team.ben), { 'fact:ci': [] });
    await team.bench.idle();
    const told = () => team.bench.slack.thread(team.channel, answer.ts).map((message) => plainText(message));
    const understood = () => told().filter((text) => text.includes('I understood: checkout'));
    expect(understood()).toHaveLength(2);
    expect(understood()[1]).not.toMatch(/I understood: checkout[^.]*gitlab-ci/u);
    const question = 'how do we split dev and prod?';
    await team.bench.slack.mention({ user: team.ben, channel: team.channel, text: question, threadTs: answer.ts });
    await team.bench.idle();
    expect(understood()).toHaveLength(3);
    expect(understood()[2]).not.toMatch(/I understood: checkout[^.]*gitlab-ci/u);
    team.bench.slack.expectNoProblems();
  });

  it('of another workspace or channel knows nothing of it', async () => {
    const elsewhere = team.bench.slack.addChannel({ members: [team.anna, team.ben] });
    const before = team.roots().length;
    await team.type(team.ben, 'rollback v2.3', elsewhere);
    expect(plainText(team.roots()[before]!)).not.toContain('recorded of');
  });
});

describe('a channel that is about several systems', () => {
  beforeEach(async () => {
    await team.register('checkout', shop);
    await team.register('billing api', { place: ['heroku'] });
    await team.type(team.anna, 'system bind checkout and billing api');
  });

  it('asks which one is meant, and the button asks the same about it', async () => {
    const hint = await team.type(team.ben, 'rollback v2.3');
    expect(hint.ephemeralTo).toBe(team.ben.id);
    expect(plainText(hint)).toContain('about several systems');
    expect(buttonsOf(hint)).toEqual(['ask:system-checkout', 'ask:system-billing-api']);
    const before = team.roots().length;
    await team.press(hint, 'ask:system-billing-api', team.ben);
    expect(plainText(team.roots()[before]!)).toMatch(/billing api.*Heroku/su);
    team.bench.slack.expectNoProblems();
  });

  it('does not ask back where no answer would be another one', async () => {
    const before = team.roots().length;
    await team.type(team.ben, 'help');
    await team.type(team.ben, 'how do we split dev and prod?');
    expect(team.roots().length).toBe(before + 2);
  });
});

describe('what is known of systems', () => {
  it('is nothing at first, and the way to tell is shown', async () => {
    const answer = await team.type(team.anna, 'system');
    expect(answer.ephemeralTo).toBe(team.anna.id);
    expect(plainText(answer)).toContain('/devops system add');
  });

  it('is listed, with what this channel is about, after a restart as before', async () => {
    await team.register('checkout', shop);
    await team.register('billing', { place: ['heroku'] });
    await team.type(team.anna, 'system bind checkout');
    await team.bench.restart();
    const answer = plainText(await team.type(team.ben, 'system list'));
    expect(answer).toMatch(/billing.*Heroku/u);
    expect(answer).toMatch(/checkout.*Amazon EKS.*about this one/u);
    team.bench.slack.expectNoProblems();
  });

  it('is listed as well for whoever asks for a system of a name that none has', async () => {
    await team.register('checkout', shop);
    const told = plainText(await team.type(team.ben, 'system show chekout'));
    expect(told).toMatch(/I know of no system of that name\..*checkout \| Amazon EKS/su);
  });

  it('is shown one by one: what is there, and what more would make better', async () => {
    await team.register('checkout', shop);
    const answer = plainText(await team.type(team.ben, 'system show checkout'));
    expect(answer).toContain('Where it runs: Amazon EKS');
    expect(answer).toMatch(/RTO: how long it may be down.*plans are held against your time/u);
    // The place says it.
    expect(answer).not.toMatch(/^Cloud/mu);
    expect(answer).toContain('From what your team recorded of checkout');
    const shown = team.last();
    expect(buttonsOf(shown)).toEqual(['ask:system-edit', 'ask:system-bind', 'ask:help']);
    await team.press(shown, 'ask:system-edit', team.ben);
    expect(JSON.stringify(team.formOf(team.ben).blocks)).toContain('"initial_value":"checkout"');
    expect(plainText(await team.type(team.ben, 'system show till'))).toContain('I know of no system of that name');
    team.bench.slack.expectNoProblems();
  });
});

describe('what a channel is about', () => {
  beforeEach(() => team.register('checkout', shop));

  it('is told to everybody once, also when Slack is away for a moment', async () => {
    team.bench.slack.failNext('chat.postMessage', { status: 503 });
    const run = await team.bench.slack.command({
      user: team.anna,
      channel: team.channel,
      text: 'system bind checkout',
    });
    await team.bench.slack.redeliver(run);
    await team.bench.idle();
    expect(team.roots()).toHaveLength(1);
    expect(plainText(await team.type(team.ben, 'system bind checkout'))).toContain('is about checkout already');
    expect(plainText(await team.type(team.ben, 'system unbind'))).toContain('no longer about checkout');
    expect(plainText(await team.type(team.ben, 'system unbind checkout'))).toContain('This channel is about no system');
    team.bench.slack.expectNoProblems();
  });

  it('cannot be a system nobody told of', async () => {
    const answer = await team.type(team.anna, 'system bind till');
    expect(plainText(answer)).toContain('I know of no system of that name. Those that I know: checkout.');
    expect(team.roots()).toEqual([]);
  });

  it('is asked for by name, with a button for each', async () => {
    const answer = await team.type(team.anna, 'system bind');
    expect(buttonsOf(answer)).toEqual(['ask:system-checkout']);
    await team.press(answer, 'ask:system-checkout', team.anna);
    expect(plainText(team.last())).toContain('bound this channel to checkout');
  });
});

describe('somebody who removes a system', () => {
  it('is asked once more, told what goes with it, and it is gone', async () => {
    await team.register('checkout', shop);
    await team.type(team.anna, 'system bind checkout');
    const asked = await team.type(team.anna, 'system remove checkout');
    expect(plainText(asked)).toContain('1 channel is no longer about it');
    expect(await team.bench.store.systems.list(team.bench.slack.team.id)).toHaveLength(1);
    await team.press(asked, 'ask:system-forget', team.anna);
    expect(plainText(team.last())).toContain('I have forgotten checkout');
    expect(await team.bench.store.systems.list(team.bench.slack.team.id)).toEqual([]);
    await team.type(team.ben, 'rollback v2.3');
    expect(plainText(team.roots().at(-1)!)).not.toContain('recorded of');
    team.bench.slack.expectNoProblems();
  });
});

describe('"system" as a word among others', () => {
  it('is somebody in trouble', async () => {
    await team.type(team.anna, 'system is down');
    expect(plainText(team.roots()[0]!)).toContain('Incident');
  });
});
