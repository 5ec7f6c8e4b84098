import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFakeSlack, type FakeSlack } from '../../../src/playground/slack/fake-slack.ts';

let slack: FakeSlack;
let bot: Server;
let answer: { status: number; afterMs: number };

beforeEach(async () => {
  slack = await startFakeSlack({ ackWithinMs: 200 });
  answer = { status: 200, afterMs: 0 };
  bot = createServer((request, response) => {
    request.resume();
    setTimeout(() => response.writeHead(answer.status).end(), answer.afterMs);
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  const address = bot.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  slack.connect(`http://127.0.0.1:${address.port}/`);
});

afterEach(async () => {
  bot.closeAllConnections();
  await new Promise((resolve) => bot.close(resolve));
  await slack.close();
});

const post = (text: string, channel: string) =>
  fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel, text }),
  });

it('waits for a message that is still to come', async () => {
  const channel = slack.addChannel();
  setTimeout(() => void post('at last', channel.id), 20);
  expect((await slack.waitForMessage((one) => one.text === 'at last')).channel).toBe(channel);
});

it('tells what came instead of the message it waited for', async () => {
  await post('something else', slack.addChannel().id);
  await expect(slack.waitForMessage(() => false, 20)).rejects.toThrow('- something else');
});

it('waits until nothing is under way', async () => {
  answer.afterMs = 60;
  const anna = slack.addUser('anna');
  const sending = slack.mention({ user: anna, channel: slack.addChannel({ members: [anna] }), text: 'x' });
  await slack.settled();
  expect((await sending).status).toBe(200);
  answer.afterMs = 150;
  const slow = slack.openHome(anna);
  await expect(slack.settled(10, 50)).rejects.toThrow('still busy');
  await slow;
});

it('holds a wrong or missing acknowledgement against the bot, in words', async () => {
  const anna = slack.addUser('anna');
  answer.status = 500;
  expect((await slack.openHome(anna)).status).toBe(500);
  slack.connect('http://127.0.0.1:9/');
  expect((await slack.openHome(anna)).status).toBe(0);
  expect(() => slack.expectNoProblems()).toThrow(/ack of event: not_acknowledged\n {2}status 500\n.*\n {2}status 0/);
  slack.expectNoProblems({ except: ['not_acknowledged'] });
});

it('holds a late acknowledgement against the bot', async () => {
  answer.afterMs = 250;
  expect(await slack.openHome(slack.addUser('anna'))).toMatchObject({ status: 200, acknowledged: false });
  expect(slack.problems).toMatchObject([{ code: 'late_ack', rejected: true }]);
});

it('lets people speak only where they are, and act only on what they see', async () => {
  const anna = slack.addUser('anna');
  const bob = slack.addUser('bob');
  const secret = slack.addChannel({ name: 'secret', private: true, members: [anna] });
  await expect(slack.say({ user: bob, channel: secret, text: 'x' })).rejects.toThrow('bob is not in secret');
  await expect(slack.command({ user: bob, channel: secret })).rejects.toThrow('bob cannot see secret');
  const { message } = await slack.say({ user: anna, channel: secret, text: 'x' });
  await expect(slack.shortcut(message, 'c', { user: bob })).rejects.toThrow('bob has no menu');
  expect(slack.seenBy(bob, secret)).toEqual([]);
});

it('brings the bot nothing of channels it is not in', async () => {
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna], bot: false });
  await expect(slack.mention({ user: anna, channel, text: 'x' })).rejects.toThrow('does not hear');
});

it('needs to know where the bot is', async () => {
  const other = await startFakeSlack();
  const anna = other.addUser('anna');
  await expect(other.openHome(anna)).rejects.toThrow('call connect(url)');
  await other.close();
});

it('names things as Slack does in command payloads', async () => {
  const anna = slack.addUser('anna');
  const inDm = await slack.command({ user: anna, channel: slack.dmOf(anna), text: ' a <b> ' });
  expect(inDm.outgoing.payload).toMatchObject({
    command: '/devops',
    text: 'a &lt;b&gt;',
    channel_name: 'directmessage',
    user_name: 'anna',
    is_enterprise_install: 'false',
  });
});
