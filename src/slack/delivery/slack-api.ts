import { WebClient, type ConversationsHistoryResponse } from '@slack/web-api';
import type { HomeView, ModalView } from '@slack/types';
import { z } from 'zod';
import type { SlackMessage } from '../../render/slack/message.ts';
import type { Access, Grant } from './access.ts';
import { clientOptions, type ClientParts } from './client-options.ts';
import { fetchShared } from './fetch-shared.ts';
import { dismiss, respond, type Responding } from './respond.ts';
import { createLookUps, type LookUps } from './look-ups.ts';
import { createScheduling, type Scheduling } from './scheduling.ts';
import { directWith } from './direct-with.ts';
import { credentialFaults, SlackUnavailable, troubleOf } from './trouble.ts';
import { uploadBytes } from './upload-bytes.ts';

export interface Identity {
  readonly botUserId: string;
  readonly botId?: string;
  /** The enterprise, or else the team. */
  readonly tenant?: string;
  readonly team?: string;
}

export interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

export interface SharedFile {
  readonly name: string;
  readonly bytes: number;
  /** As Slack names it: `text/plain` of all that can be read. */
  readonly type: string;
  readonly url: string;
}

export type AddressOf = (channel: string, ts: string) => string | undefined;

/** The calls this bot makes, and no others. Each throws SlackUnavailable or SlackRefusal. */
export interface SlackApi extends Scheduling, LookUps {
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
  /** What is to be known of a file that somebody shared. */
  sharedFile(id: string): Promise<SharedFile>;
  readShared(file: SharedFile, mostBytes: number): Promise<Buffer>;
  respond(url: string, message: SlackMessage, how?: Responding): Promise<void>;
  /** Takes the message away on which somebody pressed something. */
  dismiss(url: string): Promise<void>;
  /** Gives a hash of what the Home shows now; refused where it shows something else than what had the given one. */
  publishHome(user: string, view: HomeView, hash?: string): Promise<string | undefined>;
  /** Puts another message in the place of one of ours. */
  update(posted: Posted, message: SlackMessage): Promise<void>;
  /** Where messages are to be read; nowhere while Slack does not say how it calls the workspace. */
  addresses(): Promise<AddressOf>;
  /** Of a user group. */
  membersOf(group: string): Promise<readonly string[]>;
  /** A trigger is good for three seconds, once. */
  openModal(trigger: string, view: ModalView): Promise<void>;
  /** Only as long as it is the one with that hash. */
  updateModal(open: { readonly id: string; readonly hash: string }, view: ModalView): Promise<void>;
}

export interface SlackApiParts extends ClientParts {
  readonly access: Access;
}

const eventType = 'devops_answer';
const pageSize = 200;
const mostPages = 25;

const quiet = { unfurl_links: false, unfurl_media: false } as const;

type Found = NonNullable<ConversationsHistoryResponse['messages']>[number];

const carries =
  (key: string) =>
  ({ metadata }: Found): boolean =>
    metadata?.event_type === eventType && z.object({ key: z.literal(key) }).safeParse(metadata.event_payload).success;

export function createSlackApi(parts: SlackApiParts): SlackApi {
  const { access } = parts;
  let workspace: string | undefined;
  let last: { readonly grant: Grant; readonly client: WebClient } | undefined;

  const clientFor = (grant: Grant): WebClient => {
    if (last?.grant.token !== grant.token || last.grant.team !== grant.team) {
      const team = grant.team !== undefined && { teamId: grant.team };
      last = { grant, client: new WebClient(grant.token, { ...clientOptions(parts), ...team }) };
    }
    return last.client;
  };

  const call = async <Result>(send: (client: WebClient) => Promise<Result>): Promise<Result> => {
    const grant = await access.grant();
    try {
      const result = await send(clientFor(grant));
      access.taken();
      return result;
    } catch (error) {
      const trouble = troubleOf(error);
      if (!credentialFaults.has(trouble.code)) throw trouble;
      // Nothing was done: it may be done with another token.
      const other = await access.another(grant, trouble);
      return send(clientFor(other)).catch((again: unknown) => {
        throw troubleOf(again);
      });
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
    const { messages = [], response_metadata: next } = await call<ConversationsHistoryResponse>((client) =>
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

  const whoAmI = async (): Promise<Identity> => {
    const told = await call((client) => client.auth.test());
    const { user_id: botUserId, bot_id: botId, url, enterprise_id: enterprise, team_id: team } = told;
    const tenant = enterprise ?? team;
    workspace = url;
    if (botUserId === undefined) throw new SlackUnavailable('no_identity', { mayBeDone: false });
    return {
      botUserId,
      ...(botId !== undefined && { botId }),
      ...(tenant !== undefined && { tenant }),
      ...(team !== undefined && { team }),
    };
  };

  return {
    whoAmI,
    post: async ({ channel, thread }, { text, blocks }, key) => {
      const { channel: where = channel, ts = '' } = await call((client) =>
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
      await call((client) =>
        client.chat.postEphemeral({ channel, user, text, blocks, ...(thread !== undefined && { thread_ts: thread }) }),
      );
    },
    findPosted: async ({ channel: where, thread }, key, since) => {
      // A person's id has no history.
      const channel = /^[UW]/u.test(where) ? await directWith(where, call) : where;
      const ts = channel && (await find({ channel, thread }, since, carries(key)));
      return channel && ts ? { channel, ts } : undefined;
    },
    reserveFile: async (filename, length) => {
      const { file_id: id, upload_url: url } = await call((client) =>
        client.files.getUploadURLExternal({ filename, length }),
      );
      if (id === undefined || url === undefined) throw new SlackUnavailable('no_upload_url', { mayBeDone: false });
      return { id, url };
    },
    uploadFile: uploadBytes,
    shareFiles: async ({ channel, thread }, [first, ...rest]) => {
      if (first === undefined) return;
      const files: [typeof first, ...(typeof first)[]] = [first, ...rest];
      await call((client) =>
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
    sharedFile: async (id) => {
      const { file } = await call((client) => client.files.info({ file: id }));
      const { name = '', size: bytes = 0, mimetype: type = '', url_private_download: url = '' } = file ?? {};
      return { name, bytes, type, url };
    },
    readShared: async ({ url }, mostBytes) => {
      const { token } = await access.grant();
      return fetchShared({ url, token, apiUrl: parts.apiUrl, mostBytes });
    },
    respond,
    dismiss,
    publishHome: async (user, view, hash) => {
      const { view: published } = await call((client) =>
        client.views.publish({ user_id: user, view, ...(hash !== undefined && { hash }) }),
      );
      return published?.hash;
    },
    update: async ({ channel, ts }, { text, blocks }) => {
      await call((client) => client.chat.update({ channel, ts, text, blocks }));
    },
    ...createScheduling(call),
    ...createLookUps(call),
    addresses: async () => {
      if (workspace === undefined) await whoAmI().catch(() => {});
      const base = workspace;
      return (channel, ts) =>
        base === undefined ? undefined : new URL(`archives/${channel}/p${ts.replace('.', '')}`, base).href;
    },
    membersOf: async (group) =>
      (await call((client) => client.usergroups.users.list({ usergroup: group }))).users ?? [],
    openModal: async (trigger, view) => {
      await call((client) => client.views.open({ trigger_id: trigger, view }));
    },
    updateModal: async ({ id, hash }, view) => {
      await call((client) => client.views.update({ view_id: id, hash, view }));
    },
  };
}
