import { type StoredMessage } from './slack/state/message-store.ts';
import { type World } from './slack/state/world.ts';
import { shownFile } from './shown-file.ts';
import { type Message } from './wire.ts';

const unique = (values: readonly string[]): string[] => [...new Set(values)];

const reactionsOf = ({ reactions }: StoredMessage): Message['reactions'] =>
  unique(reactions.map(({ name }) => name)).map((name) => ({
    name,
    by: reactions.filter((one) => one.name === name).map(({ user }) => user),
  }));

const repliesOf = (message: StoredMessage, { messages }: World): Message['replies'] => {
  if (message.threadTs !== undefined || message.ephemeralTo !== undefined) return undefined;
  const replies = messages.thread(message.channel.id, message.ts).filter((one) => one !== message);
  const last = replies.at(-1);
  return last === undefined
    ? undefined
    : { count: replies.length, last: last.ts, by: unique(replies.map(({ author }) => author)) };
};

/** A message as the page draws it. */
export const shownMessage = (message: StoredMessage, world: World): Message => ({
  ts: message.ts,
  threadTs: message.threadTs,
  author: message.author,
  fromBot: message.fromBot,
  text: message.text,
  blocks: message.blocks,
  attachments: message.attachments,
  onlyYou: message.ephemeralTo !== undefined,
  edited: message.edits > 0,
  pinned: message.pinned !== undefined,
  broadcast: message.broadcast,
  reactions: reactionsOf(message),
  files: message.files.map(shownFile),
  replies: repliesOf(message, world),
});
