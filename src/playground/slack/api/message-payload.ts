import { type JsonObject } from '../json-object.ts';
import { type MessageStore, type StoredMessage } from '../state/message-store.ts';
import { type Team } from '../state/workspace.ts';
import { type World } from '../state/world.ts';

type File = StoredMessage['files'][number];

/** As Slack names them, by the end of the name or all of it; what it does not know is binary. */
const types: Readonly<Record<string, readonly [filetype: string, mimetype: string]>> = {
  yaml: ['yaml', 'text/plain'],
  yml: ['yaml', 'text/plain'],
  txt: ['text', 'text/plain'],
  json: ['json', 'text/plain'],
  tf: ['text', 'text/plain'],
  dockerfile: ['dockerfile', 'text/plain'],
  png: ['png', 'image/png'],
};

/** Where a file is to be had by whoever shows a token that may read it. */
export const filePath = ({ id, name }: File, { id: teamId }: Team): string =>
  `/files-pri/${teamId}-${id}/download/${encodeURIComponent(name.toLowerCase())}`;

export const filePayload = (file: File, team: Team, world: World): JsonObject => {
  const { id, name, title, content } = file;
  const [filetype, mimetype] = types[name.toLowerCase().split('.').at(-1) ?? ''] ?? [
    'binary',
    'application/octet-stream',
  ];
  const url = world.origin + filePath(file, team);
  return {
    id,
    name,
    title,
    mimetype,
    filetype,
    size: content.length,
    mode: 'hosted',
    is_external: false,
    file_access: 'visible',
    url_private: url.replace('/download/', '/'),
    url_private_download: url,
  };
};

const threadFacts = (message: StoredMessage, messages: MessageStore): JsonObject => {
  if (message.threadTs !== undefined) {
    const parent = messages.find(message.channel.id, message.threadTs);
    return { thread_ts: message.threadTs, ...(parent === undefined ? {} : { parent_user_id: parent.author }) };
  }
  const replies = messages.thread(message.channel.id, message.ts).filter((one) => one !== message);
  if (replies.length === 0) return {};
  return { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts };
};

const reactionsOf = ({ reactions }: StoredMessage): readonly JsonObject[] =>
  [...new Set(reactions.map(({ name }) => name))].map((name) => {
    const users = reactions.filter((one) => one.name === name).map(({ user }) => user);
    return { name, users, count: users.length };
  });

/** A message as the Web API and payloads show it. Metadata is shown only to those who ask for it. */
export const messagePayload = (message: StoredMessage, world: World, { metadata = false } = {}): JsonObject => {
  const { team } = message.channel;
  const bot = {
    bot_id: team.botId,
    app_id: world.app.appId,
    bot_profile: { id: team.botId, app_id: world.app.appId, name: 'bot', team_id: team.id },
  };
  const byWebhook = message.fromBot && message.via === 'response_url';
  return {
    type: 'message',
    ...(byWebhook ? { subtype: 'bot_message' } : { user: message.author }),
    ...(message.files.length > 0
      ? { subtype: 'file_share', files: message.files.map((file) => filePayload(file, team, world)) }
      : {}),
    ts: message.ts,
    team: team.id,
    text: message.text,
    ...(message.fromBot ? bot : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.reactions.length > 0 ? { reactions: reactionsOf(message) } : {}),
    ...(message.edits > 0 ? { edited: { user: message.author, ts: message.ts } } : {}),
    ...(metadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
    ...threadFacts(message, world.messages),
  };
};
