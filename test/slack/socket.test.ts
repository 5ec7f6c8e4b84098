import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { buttonsOf, fromBot, startBench, type Bench } from './bench.ts';

let bench: Bench;
let anna: User;
let channel: Channel;

beforeEach(async () => {
  bench = await startBench({ socket: true });
  anna = bench.slack.addUser('anna');
  channel = bench.slack.addChannel({ members: [anna] });
});

afterEach(() => bench.stop());

it('serves commands, mentions, replies, buttons, the shortcut and the Home as over HTTP', async () => {
  const { slack } = bench;
  const run = await slack.command({ user: anna, channel, text: 'rollback checkout to v2.3' });
  expect(run).toMatchObject({ via: 'socket', acknowledged: true });
  await bench.idle();
  const [root] = fromBot(bench);
  expect(plainText(root!)).toContain('v2.3');
  await slack.threadReply(root!, { user: anna, text: 'v2.2 instead' });
  await slack.clickButton(root!, buttonsOf(root!)[0]!);
  const said = await slack.mention({ user: anna, channel, text: 'help' });
  await slack.shortcut(said.message, 'consult_devops', { user: anna });
  await slack.openHome(anna);
  await bench.idle();
  expect(fromBot(bench).some((one) => plainText(one).includes('v2.2'))).toBe(true);
  expect(fromBot(bench).some(({ threadTs }) => threadTs === said.message.ts)).toBe(true);
  expect(slack.homeOf(anna)).toBeDefined();
  slack.expectNoProblems();
});

it('answers once what is told again after the connection broke', async () => {
  const { slack } = bench;
  const said = await slack.mention({ user: anna, channel, text: 'rollback v2.3' });
  slack.sockets.cut();
  await bench.idle();
  const count = fromBot(bench).length;
  while (slack.sockets.connections() === 0) await sleep(50);
  await slack.redeliver(said, { num: 1, reason: 'timeout' });
  await bench.idle();
  expect(fromBot(bench)).toHaveLength(count);
  slack.expectNoProblems();
});

it('is not ready while Slack has no connection to it', async () => {
  const { slack } = bench;
  const ready = async (): Promise<number> => (await fetch(`http://127.0.0.1:${bench.port}/readyz`)).status;
  expect(await ready()).toBe(200);
  slack.sockets.cut();
  await sleep(50);
  expect(await ready()).toBe(503);
});
