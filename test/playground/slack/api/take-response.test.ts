import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFakeSlack, type FakeSlack } from '../../../../src/playground/slack/fake-slack.ts';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { type Channel, type User } from '../../../../src/playground/slack/state/workspace.ts';

let slack: FakeSlack;
let anna: User;
let bob: User;
let channel: Channel;
let url: string;

const respond = async (body: JsonObject, to = url) => {
  const response = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as unknown };
};

beforeEach(async () => {
  slack = await startFakeSlack();
  slack.connect('http://127.0.0.1:9/');
  anna = slack.addUser('anna');
  bob = slack.addUser('bob');
  channel = slack.addChannel({ members: [anna, bob], bot: false });
  url = (await slack.command({ user: anna, channel })).responseUrl;
});
afterEach(() => slack.close());

it('answers privately unless told otherwise, where the bot is no member', async () => {
  expect(await respond({ text: 'private' })).toEqual({ status: 200, body: { ok: true } });
  await respond({ text: 'public', response_type: 'in_channel' });
  expect(slack.seenBy(anna, channel).map((one) => one.text)).toEqual(['private', 'public']);
  expect(slack.seenBy(bob, channel).map((one) => one.text)).toEqual(['public']);
});

it('replaces what a command was answered with first, and says it where that never came', async () => {
  await respond({ text: 'first', replace_original: true });
  await respond({ text: 'second' });
  await respond({ text: 'instead', replace_original: true });
  expect(slack.seenBy(anna, channel).map((one) => one.text)).toEqual(['instead', 'second']);
});

it('takes five answers', async () => {
  for (let use = 0; use < 5; use += 1) expect((await respond({ text: 'x' })).status).toBe(200);
  expect(await respond({ text: 'x' })).toEqual({ status: 404, body: { ok: false, error: 'used_url' } });
  expect(slack.problems.at(-1)).toMatchObject({ where: 'response_url', code: 'used_url', rejected: true });
});

it('takes answers for half an hour', async () => {
  slack.advance(30 * 60 * 1000 - 1000);
  expect((await respond({ text: 'x' })).status).toBe(200);
  slack.advance(2000);
  expect(await respond({ text: 'x' })).toEqual({ status: 404, body: { ok: false, error: 'expired_url' } });
});

it('knows only addresses it gave', async () => {
  expect((await respond({ text: 'x' }, `${url}x`)).status).toBe(404);
});

it('checks blocks as everywhere', async () => {
  expect((await respond({ text: 'x', blocks: [{ type: 'banner' }] })).body).toEqual({
    ok: false,
    error: 'invalid_blocks',
  });
  expect((await respond({})).body).toEqual({ ok: false, error: 'no_text' });
  expect(slack.seenBy(anna, channel)).toEqual([]);
});

it('notes a response_type that Slack does not know', async () => {
  await respond({ text: 'x', response_type: 'public' });
  expect(slack.problems.at(-1)).toMatchObject({ code: 'unknown_response_type' });
});

it('fails as told', async () => {
  slack.failNext('response_url', { status: 500 });
  expect((await respond({ text: 'x' })).status).toBe(500);
});
