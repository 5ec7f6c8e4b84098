import { afterEach, expect, it } from 'vitest';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { type Channel, type User } from '../../../../src/playground/slack/state/workspace.ts';
import { type FakeSlackOptions } from '../../../../src/playground/slack/fake-slack.ts';
import { createBoltBench, type BoltBench } from '../bolt-bench.ts';

let bench: BoltBench;
let anna: User;
let channel: Channel;
/** What a bot was told of, in order. */
let heard: JsonObject[];

const begin = async (options: FakeSlackOptions = {}): Promise<void> => {
  bench = await createBoltBench({ echo: false, ...options });
  anna = bench.slack.addUser('anna');
  channel = bench.slack.addChannel({ members: [anna] });
  heard = [];
  const hear = ({ event }: { event: object }): Promise<void> => Promise.resolve(void heard.push({ ...event }));
  for (const type of ['message', 'reaction_added', 'reaction_removed', 'pin_added', 'pin_removed'])
    bench.app.event(type, hear);
};

afterEach(async () => {
  // The app asks who it is as soon as it is there.
  await bench.slack.settled();
  await bench.stop();
});

it('tells of a reaction, and of its being taken back', async () => {
  await begin();
  const { message } = await bench.slack.say({ user: anna, channel, text: 'v2.3 is live' });
  await bench.slack.react(message, 'eyes', anna);
  await bench.slack.react(message, 'eyes', anna);
  const facts = { user: anna.id, reaction: 'eyes', item_user: anna.id };
  const item = { type: 'message', channel: channel.id, ts: message.ts };
  expect(heard.slice(1)).toMatchObject([
    { type: 'reaction_added', ...facts, item },
    { type: 'reaction_removed', ...facts, item },
  ]);
  expect(message.reactions).toEqual([]);
  bench.slack.expectNoProblems();
});

it('tells of a pin with the message, and of its being taken away', async () => {
  await begin();
  const { message } = await bench.slack.say({ user: anna, channel, text: 'the decision' });
  await bench.slack.pin(message, anna);
  await bench.slack.pin(message, anna);
  const item = { type: 'message', channel: channel.id, created_by: anna.id, message: { ts: message.ts } };
  expect(heard.slice(1)).toMatchObject([
    { type: 'pin_added', user: anna.id, channel_id: channel.id, item },
    { type: 'pin_removed', user: anna.id, channel_id: channel.id, item },
  ]);
});

it('tells of a deleted message, which nobody sees any more', async () => {
  await begin();
  const { message } = await bench.slack.say({ user: anna, channel, text: 'oops' });
  await bench.slack.remove(message);
  expect(heard.at(-1)).toMatchObject({
    subtype: 'message_deleted',
    deleted_ts: message.ts,
    previous_message: { text: 'oops' },
  });
  expect(bench.slack.seenBy(anna, channel)).toEqual([]);
});

it('tells nothing of what the app did not subscribe to', async () => {
  await begin({ events: ['message.channels'] });
  const { message } = await bench.slack.say({ user: anna, channel, text: 'hello' });
  expect(await bench.slack.react(message, 'eyes', anna)).toBeUndefined();
  expect(await bench.slack.pin(message, anna)).toBeUndefined();
  expect(heard.map(({ type }) => type)).toEqual(['message']);
});

it('tells nothing of a conversation that the bot is not in', async () => {
  await begin();
  const elsewhere = bench.slack.addChannel({ members: [anna], bot: false });
  const { message, deliveries } = await bench.slack.post({ user: anna, channel: elsewhere, text: 'psst' });
  await bench.slack.edit(message, 'psst!');
  await bench.slack.react(message, 'eyes', anna);
  await bench.slack.pin(message, anna);
  await bench.slack.remove(message);
  expect({ deliveries, heard }).toEqual({ deliveries: [], heard: [] });
});

it('lets nobody react to what they cannot see, or to what only they see', async () => {
  await begin();
  const secret = bench.slack.addChannel({ private: true, members: [] });
  const ts = await bench.post({ channel: secret.id, text: 'for members' });
  const hidden = bench.slack.messages.find((one) => one.ts === ts);
  if (hidden === undefined) throw new Error('not posted');
  await expect(bench.slack.react(hidden, 'eyes', anna)).rejects.toThrow('anna cannot react');
  await bench.post({ channel: channel.id, text: 'psst', user: anna.id }, 'chat.postEphemeral');
  const ephemeral = bench.slack.seenBy(anna, channel).at(-1);
  if (ephemeral === undefined) throw new Error('not posted');
  await expect(bench.slack.pin(ephemeral, anna)).rejects.toThrow('anna cannot pin');
});
