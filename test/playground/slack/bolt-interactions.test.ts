import { type App } from '@slack/bolt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { button, createBoltBench, section, type BoltBench } from './bolt-bench.ts';
import { type FakeSlack } from '../../../src/playground/slack/fake-slack.ts';
import { plainText } from '../../../src/playground/slack/plain-text.ts';

let bench: BoltBench;
let slack: FakeSlack;
let app: App;

beforeEach(async () => {
  bench = await createBoltBench();
  ({ slack, app } = bench);
});
afterEach(() => bench.stop());

it('presses a button that is there, and replaces the message through the response_url', async () => {
  app.action('go', async ({ ack, respond, body, action }) => {
    await ack();
    expect(body).toMatchObject({
      type: 'block_actions',
      container: { type: 'message' },
      message: { text: 'fallback' },
    });
    expect(action).toMatchObject({ type: 'button', value: 'v1', action_id: 'go' });
    await respond({ text: 'done', replace_original: true });
  });
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  await bench.post({
    channel: channel.id,
    text: 'fallback',
    blocks: [button('go')],
  });
  const message = await slack.waitForMessage((one) => one.text === 'fallback');
  expect((await slack.clickButton(message, 'go')).status).toBe(200);
  await slack.settled();
  expect(slack.seenBy(anna, channel).map(plainText)).toEqual(['done']);
  await expect(slack.clickButton(message, 'go')).rejects.toThrow('nothing here has action_id go');
  slack.expectNoProblems();
});

it('deletes the message whose button was pressed, when asked to', async () => {
  app.action('go', async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  await bench.post({ channel: channel.id, text: 'x', blocks: [button('go')] });
  await slack.clickButton(await slack.waitForMessage(() => true), 'go');
  await slack.settled();
  expect(slack.seenBy(anna, channel)).toEqual([]);
});

it('lets only the recipient press a button of an ephemeral message, and gives no message with it', async () => {
  const bodies: object[] = [];
  app.action('go', async ({ ack, body }) => {
    await ack();
    bodies.push(body);
  });
  const anna = slack.addUser('anna');
  const bob = slack.addUser('bob');
  const channel = slack.addChannel({ members: [bob, anna] });
  const target = { token: slack.botToken, channel: channel.id, user: anna.id };
  await app.client.chat.postEphemeral({ ...target, text: 'psst', blocks: [button('go')] });
  const message = await slack.waitForMessage((one) => one.text === 'psst');
  await expect(slack.clickButton(message, 'go', { user: bob })).rejects.toThrow('bob cannot see this message');
  await slack.clickButton(message, 'go');
  expect(bodies).toMatchObject([{ user: { id: anna.id }, container: { is_ephemeral: true } }]);
  expect(bodies[0]).not.toHaveProperty('message');
});

it('chooses from a menu only what it offers', async () => {
  const chosen: unknown[] = [];
  app.action({ action_id: 'menu' }, async ({ ack, action }) => {
    await ack();
    if (action.type === 'static_select') chosen.push(action.selected_option.value);
  });
  const channel = slack.addChannel({ members: [slack.addUser('anna')] });
  const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });
  const menu = { type: 'static_select' as const, action_id: 'menu', options: [option('a'), option('b')] };
  const blocks = [{ ...section('pick'), accessory: menu }];
  await bench.post({ channel: channel.id, text: 'pick', blocks });
  const message = await slack.waitForMessage(() => true);
  await slack.choose(message, 'menu', 'b');
  await expect(slack.choose(message, 'menu', 'c')).rejects.toThrow('no option c; there are: a, b');
  expect(chosen).toEqual(['b']);
});

it('brings shortcuts', async () => {
  app.shortcut('consult', async ({ shortcut, ack, client }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    expect(shortcut.message.text).toBe('what now?');
    await client.chat.postMessage({ channel: shortcut.channel.id, thread_ts: shortcut.message.ts, text: 'this' });
  });
  app.shortcut('global', async ({ ack }) => ack());
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  const { message } = await slack.say({ user: anna, channel, text: 'what now?' });
  expect((await slack.shortcut(message, 'consult', { user: anna })).status).toBe(200);
  expect((await slack.globalShortcut('global', { user: anna })).status).toBe(200);
  await slack.settled();
  expect(slack.thread(channel, message.ts).map((one) => one.text)).toEqual(['what now?', 'this']);
});

it('opens the home tab, and brings the published view the next time', async () => {
  const hadView: boolean[] = [];
  app.event('app_home_opened', async ({ event, client }) => {
    hadView.push(event.view !== undefined);
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [section('home'), button('go')] },
    });
  });
  app.action('go', async ({ ack }) => ack());
  const anna = slack.addUser('anna');
  await slack.openHome(anna);
  await slack.settled();
  await slack.openHome(anna, { tab: 'messages' });
  await slack.settled();
  expect(hadView).toEqual([false, true]);
  const home = slack.homeOf(anna);
  if (home === undefined) throw new Error('no home');
  expect(plainText(home)).toBe('home\n[Go]');
  expect((await slack.clickButton(home, 'go')).status).toBe(200);
  slack.expectNoProblems();
});

it('opens, fills in, corrects and submits a modal', async () => {
  const input = {
    type: 'input' as const,
    block_id: 'name',
    label: { type: 'plain_text' as const, text: 'Name' },
    element: { type: 'plain_text_input' as const, action_id: 'value' },
  };
  const title = { type: 'plain_text' as const, text: 'Setup' };
  app.command('/devops', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({
      trigger_id: command.trigger_id,
      view: { type: 'modal', callback_id: 'setup', title, submit: title, notify_on_close: true, blocks: [input] },
    });
  });
  app.view('setup', async ({ ack, view }) => {
    const value = view.state.values['name']?.['value']?.value;
    if (value === 'bad') await ack({ response_action: 'errors', errors: { name: 'no' } });
    else await ack();
  });
  const anna = slack.addUser('anna');
  await slack.command({ user: anna, channel: slack.addChannel({ members: [anna] }) });
  await slack.settled();
  const modal = slack.modalOf(anna);
  if (modal === undefined) throw new Error('no modal');
  await expect(slack.submitView(modal)).rejects.toThrow('Slack would not submit: empty inputs');
  expect((await slack.submitView(modal, { value: 'bad' })).errors).toEqual({ name: 'no' });
  expect((await slack.submitView(modal, { value: 'good' })).view).toBeUndefined();
  slack.expectNoProblems();
});

it('tells a bot of a closed modal that asked for it', async () => {
  const title = { type: 'plain_text' as const, text: 'Setup' };
  app.view({ callback_id: 'setup', type: 'view_closed' }, async ({ ack }) => ack());
  app.command('/devops', async ({ ack, client, command }) => {
    await ack();
    const view = { type: 'modal' as const, callback_id: 'setup', title, notify_on_close: true, blocks: [section('x')] };
    await client.views.open({ trigger_id: command.trigger_id, view });
  });
  const anna = slack.addUser('anna');
  await slack.command({ user: anna, channel: slack.addChannel({ members: [anna] }) });
  await slack.settled();
  const modal = slack.modalOf(anna);
  if (modal === undefined) throw new Error('no modal');
  expect((await slack.closeView(modal))?.status).toBe(200);
});
