import { messagePayload } from '../api/message-payload.ts';
import { type StoredMessage } from '../state/message-store.ts';
import { type User } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { type Delivery, type SendOptions } from './outgoing.ts';
import { interactionFacts, shownName } from './payload-parts.ts';
import { isVisibleTo } from './visibility.ts';

export interface ShortcutUse extends SendOptions {
  user: User;
}

/** A person picks a shortcut from the menu of a message. */
export const useMessageShortcut = async (
  message: StoredMessage,
  callbackId: string,
  { user, ...options }: ShortcutUse,
  world: World,
  courier: Courier,
): Promise<Delivery> => {
  if (!isVisibleTo(message, user) || message.ephemeralTo !== undefined)
    throw new Error(`${user.name} has no menu on this message`);
  const payload = {
    type: 'message_action',
    ...interactionFacts(user, world),
    callback_id: callbackId,
    action_ts: world.clock.nextTs(),
    message_ts: message.ts,
    channel: { id: message.channel.id, name: shownName(message.channel) },
    message: messagePayload(message, world),
    response_url: `${world.origin}${world.responseUrls.issue('actions', message.channel, user, message).path}`,
  };
  return courier.deliver({ kind: 'interactive', payload }, options);
};

/** A person picks a shortcut from the menu of the app: no channel, no message, no response_url. */
export const useGlobalShortcut = (
  callbackId: string,
  { user, ...options }: ShortcutUse,
  world: World,
  courier: Courier,
): Promise<Delivery> => {
  const facts = interactionFacts(user, world);
  const payload = { type: 'shortcut', ...facts, callback_id: callbackId, action_ts: world.clock.nextTs() };
  return courier.deliver({ kind: 'interactive', payload }, options);
};
