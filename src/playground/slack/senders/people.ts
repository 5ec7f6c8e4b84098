import { type JsonObject } from '../json-object.ts';
import { type StoredMessage } from '../state/message-store.ts';
import { type StoredView } from '../state/view-store.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { type Entry } from './entered-value.ts';
import { eventEnvelope, hears } from './event-envelope.ts';
import { messageEvent } from './message-event.ts';
import { openHome, type HomeVisit } from './open-home.ts';
import { type Delivery, type Outgoing, type SendOptions } from './outgoing.ts';
import { runCommand, type CommandRun, type CommandUse } from './run-command.ts';
import { pin } from './pin.ts';
import { react } from './react.ts';
import { post, say, type Posted, type Said, type Saying } from './say.ts';
import { closeView, submitView, type Submission } from './submit-view.ts';
import { typedBlocks } from './typed-blocks.ts';
import { linked, typedText } from './typed-text.ts';
import { useElement, type ElementUse } from './use-element.ts';
import { useGlobalShortcut, useMessageShortcut, type ShortcutUse } from './use-shortcut.ts';
import { type Team, type User } from '../state/workspace.ts';

/** What people in Slack can do, and how it reaches the bot. Each resolves once the bot has acknowledged. */
export interface People {
  command(use: CommandUse): Promise<CommandRun>;
  /** Says something in a conversation; write `<@U…>` to mention. */
  say(saying: Saying): Promise<Said>;
  /** Says something to the bot in a channel: its mention comes first. */
  mention(saying: Saying): Promise<Said>;
  dm(saying: Omit<Saying, 'channel'>): Promise<Said>;
  threadReply(parent: StoredMessage, saying: Omit<Saying, 'channel' | 'threadTs'>): Promise<Said>;
  /** Says something whether the bot hears it or not. */
  post(saying: Saying): Promise<Posted>;
  /** A person changes what they wrote: the bot hears `message_changed`. */
  edit(message: StoredMessage, text: string): Promise<Delivery | undefined>;
  /** A person deletes what they wrote: the bot hears `message_deleted`. */
  remove(message: StoredMessage): Promise<Delivery | undefined>;
  /** Reacts, or takes the reaction back. */
  react(message: StoredMessage, name: string, user: User): Promise<Delivery | undefined>;
  /** Pins, or unpins. */
  pin(message: StoredMessage, user: User): Promise<Delivery | undefined>;
  clickButton(target: StoredMessage | StoredView, actionId: string, use?: ElementUse): Promise<Delivery>;
  /** Chooses from a menu, ticks boxes, enters text that dispatches, gives feedback. */
  choose(target: StoredMessage | StoredView, actionId: string, entry: Entry, use?: ElementUse): Promise<Delivery>;
  shortcut(message: StoredMessage, callbackId: string, use: ShortcutUse): Promise<Delivery>;
  globalShortcut(callbackId: string, use: ShortcutUse): Promise<Delivery>;
  openHome(user: User, visit?: HomeVisit): Promise<Delivery>;
  /** Fills in a modal (values by action id) and submits it. */
  submitView(view: StoredView, values?: Record<string, Entry>, options?: SendOptions): Promise<Submission>;
  closeView(view: StoredView): Promise<Delivery | undefined>;
  /** Sends the same thing once more, as Slack does when it saw no acknowledgement. */
  redeliver(delivery: Delivery, retry?: SendOptions['retry']): Promise<Delivery>;
  /** Sends any event, in its envelope: `{type: 'app_uninstalled'}`. */
  event(event: JsonObject, team?: Team, options?: SendOptions): Promise<Delivery>;
  /** Sends anything, signed. */
  deliver(outgoing: Outgoing, options?: SendOptions): Promise<Delivery>;
}

export const createPeople = (world: World, courier: Courier): People => {
  const speak = (saying: Saying): Promise<Said> => say(saying, world, courier);
  const tell = async (outgoing: Outgoing, { channel }: StoredMessage): Promise<Delivery | undefined> =>
    hears(channel, world) ? courier.deliver(outgoing) : undefined;
  return {
    command: (use) => runCommand(use, world, courier),
    say: speak,
    post: (saying) => post(saying, world, courier),
    mention: (saying) => speak({ ...saying, text: `<@${saying.channel.team.botUserId}> ${saying.text}` }),
    dm: (saying) => speak({ ...saying, channel: world.workspace.dmWith([saying.user]) }),
    threadReply: (parent, saying) =>
      speak({ ...saying, channel: parent.channel, threadTs: parent.threadTs ?? parent.ts }),
    edit: (message, text) => {
      const before = { ...message };
      const typed = linked(typedText(text, world));
      world.messages.change(message, { text: typed, blocks: typedBlocks(typed, world.newId) });
      return tell(messageEvent(message, 'changed', before, world), message);
    },
    remove: (message) => {
      const before = { ...message };
      world.messages.remove(message);
      return tell(messageEvent(message, 'deleted', before, world), message);
    },
    react: (message, name, user) => react(message, name, user, world, courier),
    pin: (message, user) => pin(message, user, world, courier),
    clickButton: (target, actionId, use = {}) => useElement(target, actionId, null, use, world, courier),
    choose: (target, actionId, entry, use = {}) => useElement(target, actionId, entry, use, world, courier),
    shortcut: (message, callbackId, use) => useMessageShortcut(message, callbackId, use, world, courier),
    globalShortcut: (callbackId, use) => useGlobalShortcut(callbackId, use, world, courier),
    openHome: (user, visit = {}) => openHome(user, visit, world, courier),
    submitView: (view, values = {}, options = {}) => submitView(view, values, options, world, courier),
    closeView: (view) => closeView(view, world, courier),
    redeliver: ({ outgoing }, retry = { num: 1 }) => courier.deliver(outgoing, { retry }),
    event: (event, team = world.workspace.firstTeam(), options = {}) =>
      courier.deliver(eventEnvelope(event, team, world), options),
    deliver: (outgoing, options) => courier.deliver(outgoing, options),
  };
};
