import type { WebClient } from '@slack/web-api';
import type { SlackMessage } from '../../render/slack/message.ts';
import type { Place } from './slack-api.ts';
import { SlackRefusal, SlackUnavailable } from './trouble.ts';

export interface Scheduled {
  readonly id: string;
  /** In milliseconds; Slack counts whole seconds. */
  readonly at: number;
}

export interface Scheduling {
  /** Slack will post it then, whether we are there or not. Gives the id by which it can be called off. */
  schedule(place: Place, at: number, message: SlackMessage): Promise<string>;
  /** What Slack will post in a channel. */
  scheduled(channel: string): Promise<readonly Scheduled[]>;
  /** False when it has been posted, or called off before. */
  unschedule(channel: string, id: string): Promise<boolean>;
}

type Call = <Result>(ask: (client: WebClient) => Promise<Result>) => Promise<Result>;

const second = 1000;
const most = 100;

/** Gone, or about to be posted: Slack takes back nothing that is due within a minute. */
const tooLate: ReadonlySet<string> = new Set(['invalid_scheduled_message_id']);

/** Messages that Slack keeps and posts at their time: no timer of ours has to live until then. */
export const createScheduling = (call: Call): Scheduling => ({
  schedule: async ({ channel, thread }, at, { text, blocks }) => {
    const { scheduled_message_id: id } = await call((client) =>
      client.chat.scheduleMessage({
        channel,
        post_at: Math.floor(at / second),
        text,
        blocks,
        ...(thread !== undefined && { thread_ts: thread }),
      }),
    );
    if (id === undefined) throw new SlackUnavailable('no_scheduled_message', { mayBeDone: true });
    return id;
  },
  scheduled: async (channel) => {
    const { scheduled_messages: messages = [] } = await call((client) =>
      client.chat.scheduledMessages.list({ channel, limit: most }),
    );
    return messages.flatMap(({ id, post_at: at }) =>
      id === undefined || at === undefined ? [] : [{ id, at: at * second }],
    );
  },
  unschedule: async (channel, id) => {
    try {
      await call((client) => client.chat.deleteScheduledMessage({ channel, scheduled_message_id: id }));
      return true;
    } catch (error) {
      if (error instanceof SlackRefusal && tooLate.has(error.code)) return false;
      throw error;
    }
  },
});
