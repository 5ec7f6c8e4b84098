import { isVisibleTo } from './slack/senders/visibility.ts';
import { type StoredMessage } from './slack/state/message-store.ts';
import { type StoredView } from './slack/state/view-store.ts';
import { type Channel, type User } from './slack/state/workspace.ts';
import { type Stage } from './stage.ts';

/** What an act is about, or why that person cannot do it. */
export const refuse = (reason: string): never => {
  throw new Error(reason);
};

export const personOf = (id: string, { slack }: Stage): User =>
  slack.world.workspace.user(id) ?? refuse('Nobody has this id.');

export const channelOf = (id: string, person: User, { slack }: Stage): Channel => {
  const channel = slack.world.workspace.channel(id);
  return channel?.members.has(person.id) === true ? channel : refuse(`${person.name} is not in this conversation.`);
};

/** Whoever acts as somebody else while looking at what the bot told the one finds what it told the other. */
export const ownOf = (id: string, person: User, stage: Stage): Channel => {
  const { workspace } = stage.slack.world;
  const channel = workspace.channel(id);
  return channel?.kind === 'im' && !channel.members.has(person.id)
    ? workspace.dmWith([person])
    : channelOf(id, person, stage);
};

interface Place {
  readonly in: string;
  readonly ts: string;
}

export const messageOf = ({ in: id, ts }: Place, person: User, stage: Stage): StoredMessage => {
  const message = stage.slack.world.messages.find(channelOf(id, person, stage).id, ts);
  return message !== undefined && isVisibleTo(message, person) ? message : refuse('This message is gone.');
};

export const ownMessageOf = (place: Place, person: User, stage: Stage): StoredMessage => {
  const message = messageOf(place, person, stage);
  return message.author === person.id ? message : refuse('Somebody else wrote this.');
};

export const viewOf = (id: string, person: User, { slack: { world } }: Stage): StoredView => {
  const view = [world.views.homeOf(person.id), ...world.views.stackOf(person.id)].find((one) => one?.id === id);
  return view ?? refuse('This view is gone.');
};
