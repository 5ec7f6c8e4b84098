import { messagePayload } from '../api/message-payload.ts';
import { type StoredMessage } from '../state/message-store.ts';
import { type User } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { type Delivery } from './outgoing.ts';
import { tellOf } from './react.ts';
import { isVisibleTo } from './visibility.ts';

/** A person pins a message to its conversation, or unpins it. */
export const pin = async (
  message: StoredMessage,
  user: User,
  world: World,
  courier: Courier,
): Promise<Delivery | undefined> => {
  if (!isVisibleTo(message, user) || message.ephemeralTo !== undefined)
    throw new Error(`${user.name} cannot pin this message`);
  const created = Math.floor(world.clock.now() / 1000);
  const pinned = message.pinned === undefined ? { by: user.id, at: created } : undefined;
  world.messages.touch(message, { pinned });
  const channel = message.channel.id;
  const event = {
    type: pinned === undefined ? 'pin_removed' : 'pin_added',
    user: user.id,
    channel_id: channel,
    item: { type: 'message', channel, created, created_by: user.id, message: messagePayload(message, world) },
    item_user: message.author,
  };
  return tellOf(event, message, world, courier);
};
