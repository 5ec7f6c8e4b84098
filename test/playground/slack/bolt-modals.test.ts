import { type App, type ViewResponseAction } from '@slack/bolt';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBoltBench, section, type BoltBench } from './bolt-bench.ts';
import { type FakeSlack } from '../../../src/playground/slack/fake-slack.ts';
import { type StoredView } from '../../../src/playground/slack/state/view-store.ts';
import { type User } from '../../../src/playground/slack/state/workspace.ts';

let bench: BoltBench;
let slack: FakeSlack;
let app: App;
let anna: User;

beforeEach(async () => {
  bench = await createBoltBench();
  ({ slack, app } = bench);
  anna = slack.addUser('anna');
});
afterEach(() => bench.stop());

const modal = (text: string) => ({
  type: 'modal' as const,
  callback_id: 'setup',
  title: { type: 'plain_text' as const, text },
  blocks: [section(text)],
});

const openModal = async (): Promise<StoredView> => {
  app.command('/devops', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: modal('one') });
  });
  await slack.command({ user: anna, channel: slack.addChannel({ members: [anna] }) });
  return vi.waitUntil(() => slack.modalOf(anna));
};

const answerWith = (answer: ViewResponseAction): void => {
  app.view('setup', async ({ ack }) => ack(answer));
};

it.each<[string, ViewResponseAction, string | undefined]>([
  ['updates it', { response_action: 'update', view: modal('two') }, 'two'],
  ['puts another on top', { response_action: 'push', view: modal('three') }, 'three'],
  ['closes all', { response_action: 'clear' }, undefined],
])('does with the modal what the answer to its submission says: %s', async (_name, answer, title) => {
  answerWith(answer);
  const { view } = await slack.submitView(await openModal());
  expect(view?.content['title']).toEqual(title === undefined ? undefined : { type: 'plain_text', text: title });
  slack.expectNoProblems();
});

it.each<[string, ViewResponseAction, string]>([
  ['errors for a block that is no input', { response_action: 'errors', errors: { nowhere: 'x' } }, 'invalid_errors'],
  ['an invalid view', { response_action: 'update', view: modal('x'.repeat(25)) }, 'invalid_arguments'],
])('refuses %s', async (_name, answer, code) => {
  answerWith(answer);
  const { view } = await slack.submitView(await openModal());
  expect(view?.content['title']).toEqual({ type: 'plain_text', text: 'one' });
  expect(slack.problems).toMatchObject([{ code }]);
});

it('submits only what is on top of the screen', async () => {
  app.view('setup', async ({ ack }) => ack());
  const view = await openModal();
  await slack.submitView(view);
  await expect(slack.submitView(view)).rejects.toThrow('not on top');
});
