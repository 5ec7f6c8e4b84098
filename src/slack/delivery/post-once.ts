import type { SlackMessage } from '../../render/slack/message.ts';
import type { Request } from '../request.ts';
import type { Place, Posted, SlackApi } from './slack-api.ts';
import type { Sent } from '../store.ts';
import { isUnchangeable, SlackUnavailable } from './trouble.ts';

export interface PostOnce {
  post(key: string, place: Place, message: SlackMessage): Promise<Posted>;
  /** Puts it in the place of a message of ours. False when that cannot be done. */
  update(key: string, posted: Posted, message: SlackMessage): Promise<boolean>;
  respond(key: string, url: string, message: SlackMessage, thread: string | undefined): Promise<void>;
  ephemeral(key: string, place: Place, user: string, message: SlackMessage): Promise<void>;
  /** As `ephemeral`, for what nobody asked for: when in doubt it does not go out again. */
  ephemeralAtMostOnce(key: string, place: Place, user: string, message: SlackMessage): Promise<void>;
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
  readonly isOurs: () => Promise<boolean>;
}

/** Slack's clock and ours may differ by this much when we look for what we posted. */
export const lookBackMs = 5 * 60 * 1000;

export async function checkOurs({ request, isOurs }: Pick<PostOnceParts, 'request' | 'isOurs'>): Promise<void> {
  if (!(await isOurs())) throw new NotOurs(request.id);
}

/** Each message of a request goes out once: it is written down before and after, and looked for when in doubt. */
export function createPostOnce(parts: PostOnceParts): PostOnce {
  const { api, sent, request } = parts;

  const post = async (key: string, place: Place, message: SlackMessage): Promise<Posted> => {
    const name = `${request.id}:${key}`;
    const before = await sent.find(request, key);
    if (before?.channel !== undefined && before.ts !== undefined) return { channel: before.channel, ts: before.ts };
    // A user's id has no history to look through; only the conversation it stands for has.
    const found =
      before === undefined || /^[UW]/u.test(place.channel)
        ? undefined
        : await api.findPosted(place, name, request.at - lookBackMs);
    const posted = found ?? (await send(key, () => api.post(place, message, name)));
    await sent.done(request, key, posted);
    return posted;
  };

  const send = async (key: string, call: () => Promise<Posted>): Promise<Posted> => {
    await sent.begin(request, key);
    await checkOurs(parts);
    try {
      return await call();
    } catch (error) {
      // When it certainly did not go out, the next attempt need not look for it.
      if (!(error instanceof SlackUnavailable && error.mayBeDone)) await sent.undo(request, key);
      throw error;
    }
  };

  /**
   * What only one person sees cannot be looked for. When in doubt it goes out again: that person seeing it twice is a
   * smaller evil than nobody seeing it.
   */
  const unseen = async (key: string, call: () => Promise<void>): Promise<void> => {
    if ((await sent.find(request, key)) !== undefined) return;
    await checkOurs(parts);
    await call();
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
    await send(key, async () => {
      await call();
      return { channel: request.channel, ts: '' };
    });
  };

  // An apology is another message than the answer that failed.
  const own = (key: string): string => (request.fault === undefined ? key : `fault-${key}`);

  return {
    post: (key, place, message) => post(own(key), place, message),
    update: (key, posted, message) => update(own(key), posted, message),
    respond: (key, url, message, thread) => unseen(own(key), () => api.respond(url, message, thread)),
    ephemeral: (key, place, user, message) => unseen(own(key), () => api.postEphemeral(place, user, message)),
    ephemeralAtMostOnce: (key, place, user, message) =>
      atMostOnce(own(key), () => api.postEphemeral(place, user, message)),
  };
}
