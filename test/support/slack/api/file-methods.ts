import { z } from 'zod';
import { type Channel } from '../state/workspace.ts';
import { findChannel, requireMembership } from './find-channel.ts';
import { filePayload } from './message-payload.ts';
import { count, method, type Caller, type Method } from './method.ts';
import { SlackError } from './slack-error.ts';

const scopes = ['files:write'];
const MAX_CHANNELS = 100;
const MAX_SNIPPET = 1024 * 1024;
const MAX_ALT_TEXT = 1000;

const shareIn = (
  args: { channel_id?: string | undefined; channels?: string | undefined },
  caller: Caller,
): Channel[] => {
  const ids = [args.channel_id, ...(args.channels ?? '').split(',')].filter((id) => id !== undefined && id !== '');
  if (ids.length > MAX_CHANNELS) throw new SlackError('channels_limit_exceeded');
  return ids.map((id) => {
    const channel = findChannel(String(id), caller);
    requireMembership(channel);
    return channel;
  });
};

/** A file comes in three steps: ask where to put it, put it there, say where to share it. */
export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': method({
    tier: 4,
    scopes,
    args: z.looseObject({
      filename: z.string().min(1),
      length: count,
      alt_txt: z.string().max(MAX_ALT_TEXT).optional(),
      snippet_type: z.string().optional(),
    }),
    run: (args, { world }) => {
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
      channel_id: z.string().optional(),
      channels: z.string().optional(),
      thread_ts: z.string().optional(),
      initial_comment: z.string().optional(),
    }),
    run: (args, caller) => {
      const { world, team } = caller;
      const channels = shareIn(args, caller);
      const files = args.files.map((file) => world.files.complete(file.id, file.title));
      for (const channel of channels) {
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
      }
      return { files: files.map(filePayload) };
    },
  }),
};
