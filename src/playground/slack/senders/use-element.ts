import { isObject, stringOf, type JsonObject } from '../json-object.ts';
import { messagePayload } from '../api/message-payload.ts';
import { type StoredMessage } from '../state/message-store.ts';
import { viewPayload, type StoredView } from '../state/view-store.ts';
import { type User } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { enteredValue, stateOf, type Entry } from './entered-value.ts';
import { enteredValues, type Entries } from './entered-values.ts';
import { findElement } from './find-element.ts';
import { type Delivery, type SendOptions } from './outgoing.ts';
import { interactionFacts, shownName } from './payload-parts.ts';
import { isVisibleTo } from './visibility.ts';

export interface ElementUse extends SendOptions {
  /** Who does it; the one who alone can see the message, or somebody of the channel, unless told otherwise. */
  user?: User;
  blockId?: string;
  /** What else stands in the inputs there. */
  entries?: Entries;
}

const isMessage = (target: StoredMessage | StoredView): target is StoredMessage => 'channel' in target;

const actorOn = (message: StoredMessage, user: User | undefined, { workspace }: World): User => {
  const ids = message.ephemeralTo === undefined ? [...message.channel.members] : [message.ephemeralTo];
  const actor = user ?? ids.map((id) => workspace.user(id)).find((one) => one !== undefined);
  if (actor === undefined) throw new Error(`nobody is in ${message.channel.name} to use this`);
  if (!isVisibleTo(message, actor)) throw new Error(`${actor.name} cannot see this message`);
  return actor;
};

/** What Slack says was done, by the kind of element. */
const actionOf = (element: JsonObject, entry: Entry): JsonObject => {
  const type = stringOf(element['type']);
  if (type === 'feedback_buttons') {
    const button = [element['positive_button'], element['negative_button']].find(
      (one) => isObject(one) && one['value'] === entry,
    );
    if (!isObject(button)) throw new Error(`no feedback button with value ${String(entry)}`);
    return { type, text: button['text'], value: button['value'] };
  }
  if (!['button', 'icon_button', 'workflow_button'].includes(type)) return enteredValue(element, entry);
  const { text, value, style } = element;
  return { type, text, ...(value === undefined ? {} : { value }), ...(style === undefined ? {} : { style }) };
};

/** A person presses, chooses or enters something in a message or view. It must be there, and be visible to that person. */
export const useElement = async (
  target: StoredMessage | StoredView,
  actionId: string,
  entry: Entry,
  { user, blockId, entries = {}, ...options }: ElementUse,
  world: World,
  courier: Courier,
): Promise<Delivery> => {
  const actor = isMessage(target) ? actorOn(target, user, world) : target.user;
  const { block, element } = findElement(target.blocks, actionId, blockId);
  const done = actionOf(element, entry);
  const id = stringOf(block['block_id']);
  const action = { ...done, action_id: actionId, block_id: id, action_ts: world.clock.nextTs() };
  const stateful = enteredValues(target.blocks, entries, isMessage(target) ? {} : target.state);
  if (!['button', 'overflow'].includes(stringOf(element['type']))) stateful[id] = { ...stateful[id], [actionId]: done };
  const facts = { type: 'block_actions', ...interactionFacts(actor, world), actions: [action] };
  if (!isMessage(target)) {
    target.state = stateOf(target.blocks, stateful);
    const container = { type: 'view', view_id: target.id };
    const payload = { ...facts, container, view: viewPayload(target, world.app.appId) };
    return courier.deliver({ kind: 'interactive', payload }, options);
  }
  const { channel, ts, ephemeralTo, threadTs } = target;
  const isEphemeral = ephemeralTo !== undefined;
  const payload = {
    ...facts,
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    },
    channel: { id: channel.id, name: shownName(channel) },
    // Slack keeps no ephemeral message, so it cannot send it back.
    ...(isEphemeral ? {} : { message: messagePayload(target, world) }),
    state: { values: stateOf(target.blocks, stateful) },
    response_url: `${world.origin}${world.responseUrls.issue('actions', channel, actor, target).path}`,
  };
  return courier.deliver({ kind: 'interactive', payload }, options);
};
