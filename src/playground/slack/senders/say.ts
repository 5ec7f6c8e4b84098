import { randomUUID } from 'node:crypto';
import { type JsonObject } from '../json-object.ts';
import { messagePayload } from '../api/message-payload.ts';
import { type SharedFile, type StoredMessage } from '../state/message-store.ts';
import { type Channel, type User } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { channelType, eventEnvelope, hears } from './event-envelope.ts';
import { type Delivery, type Outgoing, type SendOptions } from './outgoing.ts';
import { linked, typedText } from './typed-text.ts';
import { typedBlocks } from './typed-blocks.ts';

export interface Posted {
  readonly message: StoredMessage;
  readonly deliveries: readonly Delivery[];
}

export interface Said extends Posted, Delivery {
  /** All events this one post gave, `app_mention` first; the fields above are those of the first. */
  readonly deliveries: readonly Delivery[];
}

export interface Saying extends SendOptions {
  user: User;
  channel: Channel;
  text: string;
  threadTs?: string;
  files?: readonly SharedFile[];
}

const eventsFor = (message: StoredMessage, world: World): Outgoing[] => {
  const { channel, ts } = message;
  const { team } = channel;
  const facts = { ...messagePayload(message, world), client_msg_id: randomUUID(), channel: channel.id, event_ts: ts };
  const isMember = channel.members.has(team.botUserId);
  const mentioned = channel.kind !== 'im' && isMember && message.text.includes(`<@${team.botUserId}`);
  const events: JsonObject[] = [];
  if (mentioned && world.app.events.includes('app_mention')) events.push({ ...facts, type: 'app_mention' });
  if (hears(channel, world)) events.push({ ...facts, channel_type: channelType(channel) });
  return events.map((event) => eventEnvelope(event, team, world));
};

/** A person writes something. One post can give two events, each with an id of its own, or none. */
export const post = async (saying: Saying, world: World, courier: Courier): Promise<Posted> => {
  const { user, channel, text, threadTs, files = [], ...options } = saying;
  if (!channel.members.has(user.id)) throw new Error(`${user.name} is not in ${channel.name}`);
  const typed = linked(typedText(text, world));
  const message = world.messages.post({
    channel,
    author: user.id,
    fromBot: false,
    via: 'person',
    text: typed,
    blocks: typed === '' ? [] : typedBlocks(typed, world.newId),
    files: [...files],
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  const outgoing = eventsFor(message, world);
  const deliveries = await Promise.all(outgoing.map((one) => courier.deliver(one, options)));
  return { message, deliveries };
};

/** A person writes something where the bot hears it. */
export const say = async (saying: Saying, world: World, courier: Courier): Promise<Said> => {
  const { message, deliveries } = await post(saying, world, courier);
  const [first] = deliveries;
  if (first === undefined) throw new Error(`The bot does not hear what is said in ${saying.channel.name}`);
  return { ...first, message, deliveries };
};
