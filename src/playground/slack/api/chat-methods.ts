import { z } from 'zod';
import { type JsonObject } from '../json-object.ts';
import { type StoredMessage } from '../state/message-store.ts';
import { withIds } from '../state/with-ids.ts';
import { type Channel } from '../state/workspace.ts';
import { checkMessage } from './check-message.ts';
import { findChannel, requireMembership } from './find-channel.ts';
import { messagePayload } from './message-payload.ts';
import { flag, method, type Caller, type Method } from './method.ts';
import { noteThread } from './note-thread.ts';
import { SlackError } from './slack-error.ts';

const scopes = ['chat:write'];
const target = { channel: z.string(), thread_ts: z.string().optional() };

const existing = (channel: Channel, ts: string, { world }: Caller): StoredMessage => {
  const message = world.messages.find(channel.id, ts);
  if (message === undefined || message.ephemeralTo !== undefined) throw new SlackError('message_not_found');
  return message;
};

const common = (body: ReturnType<typeof checkMessage>, { world }: Caller) => ({
  text: body.text ?? '',
  blocks: withIds(body.blocks, world.newId),
  attachments: body.attachments ?? [],
});

const ownMessage = (args: { channel: string; ts: string }, caller: Caller, refusal: string): StoredMessage => {
  // A user's id stands for the direct conversation only when posting.
  if (/^[UW]/.test(args.channel)) throw new SlackError('channel_not_found');
  const channel = findChannel(args.channel, caller);
  const message = existing(channel, args.ts, caller);
  if (!message.fromBot) throw new SlackError(refusal);
  return message;
};

const postMessage = method({
  tier: 'post',
  scopes,
  args: z.looseObject({ ...target, reply_broadcast: flag.optional() }),
  run: (args, caller, raw): JsonObject => {
    const { world, team } = caller;
    const channel = findChannel(args.channel, caller);
    requireMembership(channel);
    const body = checkMessage(raw, 'chat.postMessage', world.journal);
    noteThread('chat.postMessage', channel, args.thread_ts, caller);
    const message = world.messages.post({
      channel,
      author: team.botUserId,
      fromBot: true,
      via: 'chat.postMessage',
      threadTs: args.thread_ts,
      broadcast: args.reply_broadcast ?? false,
      metadata: body.metadata ?? undefined,
      ...common(body, caller),
    });
    return { channel: channel.id, ts: message.ts, message: messagePayload(message, world, { metadata: true }) };
  },
});

const postEphemeral = method({
  tier: 4,
  scopes,
  args: z.looseObject({ ...target, user: z.string() }),
  run: (args, caller, raw): JsonObject => {
    const { world, team } = caller;
    const channel = findChannel(args.channel, caller);
    requireMembership(channel);
    if (!channel.members.has(args.user)) throw new SlackError('user_not_in_channel');
    const body = checkMessage(raw, 'chat.postEphemeral', world.journal);
    noteThread('chat.postEphemeral', channel, args.thread_ts, caller);
    const active = args.thread_ts === undefined || world.messages.thread(channel.id, args.thread_ts).length > 1;
    if (!active) world.journal.note('chat.postEphemeral', 'ephemeral_not_shown', 'the thread has no replies yet');
    const message = world.messages.post({
      channel,
      author: team.botUserId,
      fromBot: true,
      via: 'chat.postEphemeral',
      threadTs: args.thread_ts,
      ephemeralTo: args.user,
      shown: active,
      ...common(body, caller),
    });
    return { message_ts: message.ts };
  },
});

const update = method({
  tier: 3,
  scopes,
  args: z.looseObject({ channel: z.string(), ts: z.string() }),
  run: (args, caller, raw): JsonObject => {
    const { world } = caller;
    const message = ownMessage(args, caller, 'cant_update_message');
    const body = checkMessage(raw, 'chat.update', world.journal);
    const only = (blocks: readonly JsonObject[]): boolean =>
      blocks.length > 0 && blocks.every((one) => one['type'] === 'rich_text');
    if (body.blocks !== undefined && only(message.blocks) && !body.blocks.some((one) => one['type'] === 'rich_text')) {
      throw new SlackError('block_mismatch');
    }
    const blocks = body.blocks ?? (body.text === undefined ? undefined : []);
    world.messages.change(message, {
      ...(body.text === undefined ? {} : { text: body.text }),
      ...(blocks === undefined ? {} : { blocks: withIds(blocks, world.newId) }),
      ...(body.attachments === undefined ? {} : { attachments: body.attachments }),
      ...(body.metadata === undefined ? {} : { metadata: body.metadata ?? undefined }),
    });
    const { channel, ts, text } = message;
    return { channel: channel.id, ts, text, message: messagePayload(message, world, { metadata: true }) };
  },
});

const remove = method({
  tier: 3,
  scopes,
  args: z.looseObject({ channel: z.string(), ts: z.string() }),
  run: (args, caller): JsonObject => {
    const message = ownMessage(args, caller, 'cant_delete_message');
    caller.world.messages.remove(message);
    return { channel: message.channel.id, ts: message.ts };
  },
});

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
};
