import { type JsonObject } from '../json-object.ts';
import { type StoredMessage } from '../state/message-store.ts';
import { type User } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { eventEnvelope } from './event-envelope.ts';
import { type Delivery } from './outgoing.ts';
import { isVisibleTo } from './visibility.ts';

/** Tells the bot of something in a conversation, if it asked to hear of that and is there. */
export const tellOf = async (
  event: JsonObject & { readonly type: string },
  { channel }: Pick<StoredMessage, 'channel'>,
  world: World,
  courier: Courier,
): Promise<Delivery | undefined> => {
  const { team, members } = channel;
  if (!world.app.events.includes(event.type) || !members.has(team.botUserId)) return undefined;
  return courier.deliver(eventEnvelope({ ...event, event_ts: world.clock.nextTs() }, team, world));
};

/** A person reacts with an emoji, or takes that back. */
export const react = async (
  message: StoredMessage,
  name: string,
  user: User,
  world: World,
  courier: Courier,
): Promise<Delivery | undefined> => {
  if (!isVisibleTo(message, user) || message.ephemeralTo !== undefined)
    throw new Error(`${user.name} cannot react to this message`);
  const given = message.reactions.find((one) => one.name === name && one.user === user.id);
  world.messages.touch(message, {
    reactions:
      given === undefined
        ? [...message.reactions, { name, user: user.id }]
        : message.reactions.filter((one) => one !== given),
  });
  const event = {
    type: given === undefined ? 'reaction_added' : 'reaction_removed',
    user: user.id,
    reaction: name,
    item_user: message.author,
    item: { type: 'message', channel: message.channel.id, ts: message.ts },
  };
  return tellOf(event, message, world, courier);
};
