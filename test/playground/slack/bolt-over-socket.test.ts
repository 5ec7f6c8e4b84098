import { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFakeSlack, type FakeSlack } from '../../../src/playground/slack/fake-slack.ts';
import { plainText } from '../../../src/playground/slack/plain-text.ts';
import { silentLogger } from './silent-logger.ts';

let slack: FakeSlack;
let app: App;

beforeEach(async () => {
  slack = await startFakeSlack();
  app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    logger: silentLogger,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

it('connects with a one-time address, and says hello', async () => {
  await app.start();
  expect(slack.sockets.connections()).toBe(1);
  expect(slack.callsTo('apps.connections.open')).toHaveLength(1);
  const again = new WebSocket(`${slack.apiUrl.replace('http', 'ws').replace('/api/', '')}/link/?ticket=used`);
  await new Promise((resolve) => again.addEventListener('error', resolve, { once: true }));
  expect(slack.problems).toMatchObject([{ code: 'invalid_ticket' }]);
});

it('brings commands, events, buttons and shortcuts, each acknowledged by its envelope', async () => {
  app.command('/devops', async ({ command, ack, respond }) => {
    await ack();
    await respond({
      text: command.text,
      blocks: [
        { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }] },
      ],
    });
  });
  app.action('go', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'gone', replace_original: true });
  });
  app.event('app_mention', async ({ say, event }) => void (await say({ text: 'yes?', thread_ts: event.ts })));
  app.shortcut('consult', async ({ ack }) => ack());
  await app.start();
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  const run = await slack.command({ user: anna, channel, text: 'help' });
  expect(run).toMatchObject({ via: 'socket', status: 200, body: undefined });
  const message = await slack.waitForMessage((one) => one.text === 'help');
  expect((await slack.clickButton(message, 'go')).status).toBe(200);
  const said = await slack.mention({ user: anna, channel, text: 'hello' });
  await slack.waitForMessage((one) => one.threadTs === said.message.ts);
  expect((await slack.shortcut(said.message, 'consult', { user: anna })).status).toBe(200);
  await slack.settled();
  expect(slack.seenBy(anna, channel).map(plainText)).toEqual(['gone', `@${slack.botUserId} hello`, 'yes?']);
  slack.expectNoProblems();
});

it('shows what a command is acknowledged with', async () => {
  app.command('/devops', async ({ ack }) => ack({ text: 'at once' }));
  await app.start();
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  await slack.command({ user: anna, channel });
  expect(slack.seenBy(anna, channel).map(plainText)).toEqual(['at once']);
});

it('delivers again with a retry number', async () => {
  const heard: unknown[] = [];
  app.event('app_mention', async ({ body, context }) => void heard.push([body.event_id, context.retryNum]));
  await app.start();
  const anna = slack.addUser('anna');
  const said = await slack.mention({ user: anna, channel: slack.addChannel({ members: [anna] }), text: 'x' });
  await slack.redeliver(said, { num: 1, reason: 'timeout' });
  await slack.settled();
  const id = said.outgoing.payload['event_id'];
  expect(heard).toEqual([
    [id, 0],
    [id, 1],
  ]);
});

it('counts a cut connection as not acknowledged', async () => {
  app.command('/devops', async () => slack.sockets.cut());
  await app.start();
  const anna = slack.addUser('anna');
  const run = await slack.command({ user: anna, channel: slack.addChannel({ members: [anna] }) });
  expect(run.status).toBe(0);
  expect(slack.problems).toMatchObject([{ code: 'not_acknowledged' }]);
});

it('asks to reconnect, and the bot closes the connection', async () => {
  await app.start();
  slack.sockets.disconnect('refresh_requested');
  await expect.poll(() => slack.sockets.connections()).toBe(0);
});

const openSocket = async (): Promise<WebSocket> => {
  const response = await fetch(`${slack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.appToken}` },
  });
  const { url } = (await response.json()) as { url: string };
  const socket = new WebSocket(url);
  await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
  return socket;
};

it('notes acknowledgements of nothing, and payloads where none is taken', async () => {
  const socket = await openSocket();
  socket.addEventListener('message', ({ data }) => {
    const { envelope_id } = JSON.parse(String(data)) as { envelope_id: string };
    socket.send(JSON.stringify({ envelope_id, payload: { text: 'x' } }));
  });
  socket.send(JSON.stringify({ envelope_id: 'unknown' }));
  await slack.openHome(slack.addUser('anna'));
  expect(slack.problems.map((one) => one.code)).toEqual(['unexpected_ack', 'unexpected_payload']);
});

it('takes ten connections', async () => {
  await Promise.all(Array.from({ length: 10 }, openSocket));
  slack.advance(60_000);
  void openSocket();
  await expect.poll(() => slack.problems.map((one) => one.code)).toEqual(['too_many_websockets']);
});
