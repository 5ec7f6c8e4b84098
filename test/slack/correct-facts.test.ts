import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { StoredView } from '../../src/playground/slack/state/view-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, startTeam, type Bench } from './bench.ts';

const asked = 'we run a photo app on django and ECS, how should we release it?';
const button = 'correct_facts';

let bench: Bench;
let anna: User;
let ben: User;
let channel: Channel;

beforeEach(async () => {
  ({ bench, anna, ben, channel } = await startTeam());
});

afterEach(() => bench.stop());

const ask = async (text = asked): Promise<StoredMessage> => {
  await bench.slack.command({ user: anna, channel, text });
  await bench.idle();
  const [root] = fromBot(bench);
  if (root === undefined) throw new Error('the bot said nothing');
  return root;
};

const formOf = async (answer: StoredMessage, user = anna): Promise<StoredView> => {
  await bench.slack.clickButton(answer, button, { user });
  await bench.slack.settled();
  const form = bench.slack.modalOf(user);
  if (form === undefined) throw new Error('no form');
  return form;
};

const submit = async (form: StoredView, values: Record<string, string | readonly string[] | null>): Promise<void> => {
  await bench.slack.submitView(form, values);
  await bench.idle();
};

const valuesIn = (form: StoredView): string => JSON.stringify(form.blocks);

const inThread = (root: StoredMessage): string[] =>
  bench.slack.thread(channel, root.ts).map((message) => plainText(message));

/** The last answer of a thread: the message with the button. */
const lastAnswer = (root: StoredMessage): string =>
  bench.slack
    .thread(channel, root.ts)
    .filter((message) => buttonsOf(message).includes(button))
    .map((message) => plainText(message))
    .at(-1) ?? '';

describe('somebody whose system was misunderstood', () => {
  it('sees what was understood, and a button to correct it', async () => {
    const answer = await ask();
    expect(plainText(answer)).toContain('I understood: photo app');
    expect(JSON.stringify(answer.blocks)).toContain('Correct this');
    bench.slack.expectNoProblems();
  });

  it('finds in the form what was understood', async () => {
    const form = await formOf(await ask());
    expect(form.content['title']).toMatchObject({ text: 'Your system' });
    expect(valuesIn(form)).toContain('"initial_value":"photo app"');
    expect(valuesIn(form)).toMatch(/"initial_options":\[\{"text":\{[^}]*"text":"Amazon ECS"/u);
    bench.slack.expectNoProblems();
  });

  it('is not held to what only followed from what was wrong', async () => {
    const answer = await ask();
    await submit(await formOf(answer), { 'fact:platform': ['gke'] });
    expect(lastAnswer(answer)).toContain('I understood: photo app, django, gke, python, gcp.');
    expect(lastAnswer(answer)).not.toContain('aws');
    await submit(await formOf(answer), { 'fact:language': ['ruby'] });
    expect(lastAnswer(answer)).toContain('I understood: photo app, ecs, ruby, aws.');
    bench.slack.expectNoProblems();
  });

  it('gets the same question answered again in the thread, in that light', async () => {
    const answer = await ask();
    const before = inThread(answer).length;
    await submit(await formOf(answer), { 'fact:platform': ['gke'], 'fact:cloud': ['gcp'], 'fact:users': '20k' });
    expect(inThread(answer).length).toBeGreaterThan(before);
    const again = lastAnswer(answer);
    expect(again.split('\n')[0]).toBe(plainText(answer).split('\n')[0]);
    expect(again).toMatch(/I understood: photo app.*gke.*gcp.*20000/u);
    expect(again).not.toContain('ecs');
    expect(bench.slack.modalOf(anna)).toBeUndefined();
    bench.slack.expectNoProblems();
  });

  it('finds the correction in the form of the new answer, and in what is asked next', async () => {
    const answer = await ask();
    await submit(await formOf(answer), { 'fact:platform': ['gke'], 'fact:cloud': null, 'fact:system': 'shop' });
    const again = bench.slack.thread(channel, answer.ts).findLast((one) => buttonsOf(one).includes(button))!;
    expect(valuesIn(await formOf(again))).toContain('"initial_value":"shop"');
    await bench.slack.mention({ user: anna, channel, text: 'how do we roll back?', threadTs: answer.ts });
    await bench.idle();
    expect(lastAnswer(answer)).toMatch(/I understood: shop.*gke/u);
    await bench.slack.mention({ user: anna, channel, text: 'rollback to v2.3', threadTs: answer.ts });
    await bench.idle();
    const plan = inThread(answer).find((text) => text.startsWith('Roll back')) ?? '';
    expect(plan).toMatch(/shop.*Google Kubernetes Engine/su);
    bench.slack.expectNoProblems();
  });

  it('takes away what is not so: what is left empty is not known', async () => {
    const answer = await ask();
    await submit(await formOf(answer), { 'fact:platform': [], 'fact:cloud': [], 'fact:language': [] });
    expect(lastAnswer(answer)).toContain('I understood: photo app, django.');
  });

  it('may be helped by a colleague, who has the same button', async () => {
    const answer = await ask();
    await submit(await formOf(answer, ben), { 'fact:platform': ['gke'] });
    expect(lastAnswer(answer)).toContain('gke');
  });

  it('can say it in the thread instead', async () => {
    const answer = await ask();
    await bench.slack.mention({ user: anna, channel, text: 'we are on GKE actually', threadTs: answer.ts });
    await bench.idle();
    expect(lastAnswer(answer)).toMatch(/I understood: photo app.*gke/u);
    expect(lastAnswer(answer).split('\n')[0]).toBe(plainText(answer).split('\n')[0]);
  });

  it('who said nothing of it is asked to tell more', async () => {
    const answer = await ask('how do we split dev, staging and production?');
    expect(JSON.stringify(answer.blocks)).toContain('Tell me more');
    await submit(await formOf(answer), { 'fact:platform': ['heroku'], 'fact:team_size': '4' });
    expect(lastAnswer(answer)).toContain('heroku');
    bench.slack.expectNoProblems();
  });
});

describe('the form', () => {
  it('says at the field what would do, and stays open with what was entered', async () => {
    const answer = await ask();
    const count = inThread(answer).length;
    const form = await formOf(answer);
    const { errors, view } = await bench.slack.submitView(form, {
      'fact:team_size': 'a handful',
      'fact:system': 'shop; rm -rf /',
    });
    expect(Object.keys(errors).toSorted()).toEqual(['system', 'team_size']);
    expect(errors['system']).toContain('such as photo-app');
    expect(errors['team_size']).toContain('such as 12');
    expect(view).toBe(form);
    await submit(form, { 'fact:team_size': '5', 'fact:system': 'shop' });
    expect(inThread(answer).length).toBeGreaterThan(count);
    bench.slack.expectNoProblems();
  });

  it('submitted once is answered once, also when Slack sends it again', async () => {
    const answer = await ask();
    const delivery = await bench.slack.submitView(await formOf(answer), { 'fact:platform': ['gke'] });
    await bench.slack.redeliver(delivery);
    await bench.idle();
    const answers = bench.slack.thread(channel, answer.ts).filter((one) => buttonsOf(one).includes(button));
    expect(answers).toHaveLength(2);
  });

  it('submitted right before a restart is answered after it', async () => {
    const answer = await ask();
    const form = await formOf(answer);
    bench.slack.failNext('chat.postMessage', { status: 503 });
    await bench.slack.submitView(form, { 'fact:platform': ['gke'] });
    await bench.restart();
    await bench.idle();
    expect(lastAnswer(answer)).toContain('gke');
    bench.slack.expectNoProblems();
  });

  it('that Slack does not open is explained, with another way', async () => {
    const answer = await ask();
    bench.slack.failNext('views.open', { error: 'expired_trigger_id' });
    await bench.slack.clickButton(answer, button, { user: anna });
    await bench.slack.settled();
    const told = fromBot(bench).at(-1)!;
    expect(told.ephemeralTo).toBe(anna.id);
    expect(plainText(told)).toContain('say in the thread what is different');
  });

  it('does not keep the acknowledgement, however slow Slack is', async () => {
    const answer = await ask();
    bench.slack.failNext('views.open', { delayMs: 1500 });
    const { ackMs } = await bench.slack.clickButton(answer, button, { user: anna });
    expect(ackMs).toBeLessThan(1000);
  });

  it('of a thread that is forgotten says so', async () => {
    const answer = await ask();
    const form = await formOf(answer);
    await bench.store.journal.prune({ keys: 0, words: Date.now() + 1000 });
    await submit(form, { 'fact:platform': ['gke'] });
    expect(fromBot(bench).at(-1)?.ephemeralTo).toBe(anna.id);
    expect(plainText(fromBot(bench).at(-1)!)).toContain('Ask it again');
  });
});

describe('no button to correct', () => {
  it('is on what only one person sees, for there is no thread to answer in', async () => {
    await ask(`${asked} --private`);
    expect(fromBot(bench).flatMap((message) => buttonsOf(message))).not.toContain(button);
    channel.members.delete(bench.slack.botUserId);
    await bench.slack.command({ user: anna, channel, text: asked });
    await bench.idle();
    expect(fromBot(bench).flatMap((message) => buttonsOf(message))).not.toContain(button);
  });

  it('is on a command, which takes its facts from its words', async () => {
    const answer = await ask('rollback checkout to v2.3');
    expect(buttonsOf(answer)).not.toContain(button);
  });
});
