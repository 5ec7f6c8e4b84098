import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiBench, type ApiBench } from './api-bench.ts';

let bench: ApiBench;

beforeEach(async () => {
  bench = await createApiBench();
});
afterEach(() => bench.slack.close());

const anew = async (options: Parameters<typeof createApiBench>[0]): Promise<void> => {
  await bench.slack.close();
  bench = await createApiBench(options);
};

const reserve = async (content = 'abc', filename = 'a.txt'): Promise<{ id: string; url: string }> => {
  const { file_id: id, upload_url: url } = await bench.call('files.getUploadURLExternal', {
    filename,
    length: Buffer.byteLength(content),
  });
  return { id: String(id), url: String(url) };
};

const put = async (url: string, body: string): Promise<number> => (await fetch(url, { method: 'POST', body })).status;

/** A file that has arrived and is not shared yet; its id. */
const arrived = async (content = 'abc', filename?: string): Promise<string> => {
  const { id, url } = await reserve(content, filename);
  await put(url, content);
  return id;
};

const share = (ids: readonly string[], extra = {}) => ({
  files: ids.map((id) => ({ id })),
  channel_id: bench.channel.id,
  ...extra,
});

const complete = 'files.completeUploadExternal';
const expectRefused: ApiBench['expectRefused'] = (...args) => bench.expectRefused(...args);

describe('a file', () => {
  it('comes in three steps, as the client takes them', async () => {
    const thread_ts = await bench.post();
    await bench.client.filesUploadV2({
      channel_id: bench.channel.id,
      thread_ts,
      initial_comment: 'here',
      content: 'a: 1\n',
      filename: 'a.yaml',
    });
    const shared = bench.slack.thread(bench.channel, thread_ts).at(-1);
    expect(shared).toMatchObject({ text: 'here', files: [{ name: 'a.yaml' }] });
    expect(bench.slack.files[0]?.content.toString()).toBe('a: 1\n');
    bench.slack.expectNoProblems();
  });

  it('is taken at its address once', async () => {
    const { url } = await reserve();
    expect(await put(url, 'abc')).toBe(200);
    expect(await put(url, 'abc')).toBe(400);
    expect(await put(url.replace(/[^/]+$/, 'F404'), 'abc')).toBe(404);
    expect(bench.problems()).toEqual(['used_upload_url', 'unknown_upload_url']);
  });

  it('is as long as was said, in bytes', async () => {
    const { id, url } = await reserve('ä');
    expect(await put(url, 'a')).toBe(400);
    expect(bench.problems()).toEqual(['wrong_length']);
    await expectRefused(complete, share([id]), 'file_not_found');
    expect(await put(url, 'ä')).toBe(200);
    await bench.call(complete, share([id]));
  });

  it('is not empty, has no long description, and as a snippet is not over 1 MB', async () => {
    const method = 'files.getUploadURLExternal';
    await expectRefused(method, { filename: 'a', length: 0 }, 'missing_argument');
    await expectRefused(method, { filename: 'a', length: 1, alt_txt: 'x'.repeat(1001) }, 'alt_txt_too_large');
    await expectRefused(method, { filename: 'a', length: 2 ** 20 + 1, snippet_type: 'text' }, 'snippet_too_large');
  });

  it('is completed only after it has arrived, and once', async () => {
    const { id, url } = await reserve();
    await expectRefused(complete, share([id]), 'file_not_found');
    await put(url, 'abc');
    await bench.call(complete, share([id]));
    await expectRefused(complete, share([id]), 'file_not_found');
    await expectRefused(complete, share(['F404']), 'file_not_found');
    expect(bench.slack.messages).toHaveLength(1);
  });

  it('needs the scope for it', async () => {
    await anew({ scopes: ['chat:write'] });
    await expectRefused('files.getUploadURLExternal', { filename: 'a', length: 1 }, 'missing_scope');
    await expectRefused(complete, share(['F1']), 'missing_scope');
  });

  it('counts against the limit of its method', async () => {
    await anew({ rateLimits: { 4: { burst: 1, perMinute: 100 } } });
    await arrived();
    const response = await fetch(`${bench.slack.apiUrl}files.getUploadURLExternal`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bench.slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ filename: 'a', length: 1 }),
    });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
  });
});

describe('sharing', () => {
  it('puts several files into one message, which its readers see with their ids and titles', async () => {
    const thread_ts = await bench.post();
    const ids = [await arrived(), await arrived('xyz')];
    const files = ids.map((id, at) => ({ id, title: `deploy/${at}.yaml` }));
    await bench.call(complete, { files, channel_id: bench.channel.id, thread_ts });
    const { messages } = await bench.call('conversations.replies', { channel: bench.channel.id, ts: thread_ts });
    expect(messages).toMatchObject([{}, { subtype: 'file_share', files }]);
    bench.slack.expectNoProblems();
  });

  it('is of all files or of none', async () => {
    const id = await arrived();
    await expectRefused(complete, share([id, 'F404']), 'file_not_found');
    expect(bench.slack.messages).toEqual([]);
    await bench.call(complete, share([id]));
  });

  it('fails without a word when there are more than fourteen', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 15; at += 1) ids.push(await arrived('x', `${at}.txt`));
    await expectRefused(complete, share(ids), 'internal_error');
    await bench.call(complete, share(ids.slice(0, 14)));
  });

  it('is possible where the bot is, and leaves the file to be shared elsewhere when it is not', async () => {
    const id = await arrived();
    const elsewhere = bench.slack.addChannel({ bot: false });
    const secret = bench.slack.addChannel({ bot: false, private: true });
    await expectRefused(complete, share([id], { channel_id: elsewhere.id }), 'not_in_channel');
    await expectRefused(complete, share([id], { channel_id: secret.id }), 'channel_not_found');
    await bench.call(complete, share([id]));
  });

  it('is possible in 100 channels at most', async () => {
    const channels = Array(101).fill(bench.channel.id).join(',');
    await expectRefused(complete, { files: [{ id: 'F1' }], channels }, 'channels_limit_exceeded');
  });

  it('tells of threads that are none, or in several channels', async () => {
    const parent = await bench.post();
    const reply = await bench.post({ thread_ts: parent });
    await bench.call(complete, share([await arrived()], { thread_ts: reply }));
    await bench.call(complete, share([await arrived()], { thread_ts: '1.000001' }));
    const other = bench.slack.addChannel();
    await bench.call(complete, share([await arrived()], { thread_ts: parent, channels: other.id }));
    expect(bench.problems()).toEqual([
      'thread_ts_of_reply',
      'unknown_thread_ts',
      'thread_in_channels',
      'unknown_thread_ts',
    ]);
  });

  it('comes after the answer when told so', async () => {
    await anew({ filesAppearAfterMs: 30 });
    await bench.call(complete, share([await arrived()]));
    expect(bench.slack.messages).toEqual([]);
    await sleep(60);
    expect(bench.slack.messages).toHaveLength(1);
  });
});
