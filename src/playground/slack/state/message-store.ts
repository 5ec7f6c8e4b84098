import { type JsonObject } from '../json-object.ts';
import { type SlackClock } from './slack-clock.ts';
import { type Channel } from './workspace.ts';

export interface MessageMetadata {
  event_type: string;
  event_payload: JsonObject;
}

export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly content: Buffer;
}

/** A message as Slack keeps it. */
export interface StoredMessage {
  readonly ts: string;
  readonly channel: Channel;
  /** Who wrote it: a person, or the bot's user. */
  readonly author: string;
  readonly fromBot: boolean;
  readonly via:
    | 'person'
    | 'chat.postMessage'
    | 'chat.scheduleMessage'
    | 'chat.postEphemeral'
    | 'response_url'
    | 'ack'
    | 'file';
  readonly threadTs: string | undefined;
  /** Set when only this person may see it. */
  readonly ephemeralTo: string | undefined;
  /** False for an ephemeral message in a thread that nobody has started: Slack takes it and shows it to no one. */
  readonly shown: boolean;
  readonly broadcast: boolean;
  text: string;
  blocks: JsonObject[];
  attachments: JsonObject[];
  metadata: MessageMetadata | undefined;
  files: SharedFile[];
  reactions: { name: string; user: string }[];
  pinned: { readonly by: string; readonly at: number } | undefined;
  deleted: boolean;
  /** How often it was changed after it was posted. */
  edits: number;
}

type Optional = 'threadTs' | 'ephemeralTo' | 'shown' | 'broadcast' | 'attachments' | 'metadata' | 'files';
export type NewMessage = Pick<StoredMessage, 'channel' | 'author' | 'fromBot' | 'via' | 'text' | 'blocks'> &
  Partial<Pick<StoredMessage, Optional | 'ts'>>;

/** `touched` is what is not in the message itself: reactions, pins. */
export type MessageChange = 'posted' | 'changed' | 'deleted' | 'touched';
type Listener = (message: StoredMessage, change: MessageChange, before: StoredMessage | undefined) => void;

export interface MessageStore {
  /** All messages ever posted, in order, deleted ones included. */
  readonly all: readonly StoredMessage[];
  post(message: NewMessage): StoredMessage;
  change(
    message: StoredMessage,
    fields: Partial<Pick<StoredMessage, 'text' | 'blocks' | 'attachments' | 'metadata'>>,
  ): void;
  touch(message: StoredMessage, fields: Partial<Pick<StoredMessage, 'reactions' | 'pinned'>>): void;
  remove(message: StoredMessage): void;
  find(channelId: string, ts: string): StoredMessage | undefined;
  /** The message that started the thread, then its replies, as the API shows them: nothing ephemeral or deleted. */
  thread(channelId: string, ts: string): StoredMessage[];
  onChange(listener: Listener): () => void;
}

export const createMessageStore = (clock: SlackClock): MessageStore => {
  const all: StoredMessage[] = [];
  const listeners = new Set<Listener>();
  const tell: Listener = (...change) => listeners.forEach((listener) => listener(...change));
  const lasting = (channelId: string): StoredMessage[] =>
    all.filter((one) => one.channel.id === channelId && !one.deleted && one.ephemeralTo === undefined);
  return {
    all,
    post: (fields) => {
      const message: StoredMessage = {
        ts: clock.nextTs(),
        threadTs: undefined,
        ephemeralTo: undefined,
        shown: true,
        broadcast: false,
        attachments: [],
        metadata: undefined,
        files: [],
        ...fields,
        reactions: [],
        pinned: undefined,
        deleted: false,
        edits: 0,
      };
      all.push(message);
      tell(message, 'posted', undefined);
      return message;
    },
    change: (message, fields) => {
      const before = { ...message };
      Object.assign(message, fields);
      message.edits += 1;
      tell(message, 'changed', before);
    },
    touch: (message, fields) => {
      Object.assign(message, fields);
      tell(message, 'touched', undefined);
    },
    remove: (message) => {
      message.deleted = true;
      tell(message, 'deleted', { ...message });
    },
    find: (channelId, ts) => all.find((one) => one.channel.id === channelId && one.ts === ts && !one.deleted),
    thread: (channelId, ts) => lasting(channelId).filter((one) => one.ts === ts || one.threadTs === ts),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
