import { WebClient, type ConversationsHistoryResponse, type Logger } from '@slack/web-api';
import type { HomeView, ModalView } from '@slack/types';
import { z } from 'zod';
import type { SlackMessage } from '../../render/slack/message.ts';
import { jsonText } from '../json-text.ts';
import { credentialFaults, refusalOf, SlackUnavailable, troubleOf } from './trouble.ts';
import { uploadBytes } from './upload-bytes.ts';

export interface Identity {
  readonly botUserId: string;
  readonly botId?: string;
  /** The enterprise, or else the team. */
  readonly tenant?: string;
}

export interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** The calls this bot makes, and no others. Each throws SlackUnavailable or SlackRefusal. */
export interface SlackApi {
  whoAmI(): Promise<Identity>;
  /** The key goes along, unseen, so that the message can be found again. */
  post(place: Place, message: SlackMessage, key: string): Promise<Posted>;
  postEphemeral(place: Place, user: string, message: SlackMessage): Promise<void>;
  findPosted(place: Place, key: string, since: number): Promise<Posted | undefined>;
  /** A place for the bytes of a file, and the id it will have. */
  reserveFile(name: string, length: number): Promise<{ readonly id: string; readonly url: string }>;
  uploadFile(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Makes uploaded files appear, in one message. */
  shareFiles(place: Place, files: readonly { readonly id: string; readonly title: string }[]): Promise<void>;
  /** Whether a message there shows any of these. */
  hasFiles(place: Place, ids: readonly string[], since: number): Promise<boolean>;
  respond(url: string, message: SlackMessage, thread?: string): Promise<void>;
  /** Takes the message away on which somebody pressed something. */
  dismiss(url: string): Promise<void>;
  /** Gives a hash of what the Home shows now; refused where it shows something else than what had the given one. */
  publishHome(user: string, view: HomeView, hash?: string): Promise<string | undefined>;
  /** Puts another message in the place of one of ours. */
  update(posted: Posted, message: SlackMessage): Promise<void>;
  /** Where a message is to be read; undefined while we have not met the workspace. */
  addressOf(channel: string, ts: string): string | undefined;
  /** A trigger is good for three seconds, once. */
  openModal(trigger: string, view: ModalView): Promise<void>;
  /** Only as long as it is the one with that hash. */
  updateModal(open: { readonly id: string; readonly hash: string }, view: ModalView): Promise<void>;
}

export interface SlackApiParts {
  readonly botToken: string;
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  /** Told by every call whether Slack still takes our token. */
  readonly onAccess: (granted: boolean) => void;
}

const timeoutMs = 10_000;
const eventType = 'devops_answer';
const pageSize = 200;
const mostPages = 25;

const quiet = { unfurl_links: false, unfurl_media: false } as const;

/** The client's own retries could post twice and hold everything up: the journal tries again, after looking. */
export const clientOptions = ({ apiUrl, logger }: Pick<SlackApiParts, 'apiUrl' | 'logger'>) => ({
  ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  logger,
  timeout: timeoutMs,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
});

/** A response_url answers `ok`, or with JSON when something is wrong. */
const answered = jsonText.pipe(z.object({ ok: z.boolean().optional(), error: z.string().optional() }));

const errorIn = (text: string): string | undefined => {
  const read = answered.safeParse(text);
  return read.success && read.data.ok !== true ? read.data.error : undefined;
};

const respond = (url: string, message: SlackMessage, thread?: string): Promise<void> =>
  sendTo(url, {
    ...message,
    response_type: 'ephemeral',
    replace_original: false,
    ...(thread !== undefined && { thread_ts: thread }),
  });

async function sendTo(url: string, body: object): Promise<void> {
  const asked = async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { response, text: await response.text() };
  };
  const { response, text } = await asked().catch((error: unknown) => {
    throw troubleOf(error);
  });
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    throw new SlackUnavailable('ratelimited', { mayBeDone: false, retryAfterMs: (seconds || 1) * 1000 });
  }
  if (response.status >= 500) throw new SlackUnavailable(`http_${response.status}`, { mayBeDone: true });
  const error = errorIn(text);
  if (error !== undefined || !response.ok) {
    throw refusalOf(
      error ?? (response.status === 404 || response.status === 410 ? 'expired_url' : `http_${response.status}`),
    );
  }
}

type Found = NonNullable<ConversationsHistoryResponse['messages']>[number];

const carries =
  (key: string) =>
  ({ metadata }: Found): boolean =>
    metadata?.event_type === eventType && z.object({ key: z.literal(key) }).safeParse(metadata.event_payload).success;

export function createSlackApi(parts: SlackApiParts): SlackApi {
  const client = new WebClient(parts.botToken, clientOptions(parts));
  let workspace: string | undefined;

  const call = async <Result>(send: () => Promise<Result>): Promise<Result> => {
    try {
      const result = await send();
      parts.onAccess(true);
      return result;
    } catch (error) {
      const trouble = troubleOf(error);
      if (credentialFaults.has(trouble.code)) parts.onAccess(false);
      throw trouble;
    }
  };

  const page = async ({ channel, thread }: Place, oldest: string, cursor: string | undefined) => {
    const args = {
      channel,
      oldest,
      limit: pageSize,
      include_all_metadata: true,
      ...(cursor !== undefined && { cursor }),
    };
    const { messages = [], response_metadata: next } = await call<ConversationsHistoryResponse>(() =>
      thread === undefined ? client.conversations.history(args) : client.conversations.replies({ ...args, ts: thread }),
    );
    return { messages, cursor: next?.next_cursor === '' ? undefined : next?.next_cursor };
  };

  const find = async (place: Place, since: number, isIt: (message: Found) => boolean): Promise<string | undefined> => {
    const oldest = (since / 1000).toFixed(6);
    let cursor: string | undefined;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const { messages, cursor: next } = await page(place, oldest, cursor);
      const ts = messages.find(isIt)?.ts;
      if (ts !== undefined || next === undefined) return ts;
      cursor = next;
    }
    return undefined;
  };

  return {
    whoAmI: async () => {
      const told = await call(() => client.auth.test());
      const { user_id: botUserId, bot_id: botId, url, enterprise_id: enterprise, team_id: team } = told;
      const tenant = enterprise ?? team;
      workspace = url;
      if (botUserId === undefined) throw new SlackUnavailable('no_identity', { mayBeDone: false });
      return { botUserId, ...(botId !== undefined && { botId }), ...(tenant !== undefined && { tenant }) };
    },
    post: async ({ channel, thread }, { text, blocks }, key) => {
      const { channel: where = channel, ts = '' } = await call(() =>
        client.chat.postMessage({
          channel,
          text,
          blocks,
          ...(thread !== undefined && { thread_ts: thread }),
          metadata: { event_type: eventType, event_payload: { key } },
          ...quiet,
        }),
      );
      return { channel: where, ts };
    },
    postEphemeral: async ({ channel, thread }, user, { text, blocks }) => {
      await call(() =>
        client.chat.postEphemeral({ channel, user, text, blocks, ...(thread !== undefined && { thread_ts: thread }) }),
      );
    },
    findPosted: async (place, key, since) => {
      const ts = await find(place, since, carries(key));
      return ts === undefined ? undefined : { channel: place.channel, ts };
    },
    reserveFile: async (filename, length) => {
      const { file_id: id, upload_url: url } = await call(() =>
        client.files.getUploadURLExternal({ filename, length }),
      );
      if (id === undefined || url === undefined) throw new SlackUnavailable('no_upload_url', { mayBeDone: false });
      return { id, url };
    },
    uploadFile: uploadBytes,
    shareFiles: async ({ channel, thread }, [first, ...rest]) => {
      if (first === undefined) return;
      const files: [typeof first, ...(typeof first)[]] = [first, ...rest];
      await call(() =>
        client.files.completeUploadExternal({
          files,
          channel_id: channel,
          ...(thread !== undefined && { thread_ts: thread }),
        }),
      );
    },
    hasFiles: async (place, ids, since) => {
      const shows = ({ files = [] }: Found): boolean => files.some(({ id = '' }) => ids.includes(id));
      return (await find(place, since, shows)) !== undefined;
    },
    respond,
    dismiss: (url) => sendTo(url, { delete_original: true }),
    publishHome: async (user, view, hash) => {
      const { view: published } = await call(() =>
        client.views.publish({ user_id: user, view, ...(hash !== undefined && { hash }) }),
      );
      return published?.hash;
    },
    update: async ({ channel, ts }, { text, blocks }) => {
      await call(() => client.chat.update({ channel, ts, text, blocks }));
    },
    addressOf: (channel, ts) =>
      workspace === undefined ? undefined : new URL(`archives/${channel}/p${ts.replace('.', '')}`, workspace).href,
    openModal: async (trigger, view) => {
      await call(() => client.views.open({ trigger_id: trigger, view }));
    },
    updateModal: async ({ id, hash }, view) => {
      await call(() => client.views.update({ view_id: id, hash, view }));
    },
  };
}
