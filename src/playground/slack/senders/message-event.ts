import { messagePayload } from '../api/message-payload.ts';
import { type JsonObject } from '../json-object.ts';
import { type MessageChange, type StoredMessage } from '../state/message-store.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { channelType, eventEnvelope, hears } from './event-envelope.ts';
import { type Outgoing } from './outgoing.ts';

/** The event about a message that was posted, changed or deleted. */
export const messageEvent = (
  message: StoredMessage,
  change: Exclude<MessageChange, 'touched'>,
  before: StoredMessage | undefined,
  world: World,
): Outgoing => {
  const now = messagePayload(message, world);
  const ts = change === 'posted' ? message.ts : world.clock.nextTs();
  const place = { channel: message.channel.id, channel_type: channelType(message.channel), ts, event_ts: ts };
  const previous = before === undefined ? {} : { previous_message: messagePayload(before, world) };
  const events: Record<typeof change, JsonObject> = {
    posted: { ...now, ...place },
    changed: { type: 'message', subtype: 'message_changed', message: now, ...previous, hidden: true, ...place },
    deleted: {
      type: 'message',
      subtype: 'message_deleted',
      deleted_ts: message.ts,
      ...previous,
      hidden: true,
      ...place,
    },
  };
  return eventEnvelope(events[change], message.channel.team, world);
};

/**
 * A bot hears itself: what it posts, changes and deletes comes back as message events. A bot that answers its own
 * words, or takes an edit for a new question, shows it here.
 */
export const echoOwnMessages = (world: World, courier: Courier): (() => void) =>
  world.messages.onChange((message, change, before) => {
    if (change === 'touched' || !message.fromBot || message.ephemeralTo !== undefined || !hears(message.channel, world))
      return;
    courier.passOn(messageEvent(message, change, before, world));
  });
