import { type App } from '@slack/bolt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBoltBench, section, type BoltBench } from './bolt-bench.ts';
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

it('brings a slash command, with a response_url that works', async () => {
  app.command('/devops', async ({ command, ack, respond }) => {
    await ack();
    await respond({ text: `private: ${command.text}`, blocks: [section(`got ${command.text}`)] });
  });
  const anna = slack.addUser('anna');
  const bob = slack.addUser('bob');
  const channel = slack.addChannel({ members: [anna, bob], bot: false });
  const run = await slack.command({ user: anna, channel, text: 'rollback v2.3 & <x>' });
  expect(run).toMatchObject({ status: 200, via: 'http' });
  expect(run.ackMs).toBeLessThan(1000);
  await slack.settled();
  expect(slack.seenBy(anna, channel).map(plainText)).toEqual(['got rollback v2.3 & <x>']);
  expect(slack.seenBy(bob, channel)).toEqual([]);
  slack.expectNoProblems();
});

it('shows what a command is acknowledged with', async () => {
  app.command('/devops', async ({ ack }) => ack('at once'));
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  await slack.command({ user: anna, channel });
  expect(slack.seenBy(anna, channel).map(plainText)).toEqual(['at once']);
});

it('brings a mention as two events with their own ids, escaped, with a live mention', async () => {
  const heard: string[] = [];
  app.event('app_mention', async ({ event, body }) => void heard.push(`${body.event_id} mention ${event.text}`));
  app.message(async ({ message, body }) => {
    if (message.subtype === undefined) heard.push(`${body.event_id} message ${message.text}`);
  });
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  const said = await slack.mention({ user: anna, channel, text: 'a < b & <@U1> see https://x.test/y' });
  await slack.settled();
  const text = `<@${slack.botUserId}> a &lt; b &amp; &lt;@U1&gt; see <https://x.test/y>`;
  expect(said.deliveries).toHaveLength(2);
  expect(heard.toSorted()).toEqual([
    expect.stringContaining(`mention ${text}`),
    expect.stringContaining(`message ${text}`),
  ]);
  expect(new Set(heard.map((one) => one.split(' ')[0])).size).toBe(2);
});

it('lets the bot answer in a thread, and brings replies of the thread', async () => {
  const parents: (string | undefined)[] = [];
  app.event('app_mention', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: 'in thread' });
  });
  app.message(async ({ message }) => void parents.push('thread_ts' in message ? message.thread_ts : undefined));
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  const { message } = await slack.mention({ user: anna, channel, text: 'help' });
  await slack.waitForMessage((one) => one.text === 'in thread');
  await slack.threadReply(message, { user: anna, text: 'and for staging?' });
  await slack.settled();
  expect(slack.thread(channel, message.ts).map((one) => one.text)).toEqual([
    `<@${slack.botUserId}> help`,
    'in thread',
    'and for staging?',
  ]);
  expect(parents).toContain(message.ts);
  slack.expectNoProblems();
});

it('brings direct messages', async () => {
  app.message(async ({ message, say }) => {
    expect(message.channel_type).toBe('im');
    await say('hello');
  });
  const anna = slack.addUser('anna');
  await slack.dm({ user: anna, text: 'hi' });
  await slack.settled();
  expect(slack.seenBy(anna, slack.dmOf(anna)).map((one) => one.text)).toEqual(['hi', 'hello']);
});

it('brings the bot its own messages and edits, which Bolt lets through only as message_changed', async () => {
  const heard: (string | undefined)[] = [];
  app.message(async ({ message }) => void heard.push(message.subtype));
  const channel = slack.addChannel();
  const ts = await bench.post({ channel: channel.id, text: 'one' });
  await app.client.chat.update({ token: slack.botToken, channel: channel.id, ts, text: 'two' });
  await slack.settled();
  expect(heard).toEqual(['message_changed']);
});

it.each(['bad-signature', 'no-signature', 'old-timestamp'] as const)(
  'sends requests with a %s, which Bolt refuses',
  async (forgery) => {
    const anna = slack.addUser('anna');
    const run = await slack.command({ user: anna, channel: slack.addChannel({ members: [anna] }), forgery });
    expect(run.status).toBe(401);
    slack.expectNoProblems();
  },
);

it('sends a correctly signed request from tomorrow, which Bolt alone takes', async () => {
  app.command('/devops', async ({ ack }) => ack());
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  expect((await slack.command({ user: anna, channel, forgery: 'future-timestamp' })).status).toBe(200);
});

it('sends an event again with the same event_id and a retry number', async () => {
  const heard: unknown[] = [];
  app.event(
    'app_mention',
    async ({ body, context }) => void heard.push([body.event_id, context.retryNum, context.retryReason]),
  );
  const anna = slack.addUser('anna');
  const said = await slack.mention({ user: anna, channel: slack.addChannel({ members: [anna] }), text: 'x' });
  await slack.redeliver(said, { num: 1, reason: 'http_timeout' });
  await slack.settled();
  const id = said.outgoing.payload['event_id'];
  expect(heard).toEqual([
    [id, undefined, undefined],
    [id, 1, 'http_timeout'],
  ]);
});

it('holds it against the bot when it does not acknowledge', async () => {
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  await slack.command({ user: anna, channel, command: '/unknown' });
  expect(slack.problems).toMatchObject([{ code: 'not_acknowledged' }]);
}, 10_000);

it('verifies its address, and brings any event there is', async () => {
  const heard: string[] = [];
  app.event('app_uninstalled', async () => void heard.push('gone'));
  const payload = { type: 'url_verification', challenge: 'c' };
  expect((await slack.deliver({ kind: 'event', payload })).body).toEqual({ challenge: 'c' });
  expect((await slack.event({ type: 'app_uninstalled' })).status).toBe(200);
  expect(heard).toEqual(['gone']);
});

it('brings what people change afterwards', async () => {
  const heard: unknown[] = [];
  app.message(async ({ message }) => void heard.push([message.subtype, 'text' in message ? message.text : undefined]));
  const anna = slack.addUser('anna');
  const { message } = await slack.say({ user: anna, channel: slack.addChannel({ members: [anna] }), text: 'one' });
  await slack.edit(message, 'two');
  await slack.settled();
  expect(heard).toEqual([
    [undefined, 'one'],
    ['message_changed', undefined],
  ]);
});
