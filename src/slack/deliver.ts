import type { SlackMessage } from '../render/slack/message.ts';
import { createPostOnce } from './post-once.ts';
import { forFewMessages } from './private-messages.ts';
import type { Request } from './request.ts';
import type { Posted, SlackApi } from './slack-api.ts';
import type { Sent } from './store.ts';
import { isClosed, isSpent } from './trouble.ts';

export interface Messages {
  readonly root: SlackMessage;
  readonly replies: readonly SlackMessage[];
}

export interface Deliver {
  /** For everybody in the channel. `began` is called as soon as there is a thread, before the rest goes into it. */
  answer(messages: Messages, began: (thread: Posted) => Promise<void>): Promise<'thread' | 'asker'>;
  /** For the asker alone. */
  toAsker(messages: Messages): Promise<void>;
}

export interface DeliverParts {
  readonly api: SlackApi;
  readonly sent: Sent;
  readonly request: Request;
  readonly isOurs: () => Promise<boolean>;
  /** What to say where we may not post. */
  readonly notHere: () => SlackMessage;
}

/** A response_url takes five messages. What only one person sees should not be more in other places either. */
const mostPrivate = 5;

/** In a conversation of two everything is private already. */
const isDirect = ({ channel }: Request): boolean => channel.startsWith('D');

/** Brings the messages of one request to where they belong, each once, however often it is called. */
export function createDeliver({ api, sent, request, isOurs, notHere }: DeliverParts): Deliver {
  const once = createPostOnce({ api, sent, request, isOurs });
  const { channel, thread, user, responseUrl } = request;
  /** Slack shows nobody an ephemeral message in a thread that is not there yet. */
  const openThread = request.opens ? undefined : thread;

  const inThread = async (
    { root, replies }: Messages,
    place: { readonly channel: string; readonly thread?: string | undefined },
    began?: (thread: Posted) => Promise<void>,
  ): Promise<void> => {
    const posted = await once.post('root', place, root);
    const below = { channel: posted.channel, thread: place.thread ?? posted.ts };
    await began?.({ channel: below.channel, ts: below.thread });
    for (const [at, reply] of replies.entries()) await once.post(`reply-${at}`, below, reply);
  };

  const unseen = (key: string, message: SlackMessage): Promise<void> =>
    responseUrl === undefined
      ? once.ephemeral(key, { channel, thread: openThread }, user, message)
      : once.respond(key, responseUrl, message, openThread);

  const alone = async ({ root, replies }: Messages, last: readonly SlackMessage[] = []): Promise<void> => {
    const messages = [root, ...forFewMessages(replies, mostPrivate - 1 - last.length), ...last];
    for (const [at, message] of messages.entries()) {
      try {
        await unseen(`unseen-${at}`, message);
      } catch (error) {
        if (!isClosed(error) && !isSpent(error)) throw error;
        // The last resort: a user's id stands for the direct conversation with that user.
        return inThread({ root: message, replies: messages.slice(at + 1) }, { channel: user });
      }
    }
  };

  return {
    answer: async (messages, began) => {
      try {
        await inThread(messages, { channel, thread }, began);
        return 'thread';
      } catch (error) {
        if (!isClosed(error)) throw error;
        await alone(messages, [notHere()]);
        return 'asker';
      }
    },
    toAsker: async (messages) => {
      if (!isDirect(request)) return alone(messages);
      try {
        return await inThread(messages, { channel, thread });
      } catch (error) {
        // Two people among themselves, and one of them typed a command.
        if (!isClosed(error)) throw error;
        return alone(messages);
      }
    },
  };
}
