import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type SharedFile } from '../state/message-store.ts';
import { type Channel } from '../state/workspace.ts';
import { findChannel, requireMembership } from './find-channel.ts';
import { fileSeenBy } from './file-seen-by.ts';
import { filePayload } from './message-payload.ts';
import { method, type Caller, type Method } from './method.ts';
import { noteThread } from './note-thread.ts';
import { SlackError } from './slack-error.ts';

const scopes = ['files:write'];
const MAX_CHANNELS = 100;
const MAX_SNIPPET = 1024 * 1024;
const MAX_ALT_TEXT = 1000;
/** Undocumented; with one more the real Slack answers internal_error (slackapi/python-slack-sdk#1653). */
const MAX_FILES = 14;

const target = {
  channel_id: z.string().optional(),
  channels: z.string().optional(),
  thread_ts: z.string().optional(),
  initial_comment: z.string().optional(),
};
type Target = z.output<z.ZodObject<typeof target>>;

const shareIn = (args: Target, caller: Caller): Channel[] => {
  const ids = [args.channel_id, ...(args.channels ?? '').split(',')].filter((id) => id !== undefined && id !== '');
  if (ids.length > MAX_CHANNELS) throw new SlackError('channels_limit_exceeded');
  if (args.thread_ts !== undefined && ids.length > 1)
    caller.world.journal.note('files.completeUploadExternal', 'thread_in_channels', 'a thread is in one channel');
  return ids.map((id) => {
    const channel = findChannel(String(id), caller);
    requireMembership(channel);
    noteThread('files.completeUploadExternal', channel, args.thread_ts, caller);
    return channel;
  });
};

const post = (files: SharedFile[], channel: Channel, args: Target, { world, team }: Caller): void => {
  world.messages.post({
    channel,
    author: team.botUserId,
    fromBot: true,
    via: 'file',
    text: args.initial_comment ?? '',
    blocks: [],
    threadTs: args.thread_ts,
    files,
  });
};

/** A file comes in three steps: ask where to put it, put it there, say where to share it. */
export const fileMethods: Record<string, Method> = {
  'files.info': method({
    tier: 4,
    scopes: ['files:read'],
    args: z.looseObject({ file: z.string() }),
    run: ({ file: id }, { world, team }) => {
      const file = fileSeenBy(team, id, world);
      if (file === undefined) throw new SlackError('file_not_found');
      return { file: filePayload(file, team, world) };
    },
  }),
  'files.getUploadURLExternal': method({
    tier: 4,
    scopes,
    args: z.looseObject({
      filename: z.string().min(1),
      length: z.coerce.number().int().min(0),
      alt_txt: z.string().optional(),
      snippet_type: z.string().optional(),
    }),
    run: (args, { world }) => {
      if (args.length === 0) throw new SlackError('missing_argument');
      if ((args.alt_txt ?? '').length > MAX_ALT_TEXT) throw new SlackError('alt_txt_too_large');
      if (args.snippet_type !== undefined && args.length > MAX_SNIPPET) throw new SlackError('snippet_too_large');
      const id = world.files.ticket(args.filename, args.length);
      return { upload_url: `${world.origin}/upload/v1/${id}`, file_id: id };
    },
  }),
  'files.completeUploadExternal': method({
    tier: 4,
    scopes,
    args: z.looseObject({
      files: z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1),
      ...target,
    }),
    run: (args, caller) => {
      const { files: store } = caller.world;
      if (args.files.length > MAX_FILES) throw new SlackError('internal_error');
      const channels = shareIn(args, caller);
      const files = store.complete(args.files.map(({ id, title }) => ({ id, title })));
      const share = (): void => channels.forEach((channel) => post(files, channel, args, caller));
      if (store.appearAfterMs === 0) share();
      else void sleep(store.appearAfterMs, undefined, { ref: false }).then(share);
      return { files: files.map((file) => filePayload(file, caller.team, caller.world)) };
    },
  }),
};
