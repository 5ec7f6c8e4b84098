import { z } from 'zod';
import { type JsonObject } from '../json-object.ts';
import { type StoredMessage } from '../state/message-store.ts';
import { type Channel } from '../state/workspace.ts';
import { findChannel, requireMembership } from './find-channel.ts';
import { messagePayload } from './message-payload.ts';
import { count, flag, method, type Caller, type Method } from './method.ts';
import { SlackError } from './slack-error.ts';

const history = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const read = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const MAX_PAGE = 1000;

const page = {
  limit: count.max(MAX_PAGE).optional(),
  cursor: z.string().optional(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};
type Page = z.output<z.ZodObject<typeof page>>;

const within =
  ({ oldest, latest, inclusive }: Page) =>
  (message: StoredMessage): boolean =>
    (oldest === undefined || message.ts > oldest || (inclusive === true && message.ts === oldest)) &&
    (latest === undefined || message.ts < latest || (inclusive === true && message.ts === latest));

/** One page of messages; the cursor is the place in the list. */
const paged = (messages: readonly StoredMessage[], args: Page, { world }: Caller, size: number): JsonObject => {
  const start = args.cursor === undefined ? '0' : Buffer.from(args.cursor, 'base64').toString();
  if (!/^\d+$/.test(start)) throw new SlackError('invalid_cursor');
  const from = Number(start);
  const to = from + (args.limit ?? size);
  const more = to < messages.length;
  return {
    messages: messages
      .slice(from, to)
      .map((one) => messagePayload(one, world, { metadata: args.include_all_metadata === true })),
    has_more: more,
    response_metadata: { next_cursor: more ? Buffer.from(String(to)).toString('base64') : '' },
  };
};

const info = (channel: Channel): JsonObject => ({
  id: channel.id,
  name: channel.kind === 'im' ? undefined : channel.name,
  is_channel: channel.kind === 'public',
  is_group: channel.kind === 'private',
  is_im: channel.kind === 'im',
  is_mpim: channel.kind === 'mpim',
  is_private: channel.kind !== 'public',
  is_archived: false,
  is_member: channel.members.has(channel.team.botUserId),
  context_team_id: channel.team.id,
  ...(channel.kind === 'im' ? { user: [...channel.members].find((id) => id !== channel.team.botUserId) } : {}),
});

export const conversationMethods: Record<string, Method> = {
  'conversations.info': method({
    tier: 3,
    scopes: read,
    args: z.looseObject({ channel: z.string() }),
    run: (args, caller) => ({ channel: info(findChannel(args.channel, caller)) }),
  }),
  'conversations.members': method({
    tier: 4,
    scopes: read,
    args: z.looseObject({ channel: z.string() }),
    run: (args, caller) => ({
      members: [...findChannel(args.channel, caller).members],
      response_metadata: { next_cursor: '' },
    }),
  }),
  'conversations.history': method({
    tier: 3,
    scopes: history,
    args: z.looseObject({ channel: z.string(), ...page }),
    run: (args, caller) => {
      const channel = findChannel(args.channel, caller);
      requireMembership(channel);
      const roots = caller.world.messages.all.filter(
        (one) =>
          one.channel === channel &&
          !one.deleted &&
          one.ephemeralTo === undefined &&
          (one.threadTs === undefined || one.broadcast),
      );
      return paged(roots.filter(within(args)).toReversed(), args, caller, 100);
    },
  }),
  'conversations.replies': method({
    tier: 3,
    scopes: history,
    args: z.looseObject({ channel: z.string(), ts: z.string(), ...page }),
    run: (args, caller) => {
      const channel = findChannel(args.channel, caller);
      requireMembership(channel);
      const asked = caller.world.messages.find(channel.id, args.ts);
      if (asked === undefined || asked.ephemeralTo !== undefined) throw new SlackError('thread_not_found');
      const [parent, ...replies] = caller.world.messages.thread(channel.id, asked.threadTs ?? asked.ts);
      const shown = [...(parent === undefined ? [] : [parent]), ...replies.filter(within(args))];
      return paged(shown, args, caller, MAX_PAGE);
    },
  }),
  'conversations.open': method({
    tier: 3,
    scopes: ['im:write', 'mpim:write'],
    args: z.looseObject({ users: z.string().optional(), channel: z.string().optional() }),
    run: (args, caller) => {
      if (args.channel !== undefined) return { channel: { id: findChannel(args.channel, caller).id } };
      const ids = (args.users ?? '').split(',').filter(Boolean);
      if (ids.length === 0) throw new SlackError('users_list_not_supplied');
      if (ids.length > 8) throw new SlackError('too_many_users');
      const users = ids.map((id) => {
        const user = caller.world.workspace.user(id.trim());
        if (user === undefined || user.team !== caller.team) throw new SlackError('user_not_found');
        return user;
      });
      return { channel: { id: caller.world.workspace.dmWith(users).id } };
    },
  }),
};
