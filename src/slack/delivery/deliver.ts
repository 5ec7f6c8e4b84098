import type { SlackMessage } from '../../render/slack/message.ts';
import { withoutThreadButtons } from '../facts/correct-button.ts';
import { hush } from './hush.ts';
import { createPostOnce } from './post-once.ts';
import { forFewMessages } from './private-messages.ts';
import { isApology, type Request } from '../request.ts';
import { createShareOnce, type Upload } from './share-once.ts';
import type { Place, Posted, SlackApi } from './slack-api.ts';
import type { Sent } from '../store.ts';
import { SlackRefusal, isClosed, isSpent } from './trouble.ts';

export interface Messages {
  readonly root: SlackMessage;
  readonly replies: readonly SlackMessage[];
  readonly files?: Attached;
  /** Whom it speaks to beside whoever asked: Slack notifies them, and nobody else. */
  readonly to?: readonly string[];
  /** The same for one person alone, where the root is for everybody. */
  readonly alone?: { readonly root: SlackMessage; readonly replies: readonly SlackMessage[] };
}

/** Files for the end of the thread. */
export interface Attached {
  readonly note: readonly SlackMessage[];
  readonly uploads: readonly Upload[];
  /** The files at these paths, for where Slack takes no files. */
  readonly asText: (paths: readonly string[]) => readonly SlackMessage[];
}

/** Where it went, and what became of its files. */
export interface Delivered {
  readonly to: 'thread' | 'asker';
  readonly files?: string;
  /** Its messages in a thread, the first one first. */
  readonly posted?: readonly string[];
}

export interface Deliver {
  /** For everybody in the channel. `began` is called as soon as there is a thread, before the rest goes into it. */
  answer(messages: Messages, began: (thread: Posted, root: Posted) => Promise<void>): Promise<Delivered>;
  /** In the place of an answer that is there, message by message; what is too much of it makes room for the note. */
  replace(posted: readonly string[], messages: Messages, gone: SlackMessage): Promise<Delivered>;
  /** For the asker alone. */
  toAsker(messages: Messages): Promise<Delivered>;
  /** For somebody, where they find it again and nobody reads along: in their conversation with us. */
  privately(message: SlackMessage, whom: string): Promise<void>;
  /** For everybody in the channel, outside of threads. False when we may not speak there. */
  announce(message: SlackMessage): Promise<boolean>;
  /** For everybody in the thread, at that time. Gives the id by which it can be called off. */
  later(key: string, at: number, message: SlackMessage, to?: readonly string[]): Promise<string>;
  /** For somebody who did not ask: seen by them alone, once at most. False when that cannot be shown. */
  offer(message: SlackMessage): Promise<boolean>;
}

export interface DeliverParts {
  readonly api: SlackApi;
  readonly sent: Sent;
  readonly request: Request;
  readonly abandoned: boolean;
  readonly isOurs: () => Promise<boolean>;
  /** What to say where we may not post. */
  readonly notHere: () => SlackMessage;
}

/** A response_url takes five messages. What only one person sees should not be more in other places either. */
const mostPrivate = 5;

/** In a conversation of two everything is private already. */
const isDirect = ({ channel }: Request): boolean => channel.startsWith('D');

/** Brings the messages of one request to where they belong, each once, however often it is called. */
export function createDeliver({ api, sent, request, abandoned, isOurs, notHere }: DeliverParts): Deliver {
  const parts = { api, sent, request, abandoned, isOurs };
  const once = createPostOnce(parts);
  const share = createShareOnce(parts);
  const { channel, thread, user, responseUrl } = request;
  /** Slack shows nobody an ephemeral message in a thread that is not there yet. */
  const openThread = request.opens ? undefined : thread;

  const speaksTo = (message: SlackMessage, people: readonly string[]): Promise<SlackMessage> =>
    hush(message, people, (person) => api.nameOf(person));

  const post = async (key: string, place: Place, message: SlackMessage, to: readonly string[] = []): Promise<Posted> =>
    once.post(key, place, await speaksTo(message, [user, ...to]));

  const postAll = async (name: string, place: Place, messages: readonly SlackMessage[]): Promise<string[]> => {
    const posted: string[] = [];
    for (const [at, message] of messages.entries()) posted.push((await post(`${name}-${at}`, place, message)).ts);
    return posted;
  };

  const attach = async (place: Place, { note, uploads, asText }: Attached): Promise<string> => {
    await postAll('note', place, note);
    const { left, code } = await share(place, uploads);
    if (left.length > 0) await postAll('text', place, asText(left.map(({ path }) => path)));
    const why = code === undefined ? '' : ` (${code})`;
    return `${uploads.length - left.length} files${left.length > 0 ? `, ${left.length} as text${why}` : ''}`;
  };

  const inThread = async (
    { root, replies, files, to }: Messages,
    place: Place,
    began?: (thread: Posted, root: Posted) => Promise<void>,
  ): Promise<Delivered> => {
    const posted = await post('root', place, root, to);
    const below = { channel: posted.channel, thread: place.thread ?? posted.ts };
    await began?.({ channel: below.channel, ts: below.thread }, posted);
    const told = [posted.ts, ...(await postAll('reply', below, replies))];
    return { to: 'thread', posted: told, ...(files && { files: await attach(below, files) }) };
  };

  /** What was pressed was said before, and stays: only after a command the first answer is the first that was said. */
  const unseen = (at: number, message: SlackMessage): Promise<void> => {
    const key = `unseen-${at}`;
    if (responseUrl === undefined) return once.ephemeral(key, { channel, thread: openThread }, user, message);
    const first = request.kind === 'command' && !isApology(request) && at === 0;
    return once.respond(key, { url: responseUrl, thread: openThread, first }, message);
  };

  /** No file can be seen by one person in a channel: there they are text, before what else there is to read. */
  const asReplies = ({ replies, files }: Messages): readonly SlackMessage[] =>
    files === undefined
      ? replies
      : [
          ...files.note,
          ...(files.uploads.length > 0 ? files.asText(files.uploads.map(({ path }) => path)) : []),
          ...replies,
        ];

  const alone = async (whole: Messages, last: readonly SlackMessage[] = []): Promise<Delivered> => {
    const answer = { ...whole, ...whole.alone };
    const messages = [answer.root, ...forFewMessages(asReplies(answer), mostPrivate - 1 - last.length), ...last].map(
      withoutThreadButtons,
    );
    const told: Delivered = { to: 'asker', ...(answer.files && { files: `${answer.files.uploads.length} as text` }) };
    for (const [at, message] of messages.entries()) {
      try {
        await unseen(at, message);
      } catch (error) {
        if (!isClosed(error) && !isSpent(error)) throw error;
        // The last resort: a user's id stands for the direct conversation with that user.
        await inThread({ root: message, replies: messages.slice(at + 1) }, { channel: user });
        return told;
      }
    }
    return told;
  };

  /** Somebody may have deleted it, or a workspace may not let messages be changed: then it is said anew. */
  const inPlace = async (at: number, ts: string | undefined, message: SlackMessage): Promise<string> => {
    if (ts !== undefined && (await once.update(`update-${at}`, { channel, ts }, message))) return ts;
    return (await post(`anew-${at}`, { channel, thread }, message)).ts;
  };

  const unlessClosed = async (send: () => Promise<unknown>): Promise<boolean> => {
    try {
      await send();
      return true;
    } catch (error) {
      if (!isClosed(error)) throw error;
      return false;
    }
  };

  const privately = async (message: SlackMessage, whom: string): Promise<void> => {
    const places = [...(isDirect(request) && whom === user ? [{ channel, thread }] : []), { channel: whom }];
    for (const place of places) {
      try {
        await once.post('warning', place, message);
        return;
      } catch (error) {
        if (!(error instanceof SlackRefusal)) throw error;
      }
    }
    await once.ephemeral('warning', { channel, thread: openThread }, whom, message);
  };

  return {
    privately,
    announce: (message) => unlessClosed(() => post('root', { channel }, message)),
    later: async (key, at, message, to = []) =>
      once.schedule(`later-${key}`, { channel, thread }, at, await speaksTo(message, to)),
    offer: (message) =>
      unlessClosed(() => once.ephemeralAtMostOnce('offer', { channel, thread: openThread }, user, message)),
    answer: async (messages, began) => {
      try {
        return await inThread(messages, { channel, thread }, began);
      } catch (error) {
        if (!isClosed(error)) throw error;
        return alone(messages, [notHere()]);
      }
    },
    replace: async (posted, { root, replies }, gone) => {
      const told: string[] = [];
      const messages = [root, ...replies];
      for (const [at, message] of messages.entries()) told.push(await inPlace(at, posted[at], message));
      for (const [at, ts] of posted.slice(messages.length).entries())
        told.push(await inPlace(messages.length + at, ts, gone));
      return { to: 'thread', posted: told };
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
