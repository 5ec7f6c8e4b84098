import { z } from 'zod';
import { type JsonObject } from '../json-object.ts';
import { type ScheduledMessage } from '../state/schedule-store.ts';
import { withIds } from '../state/with-ids.ts';
import { checkMessage } from './check-message.ts';
import { findChannel, requireMembership } from './find-channel.ts';
import { count, method, type Caller, type Method } from './method.ts';
import { SlackError } from './slack-error.ts';

const scopes = ['chat:write'];
const second = 1000;
const furthestSeconds = 120 * 24 * 60 * 60;
const windowSeconds = 5 * 60;
const mostInWindow = 30;
/** What is due within a minute is as good as posted. */
const finalSeconds = 60;

const windowOf = (postAt: number): number => Math.floor(postAt / windowSeconds);

const scheduleMessage = method({
  tier: 3,
  scopes,
  args: z.looseObject({ channel: z.string(), post_at: z.coerce.number().int(), thread_ts: z.string().optional() }),
  run: (args, caller, raw): JsonObject => {
    const { world, team } = caller;
    const channel = findChannel(args.channel, caller);
    requireMembership(channel);
    const now = world.clock.now() / second;
    const { post_at: postAt, thread_ts: threadTs } = args;
    if (postAt <= now) throw new SlackError('time_in_past');
    if (postAt > now + furthestSeconds) throw new SlackError('time_too_far');
    const beside = world.schedule.all.filter(
      (one) => one.channel === channel && windowOf(one.postAt) === windowOf(postAt),
    );
    if (beside.length >= mostInWindow) throw new SlackError('restricted_too_many');
    const body = checkMessage(raw, 'chat.scheduleMessage', world.journal);
    const text = body.text ?? '';
    const blocks = withIds(body.blocks, world.newId);
    const message = world.schedule.add({ channel, postAt, text }, () => {
      world.messages.post({
        channel,
        author: team.botUserId,
        fromBot: true,
        via: 'chat.scheduleMessage',
        threadTs,
        text,
        blocks,
        metadata: body.metadata ?? undefined,
      });
    });
    return { channel: channel.id, scheduled_message_id: message.id, post_at: postAt, message: { text, blocks } };
  },
});

const deleteScheduledMessage = method({
  tier: 3,
  scopes,
  args: z.looseObject({ channel: z.string(), scheduled_message_id: z.string() }),
  run: (args, caller): JsonObject => {
    const { world } = caller;
    const channel = findChannel(args.channel, caller);
    const found = world.schedule.all.find((one) => one.id === args.scheduled_message_id && one.channel === channel);
    if (found === undefined || found.postAt - world.clock.now() / second < finalSeconds) {
      throw new SlackError('invalid_scheduled_message_id');
    }
    world.schedule.remove(found.id);
    return {};
  },
});

const shown = ({ id, channel, postAt, createdAt, text }: ScheduledMessage): JsonObject => ({
  id,
  channel_id: channel.id,
  post_at: postAt,
  date_created: createdAt,
  text,
});

const list = method({
  tier: 3,
  args: z.looseObject({ channel: z.string().optional(), limit: count.optional(), cursor: z.string().optional() }),
  run: ({ channel: id, limit = 100, cursor = '' }, caller: Caller): JsonObject => {
    const { world, team } = caller;
    const channel = id === undefined ? undefined : findChannel(id, caller);
    const all = world.schedule.all.filter((one) =>
      channel === undefined ? one.channel.team === team : one.channel === channel,
    );
    const from = Number(cursor || 0);
    const next = from + limit < all.length ? String(from + limit) : '';
    return { scheduled_messages: all.slice(from, from + limit).map(shown), response_metadata: { next_cursor: next } };
  },
});

export const scheduleMethods: Record<string, Method> = {
  'chat.scheduleMessage': scheduleMessage,
  'chat.deleteScheduledMessage': deleteScheduledMessage,
  'chat.scheduledMessages.list': list,
};
