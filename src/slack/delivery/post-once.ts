import { setTimeout as sleep } from 'node:timers/promises';
import type { SlackMessage } from '../../render/slack/message.ts';
import { isApology, type Request } from '../request.ts';
import type { Place, Posted, SlackApi } from './slack-api.ts';
import type { Sent } from '../store.ts';
import { timeoutMs } from './client-options.ts';
import { isUnchangeable, SlackUnavailable } from './trouble.ts';

export interface PostOnce {
  post(key: string, place: Place, message: SlackMessage): Promise<Posted>;
  /** Puts it in the place of a message of ours. False when that cannot be done. */
  update(key: string, posted: Posted, message: SlackMessage): Promise<boolean>;
  /** Has Slack post it at that time. Gives the id by which it can be called off. */
  schedule(key: string, place: Place, at: number, message: SlackMessage): Promise<string>;
  respond(key: string, to: Answerable, message: SlackMessage): Promise<void>;
  ephemeral(key: string, place: Place, user: string, message: SlackMessage): Promise<void>;
  /** As `ephemeral`, for what nobody asked for: when in doubt it does not go out again. */
  ephemeralAtMostOnce(key: string, place: Place, user: string, message: SlackMessage): Promise<void>;
}

export interface Answerable {
  readonly url: string;
  readonly thread: string | undefined;
  /** Nothing but this message has been said there, so that it can be said again in its own place. */
  readonly first: boolean;
}

/** Somebody else has taken the request over; whatever we still did would be done twice. */
export class NotOurs extends Error {
  constructor(requestId: string) {
    super(`request ${requestId} is held by somebody else`);
    this.name = 'NotOurs';
  }
}

export interface PostOnceParts {
  readonly api: SlackApi;
  readonly sent: Sent;
  readonly request: Request;
  /** Whoever had the request before went away in the midst of it. */
  readonly abandoned: boolean;
  readonly isOurs: () => Promise<boolean>;
}

const second = 1_000;
/** After Slack's word, or its silence, what it took may still be on its way into the conversation. */
const underWayMs = 2 * second;
/** Nobody has heard Slack's word on what was sent by one who is gone: it is waited for as long as that one would have. */
const unheardMs = timeoutMs;

/** Slack's clock and ours may differ by this much when we look for what we posted. */
export const lookBackMs = 5 * 60 * 1000;

export async function checkOurs({ request, isOurs }: Pick<PostOnceParts, 'request' | 'isOurs'>): Promise<void> {
  if (!(await isOurs())) throw new NotOurs(request.id);
}

/** It did not go out. Whoever holds the request by now may have sent it since: what they wrote down stays. */
export async function takeBack({ request, sent, isOurs }: PostOnceParts, key: string): Promise<void> {
  if (await isOurs()) await sent.undo(request, key);
}

/** Each message of a request goes out once: it is written down before and after, and looked for when in doubt. */
export function createPostOnce(parts: PostOnceParts): PostOnce {
  const { api, sent, request } = parts;

  const post = async (key: string, place: Place, message: SlackMessage): Promise<Posted> => {
    const name = `${request.id}:${key}`;
    const before = await sent.find(request, key);
    if (before?.channel !== undefined && before.ts !== undefined) return { channel: before.channel, ts: before.ts };
    const inDoubt = before !== undefined;
    const found = inDoubt ? await look(() => api.findPosted(place, name, request.at - lookBackMs)) : undefined;
    const posted = found ?? (await send(key, inDoubt, () => api.post(place, message, name)));
    await sent.done(request, key, posted);
    return posted;
  };

  /** Looks now and again, until it cannot be on its way any more. */
  const look = async <Found>(find: () => Promise<Found | undefined>): Promise<Found | undefined> => {
    for (let waitedMs = 0; ; waitedMs += underWayMs) {
      const found = await find();
      if (found !== undefined || waitedMs >= (parts.abandoned ? unheardMs : underWayMs)) return found;
      await sleep(underWayMs);
    }
  };

  const send = async <Result>(key: string, inDoubt: boolean, call: () => Promise<Result>): Promise<Result> => {
    // Before it is written down, or whoever has the request now would look for what nobody sent; and after that took its time.
    await checkOurs(parts);
    if (!inDoubt) {
      await sent.begin(request, key);
      await checkOurs(parts);
    }
    try {
      return await call();
    } catch (error) {
      // When it certainly did not go out, now or before, the next attempt need not look for it.
      if (!inDoubt && !(error instanceof SlackUnavailable && error.mayBeDone)) await takeBack(parts, key);
      throw error;
    }
  };

  /** What Slack is to post later carries no key: it is known by its time. */
  const schedule = async (key: string, place: Place, at: number, message: SlackMessage): Promise<string> => {
    const before = await sent.find(request, key);
    if (before?.ts !== undefined) return before.ts;
    const inDoubt = before !== undefined;
    const time = Math.floor(at / second) * second;
    const listed = async () => (await api.scheduled(place.channel)).find((one) => one.at === time)?.id;
    const found = inDoubt ? await look(listed) : undefined;
    const id = found ?? (await send(key, inDoubt, () => api.schedule(place, at, message)));
    await sent.done(request, key, { channel: place.channel, ts: id });
    return id;
  };

  /**
   * What only one person sees cannot be looked for. When in doubt it goes out again, in its own place where Slack lets
   * us: that person seeing it twice is a smaller evil than nobody seeing it.
   */
  const unseen = async (key: string, call: (inDoubt: boolean) => Promise<void>): Promise<void> => {
    const before = await sent.find(request, key);
    if (before?.ts !== undefined) return;
    const inDoubt = before !== undefined;
    await send(key, inDoubt, () => call(inDoubt));
    await sent.done(request, key, { channel: request.channel, ts: '' });
  };

  /** Done twice it is the same: there is nothing to look for. */
  const update = async (key: string, posted: Posted, message: SlackMessage): Promise<boolean> => {
    if ((await sent.find(request, key)) !== undefined) return true;
    await checkOurs(parts);
    try {
      await api.update(posted, message);
    } catch (error) {
      if (isUnchangeable(error)) return false;
      throw error;
    }
    await sent.done(request, key, posted);
    return true;
  };

  const atMostOnce = async (key: string, call: () => Promise<void>): Promise<void> => {
    if ((await sent.find(request, key)) !== undefined) return;
    await send(key, false, call);
  };

  // An apology is another message than the answer that failed.
  const apology = request.fault === undefined ? 'late' : 'fault';
  const own = (key: string): string => (isApology(request) ? `${apology}-${key}` : key);

  return {
    post: (key, place, message) => post(own(key), place, message),
    update: (key, posted, message) => update(own(key), posted, message),
    schedule: (key, place, at, message) => schedule(own(key), place, at, message),
    respond: (key, { url, thread, first }, message) =>
      unseen(own(key), (inDoubt) => api.respond(url, message, { thread, instead: inDoubt && first })),
    ephemeral: (key, place, user, message) => unseen(own(key), () => api.postEphemeral(place, user, message)),
    ephemeralAtMostOnce: (key, place, user, message) =>
      atMostOnce(own(key), () => api.postEphemeral(place, user, message)),
  };
}
