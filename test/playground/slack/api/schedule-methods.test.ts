import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiBench, section, type ApiBench } from './api-bench.ts';

let bench: ApiBench;

beforeEach(async () => {
  bench = await createApiBench();
});

afterEach(() => bench.slack.close());

const minute = 60;
const soon = (): number => Math.floor(Date.now() / 1000) + 10 * minute;

describe('a message that is to be posted later', () => {
  it('is posted at its time, once, also into a thread', async () => {
    const { slack, client, channel } = bench;
    const { ts: thread } = await client.chat.postMessage({ channel: channel.id, text: 'plan' });
    const at = soon();
    const args = {
      channel: channel.id,
      post_at: at,
      text: 'still off',
      blocks: [section],
      thread_ts: thread!,
    };
    const { scheduled_message_id: id } = await client.chat.scheduleMessage(args);
    expect(slack.scheduled).toMatchObject([{ id, postAt: at }]);
    slack.advance(9 * minute * 1000);
    expect(slack.messages).toHaveLength(1);
    slack.advance(2 * minute * 1000);
    slack.advance(2 * minute * 1000);
    expect(slack.messages.slice(1)).toMatchObject([{ text: 'still off', threadTs: thread, fromBot: true }]);
    expect(slack.scheduled).toEqual([]);
  });

  it('is listed by channel, and can be called off until a minute before', async () => {
    const { slack, client, channel } = bench;
    const at = soon();
    const { scheduled_message_id: first } = await client.chat.scheduleMessage({
      channel: channel.id,
      post_at: at,
      text: 'a',
    });
    const { scheduled_message_id: second } = await client.chat.scheduleMessage({
      channel: channel.id,
      post_at: at + minute,
      text: 'b',
    });
    const { scheduled_messages: listed } = await client.chat.scheduledMessages.list({ channel: channel.id });
    expect(listed).toMatchObject([
      { id: first, post_at: at },
      { id: second, post_at: at + minute },
    ]);
    await client.chat.deleteScheduledMessage({ channel: channel.id, scheduled_message_id: first! });
    slack.advance(10.5 * minute * 1000);
    await expect(
      client.chat.deleteScheduledMessage({ channel: channel.id, scheduled_message_id: second! }),
    ).rejects.toThrow('invalid_scheduled_message_id');
    slack.advance(minute * 1000);
    expect(slack.messages.map(({ text }) => text)).toEqual(['b']);
  });

  it('lies in the future, not too far, and among no more than thirty in five minutes', async () => {
    const { client, channel } = bench;
    const schedule = (at: number) => client.chat.scheduleMessage({ channel: channel.id, post_at: at, text: 'later' });
    const now = Math.floor(Date.now() / 1000);
    await expect(schedule(now - 1)).rejects.toThrow('time_in_past');
    await expect(schedule(now + 121 * 24 * 60 * minute)).rejects.toThrow('time_too_far');
    const window = Math.ceil((now + 10 * minute) / 300) * 300;
    for (let message = 0; message < 30; message += 1) await schedule(window + message);
    await expect(schedule(window + 40)).rejects.toThrow('restricted_too_many');
    await schedule(window + 300);
  });
});
