import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSlack, type Slack } from '../../../src/playground/slack/open-slack.ts';
import { type Exchange } from '../../../src/playground/slack/state/exchanges.ts';
import { type Channel, type User } from '../../../src/playground/slack/state/workspace.ts';

let slack: Slack;
let anna: User;
let channel: Channel;
/** What the bot answers to everything. */
let answer: string;
let asked: number;

const bot = createServer((request, response) => {
  asked += 1;
  request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
});

beforeEach(async () => {
  [answer, asked] = ['', 0];
  slack = await openSlack();
  slack.world.workspace.addTeam('acme');
  anna = slack.world.workspace.addUser('anna');
  channel = slack.world.workspace.addChannel({ members: [anna] });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  const address = bot.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  slack.courier.requestUrl = `http://127.0.0.1:${address.port}/`;
});

afterEach(async () => {
  await slack.close();
  await new Promise((resolve) => bot.close(resolve).closeAllConnections());
});

const call = (method: string, args: object): Promise<Response> =>
  fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${slack.world.workspace.firstTeam().botToken}`,
    },
    body: JSON.stringify(args),
  });

const shown = ({ from, kind, status, problems }: Exchange) => [from, kind, status, problems.map(({ code }) => code)];

it('keeps what passes either way, each with what is wrong with it', async () => {
  answer = JSON.stringify({ text: 'here', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '' } }] });
  await slack.people.command({ user: anna, channel, text: 'help' });
  await call('chat.postMessage', { channel: channel.id, text: 'hello' });
  await call('chat.postMessage', { channel: channel.id, text: 'x', blocks: [{ type: 'header' }] });
  expect(slack.world.exchanges.recent.filter(({ kind }) => kind !== 'message').map(shown)).toEqual([
    ['slack', '/devops', 200, ['invalid_blocks']],
    ['bot', 'chat.postMessage', 200, []],
    ['bot', 'chat.postMessage', 200, ['invalid_blocks']],
  ]);
  expect(slack.world.exchanges.recent.at(-1)?.problems[0]?.messages.join()).toContain('json-pointer:/blocks/0');
});

it('keeps no token', async () => {
  await call('chat.postMessage', { channel: channel.id, text: 'hello' });
  expect(JSON.stringify(slack.world.exchanges.recent)).not.toContain(slack.world.workspace.firstTeam().botToken);
});

it('keeps what people do while it is told to hold, and delivers it in order afterwards', async () => {
  await slack.courier.hold();
  const runs = ['help', 'slo 99.9'].map((text) => slack.people.command({ user: anna, channel, text }));
  await sleep(50);
  expect(asked).toBe(0);
  slack.courier.resume();
  expect((await Promise.all(runs)).map(({ acknowledged }) => acknowledged)).toEqual([true, true]);
  const texts = slack.world.exchanges.recent.map(({ payload }) => JSON.stringify(payload));
  expect(texts.map((text) => text.includes('slo 99.9'))).toEqual([false, true]);
});

it('waits, before it holds, for what is under way', async () => {
  const running = slack.people.command({ user: anna, channel, text: 'help' });
  await sleep(0);
  await slack.courier.hold();
  expect(asked).toBe(1);
  await running;
});
