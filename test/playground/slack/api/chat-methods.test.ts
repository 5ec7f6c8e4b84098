import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { createApiBench, section, type ApiBench } from './api-bench.ts';

let bench: ApiBench;

beforeEach(async () => {
  bench = await createApiBench();
});
afterEach(() => bench.slack.close());

const expectRefused: ApiBench['expectRefused'] = (...args) => bench.expectRefused(...args);

describe('chat.update and chat.delete', () => {
  it('drops old blocks when only text is given, keeps them when neither is', async () => {
    const ts = await bench.post({ blocks: [section], metadata: { event_type: 't', event_payload: {} } });
    await bench.call('chat.update', {
      channel: bench.channel.id,
      ts,
      metadata: { event_type: 'u', event_payload: {} },
    });
    expect(bench.slack.messages[0]).toMatchObject({ blocks: [{ type: 'section' }], metadata: { event_type: 'u' } });
    await bench.call('chat.update', { channel: bench.channel.id, ts, text: 'new' });
    expect(bench.slack.messages[0]).toMatchObject({ text: 'new', blocks: [], metadata: { event_type: 'u' }, edits: 2 });
    await bench.call('chat.update', { channel: bench.channel.id, ts, text: 'new', metadata: {} });
    expect(bench.slack.messages[0]?.metadata).toBeUndefined();
  });
  it('changes only messages of the bot that are there', async () => {
    bench.slack.connect('http://127.0.0.1:9/');
    const { message } = await bench.slack.say({ user: bench.anna, channel: bench.channel, text: 'mine' });
    await expectRefused('chat.update', { channel: bench.channel.id, ts: message.ts, text: 'x' }, 'cant_update_message');
    await expectRefused('chat.delete', { channel: bench.channel.id, ts: message.ts }, 'cant_delete_message');
    await expectRefused('chat.update', { channel: bench.channel.id, ts: '1.1', text: 'x' }, 'message_not_found');
    await expectRefused('chat.update', { channel: bench.anna.id, ts: '1.1', text: 'x' }, 'channel_not_found');
  });
  it('takes no more than 4,000 characters, and something', async () => {
    const at = { channel: bench.channel.id, ts: await bench.post() };
    await bench.call('chat.update', { ...at, text: 'x'.repeat(4000) });
    await expectRefused('chat.update', { ...at, text: 'x'.repeat(4001) }, 'msg_too_long');
    await expectRefused('chat.update', at, 'no_text');
  });
  it('does not turn rich text into something else', async () => {
    const rich = { type: 'rich_text', elements: [] };
    const at = { channel: bench.channel.id, ts: await bench.post({ blocks: [rich] }) };
    await expectRefused('chat.update', { ...at, text: 'x', blocks: [section] }, 'block_mismatch');
  });
  it('deletes', async () => {
    await bench.call('chat.delete', { channel: bench.channel.id, ts: await bench.post() });
    expect(bench.slack.seenBy(bench.anna, bench.channel)).toEqual([]);
  });
});

describe('assistant threads', () => {
  it('shows a status and prompts', async () => {
    const at = { channel_id: bench.channel.id, thread_ts: await bench.post() };
    await bench.call('assistant.threads.setStatus', { ...at, status: 'is thinking', loading_messages: ['a'] });
    await bench.call('assistant.threads.setSuggestedPrompts', { ...at, prompts: [{ title: 't', message: 'm' }] });
    expect(bench.slack.assistantThreads).toMatchObject([{ status: 'is thinking', prompts: [{ title: 't' }] }]);
  });
  it('takes 10 loading messages and 4 prompts at most, in threads that are there', async () => {
    const at = { channel_id: bench.channel.id, thread_ts: await bench.post() };
    await expectRefused(
      'assistant.threads.setStatus',
      { ...at, status: '', loading_messages: Array(11).fill('x') },
      'invalid_arguments',
    );
    const prompts = Array.from({ length: 5 }, () => ({ title: 't', message: 'm' }));
    await expectRefused('assistant.threads.setSuggestedPrompts', { ...at, prompts }, 'invalid_arguments');
    await expectRefused('assistant.threads.setStatus', { ...at, thread_ts: '1.1', status: 'x' }, 'invalid_thread_ts');
  });
});

describe('conversations and people', () => {
  it('lists a thread in order, page by page, with metadata when asked', async () => {
    const ts = await bench.post({ metadata: { event_type: 't', event_payload: { job: '1' } } });
    await bench.post({ thread_ts: ts, text: 'one' });
    await bench.post({ thread_ts: ts, text: 'two' });
    const plain = await bench.call('conversations.replies', { channel: bench.channel.id, ts, limit: 2 });
    expect(plain).toMatchObject({ has_more: true, messages: [{ text: 'hello', reply_count: 2 }, { text: 'one' }] });
    expect(plain['messages']).not.toMatchObject([{ metadata: {} }, {}]);
    const rest = {
      channel: bench.channel.id,
      ts,
      include_all_metadata: true,
      cursor: (plain['response_metadata'] as JsonObject)['next_cursor'],
    };
    expect(await bench.call('conversations.replies', rest)).toMatchObject({
      has_more: false,
      messages: [{ text: 'two' }],
    });
    const all = await bench.call('conversations.replies', {
      channel: bench.channel.id,
      ts,
      include_all_metadata: true,
    });
    expect(all).toMatchObject({ messages: [{ metadata: { event_payload: { job: '1' } } }, {}, {}] });
    await expectRefused('conversations.replies', { channel: bench.channel.id, ts: '1.1' }, 'thread_not_found');
  });
  it('lists a channel newest first, without replies', async () => {
    const ts = await bench.post({ text: 'a' });
    await bench.post({ text: 'reply', thread_ts: ts });
    await bench.post({ text: 'b' });
    const { messages } = await bench.call('conversations.history', { channel: bench.channel.id });
    expect(messages).toMatchObject([{ text: 'b' }, { text: 'a' }]);
    expect(
      (await bench.call('conversations.history', { channel: bench.channel.id, oldest: ts }))['messages'],
    ).toHaveLength(1);
    await expectRefused(
      'conversations.history',
      { channel: bench.slack.addChannel({ bot: false }).id },
      'not_in_channel',
    );
  });
  it('tells about channels and people', async () => {
    expect(await bench.call('conversations.info', { channel: bench.channel.id })).toMatchObject({
      channel: { name: 'general', is_member: true },
    });
    expect(await bench.call('conversations.members', { channel: bench.channel.id })).toMatchObject({
      members: [bench.anna.id, bench.slack.botUserId],
    });
    expect(await bench.call('users.info', { user: bench.anna.id })).toMatchObject({
      user: { name: 'anna', team_id: bench.slack.team.id },
    });
    await expectRefused(
      'conversations.info',
      { channel: bench.slack.addChannel({ private: true, bot: false }).id },
      'channel_not_found',
    );
  });
  it('opens conversations with up to eight people', async () => {
    const opened = await bench.call('conversations.open', { users: bench.anna.id });
    expect(opened).toMatchObject({ channel: { id: bench.slack.dmOf(bench.anna).id } });
    await expectRefused('conversations.open', {}, 'users_list_not_supplied');
    await expectRefused('conversations.open', { users: 'U404' }, 'user_not_found');
    await expectRefused('conversations.open', { users: Array(9).fill(bench.anna.id).join(',') }, 'too_many_users');
  });
  it('shows a reply in the channel too when it is broadcast', async () => {
    const thread_ts = await bench.post();
    await bench.post({ thread_ts, text: 'for all', reply_broadcast: true });
    const { messages } = await bench.call('conversations.history', { channel: bench.channel.id });
    expect(messages).toMatchObject([{ text: 'for all' }, { text: 'hello' }]);
  });
  it('takes only cursors it gave', async () => {
    await expectRefused('conversations.history', { channel: bench.channel.id, cursor: 'x' }, 'invalid_cursor');
  });
  it('reacts once, with an emoji’s name', async () => {
    const at = { channel: bench.channel.id, timestamp: await bench.post(), name: 'eyes' };
    await bench.call('reactions.add', at);
    await expectRefused('reactions.add', at, 'already_reacted');
    await expectRefused('reactions.add', { ...at, name: 'two words' }, 'invalid_name');
    await expectRefused('reactions.add', { ...at, timestamp: '1.1' }, 'message_not_found');
  });
});
