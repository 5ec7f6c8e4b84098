import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { createApiBench, section, type ApiBench } from './api-bench.ts';

let bench: ApiBench;

beforeEach(async () => {
  bench = await createApiBench();
});
afterEach(() => bench.slack.close());

const expectRefused: ApiBench['expectRefused'] = (...args) => bench.expectRefused(...args);

describe('chat.postMessage', () => {
  it('takes form and JSON bodies', async () => {
    await bench.post({ blocks: [section] });
    const response = await fetch(`${bench.slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bench.slack.botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: bench.channel.id, text: 'json', blocks: [section] }),
    });
    expect(await response.json()).toMatchObject({ ok: true });
    expect(bench.slack.messages.map((one) => [one.text, one.blocks.length])).toEqual([
      ['hello', 1],
      ['json', 1],
    ]);
    expect(bench.slack.messages[0]?.blocks[0]).toHaveProperty('block_id');
  });
  it('needs a channel in which the bot is, and which it can see', async () => {
    await expectRefused('chat.postMessage', { text: 'x' }, 'invalid_arguments');
    await expectRefused('chat.postMessage', { channel: 'C404', text: 'x' }, 'channel_not_found');
    await expectRefused(
      'chat.postMessage',
      { channel: bench.slack.addChannel({ bot: false }).id, text: 'x' },
      'not_in_channel',
    );
    await expectRefused(
      'chat.postMessage',
      { channel: bench.slack.addChannel({ bot: false, private: true }).id, text: 'x' },
      'channel_not_found',
    );
  });
  it('reaches a person by id, in the direct conversation', async () => {
    await bench.post({ channel: bench.anna.id });
    expect(bench.slack.seenBy(bench.anna, bench.slack.dmOf(bench.anna))).toHaveLength(1);
  });
  it('refuses a message that shows nothing, and blocks that break a rule', async () => {
    await expectRefused('chat.postMessage', { channel: bench.channel.id }, 'no_text');
    await expectRefused(
      'chat.postMessage',
      { channel: bench.channel.id, text: 'x', blocks: 'not json' },
      'invalid_blocks_format',
    );
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    await expect(
      bench.call('chat.postMessage', { channel: bench.channel.id, text: 'x', blocks }),
    ).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
    expect(bench.slack.messages).toHaveLength(0);
  });
  it('checks blocks in attachments, and counts attachments', async () => {
    const at = { channel: bench.channel.id, text: 'x' };
    await expectRefused(
      'chat.postMessage',
      { ...at, attachments: [{ blocks: [{ type: 'x' }] }] },
      'invalid_attachments',
    );
    await expectRefused(
      'chat.postMessage',
      { ...at, attachments: Array.from({ length: 101 }, () => ({ text: 'x' })) },
      'too_many_attachments',
    );
  });
  it('takes markdown_text alone and up to 12,000', async () => {
    await bench.post({ text: undefined, markdown_text: '**x**' });
    await expectRefused(
      'chat.postMessage',
      { channel: bench.channel.id, text: 'x', markdown_text: 'x' },
      'markdown_text_conflict',
    );
    await expectRefused(
      'chat.postMessage',
      { channel: bench.channel.id, markdown_text: 'x'.repeat(12_001) },
      'msg_too_long',
    );
  });
  it('cuts text after 40,000 characters, and tells', async () => {
    await bench.post({ text: 'x'.repeat(40_001) });
    expect(bench.slack.messages[0]?.text).toHaveLength(40_000);
    expect(bench.problems()).toEqual(['text_truncated']);
  });
  it('tells of blocks without text', async () => {
    await bench.post({ text: undefined, blocks: [section] });
    expect(bench.problems()).toEqual(['no_fallback_text']);
  });
  it('tells of threads that are none', async () => {
    const parent = await bench.post();
    const reply = await bench.post({ thread_ts: parent });
    expect(bench.problems()).toEqual([]);
    await bench.post({ thread_ts: reply });
    await bench.post({ thread_ts: '1.000001' });
    expect(bench.problems()).toEqual(['thread_ts_of_reply', 'unknown_thread_ts']);
  });
  it('tells of a thread on an ephemeral message', async () => {
    const at = { channel: bench.channel.id, text: 'psst' };
    const { message_ts: ts } = await bench.call('chat.postEphemeral', { ...at, user: bench.anna.id });
    await bench.post({ thread_ts: ts });
    expect(bench.problems()).toEqual(['thread_on_ephemeral']);
  });
  it.each<[string, JsonObject, string | undefined]>([
    ['flat', { event_type: 't', event_payload: { a: 'x', b: 1, c: true, d: { e: 'x' }, f: [{ g: 1 }] } }, undefined],
    ['not an object', { event_type: 't', event_payload: 'x' }, 'invalid_metadata_schema'],
    ['no type', { event_payload: {} }, 'invalid_metadata_schema'],
    ['too deep', { event_type: 't', event_payload: { a: { b: { c: 1 } } } }, 'invalid_metadata_schema'],
    ['lists of strings', { event_type: 't', event_payload: { a: ['x'] } }, 'invalid_metadata_schema'],
  ])('takes metadata of the right shape: %s', async (_name, metadata, error) => {
    if (error === undefined) await bench.post({ metadata });
    else await expectRefused('chat.postMessage', { channel: bench.channel.id, text: 'x', metadata }, error);
  });
});

describe('chat.postEphemeral', () => {
  const whisper = (extra: JsonObject = {}) =>
    bench.call('chat.postEphemeral', { channel: bench.channel.id, user: bench.anna.id, text: 'psst', ...extra });
  it('shows one person of the channel a message that no API lists', async () => {
    const bob = bench.slack.addUser('bob');
    const { message_ts: ts } = await whisper();
    expect(bench.slack.seenBy(bench.anna, bench.channel)).toHaveLength(1);
    expect(bench.slack.seenBy(bob, bench.channel)).toHaveLength(0);
    expect((await bench.call('conversations.history', { channel: bench.channel.id }))['messages']).toEqual([]);
    await expectRefused('chat.update', { channel: bench.channel.id, ts, text: 'x' }, 'message_not_found');
    await expectRefused(
      'chat.postEphemeral',
      { channel: bench.channel.id, user: bob.id, text: 'x' },
      'user_not_in_channel',
    );
  });
  it('is not shown in a thread that nobody has answered', async () => {
    const parent = await bench.post();
    await whisper({ thread_ts: parent });
    expect(bench.problems()).toEqual(['ephemeral_not_shown']);
    await bench.post({ thread_ts: parent });
    await whisper({ thread_ts: parent });
    expect(bench.slack.seenBy(bench.anna, bench.channel).map((one) => one.text)).toEqual(['hello', 'hello', 'psst']);
  });
});
