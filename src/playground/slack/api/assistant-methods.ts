import { z } from 'zod';
import { type AssistantThread } from '../state/world.ts';
import { findChannel } from './find-channel.ts';
import { method, type Caller, type Method } from './method.ts';
import { SlackError } from './slack-error.ts';

const threadOf = (args: { channel_id: string; thread_ts?: string | undefined }, caller: Caller): AssistantThread => {
  const { assistantThreads, messages } = caller.world;
  const channel = findChannel(args.channel_id, caller);
  const threadTs = args.thread_ts;
  if (threadTs !== undefined && messages.find(channel.id, threadTs) === undefined)
    throw new SlackError('invalid_thread_ts');
  const known = assistantThreads.find((one) => one.channelId === channel.id && one.threadTs === threadTs);
  if (known !== undefined) return known;
  const thread = { channelId: channel.id, threadTs, status: '', loadingMessages: [], prompts: [] };
  assistantThreads.push(thread);
  return thread;
};

export const assistantMethods: Record<string, Method> = {
  'assistant.threads.setStatus': method({
    tier: 'special',
    scopes: ['chat:write'],
    args: z.looseObject({
      channel_id: z.string(),
      thread_ts: z.string(),
      status: z.string(),
      loading_messages: z.array(z.string()).max(10).optional(),
    }),
    run: (args, caller) => {
      const thread = threadOf(args, caller);
      thread.status = args.status;
      thread.loadingMessages = args.loading_messages ?? [];
      return {};
    },
  }),
  'assistant.threads.setSuggestedPrompts': method({
    tier: 4,
    scopes: ['assistant:write'],
    args: z.looseObject({
      channel_id: z.string(),
      thread_ts: z.string().optional(),
      title: z.string().optional(),
      prompts: z
        .array(z.looseObject({ title: z.string().min(1), message: z.string().min(1) }))
        .min(1)
        .max(4),
    }),
    run: (args, caller) => {
      threadOf(args, caller).prompts = args.prompts.map(({ title, message }) => ({ title, message }));
      return {};
    },
  }),
};
