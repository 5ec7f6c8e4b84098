import { topicOf } from './acme.ts';
import { shownMessage } from './shown-message.ts';
import { shownView } from './shown-view.ts';
import { type StoredMessage } from './slack/state/message-store.ts';
import { type Channel, type User } from './slack/state/workspace.ts';
import { isVisibleTo } from './slack/senders/visibility.ts';
import { readKey, type Stage } from './stage.ts';
import { type Conversation, type Open, type Person, type Snapshot, type Thread } from './wire.ts';

/** Who looks at what. */
export interface Look {
  readonly person: User;
  readonly channel: Channel;
  readonly thread: string | undefined;
}

const MOST_MESSAGES = 200;
const SECOND = 1000;

const peopleOf = ({ acme, slack, manifest }: Stage): Person[] => [
  ...[acme.mina, acme.jonas].map(({ id, name, realName }) => ({ id, name, realName, isBot: false })),
  {
    id: slack.world.workspace.firstTeam().botUserId,
    name: manifest.features.bot_user.display_name,
    realName: manifest.display_information.name,
    isBot: true,
  },
];

/** What stands in a conversation itself, and not in a thread only. */
const inChannel = (message: StoredMessage, channel: Channel, person: User): boolean =>
  message.channel === channel && (message.threadTs === undefined || message.broadcast) && isVisibleTo(message, person);

const conversationsOf = (stage: Stage, person: User): Conversation[] => {
  const { slack, read } = stage;
  const { workspace, messages } = slack.world;
  const others = ({ members }: Channel): string[] =>
    peopleOf(stage)
      .filter(({ id }) => members.has(id) && id !== person.id)
      .map(({ name }) => name);
  return workspace.channelsOf(person).map((channel) => {
    const seen = read.get(readKey(person.id, channel.id)) ?? '';
    const isNew = (one: StoredMessage): boolean => one.ts > seen && one.author !== person.id;
    return {
      id: channel.id,
      name: channel.kind === 'im' || channel.kind === 'mpim' ? others(channel).join(', ') : channel.name,
      kind: channel.kind,
      topic: topicOf(channel),
      hasBot: channel.members.has(channel.team.botUserId),
      unread: messages.all.filter((one) => isNew(one) && inChannel(one, channel, person)).length,
    };
  });
};

const openOf = ({ slack: { world }, questions }: Stage, { channel, person }: Look): Open => {
  const threads = world.assistantThreads.filter((one) => one.channelId === channel.id);
  return {
    id: channel.id,
    messages: world.messages.all
      .filter((one) => inChannel(one, channel, person))
      .slice(-MOST_MESSAGES)
      .map((one) => shownMessage(one, world)),
    working: threads.flatMap(({ threadTs, status, loadingMessages }) =>
      status === '' || threadTs === undefined ? [] : [{ thread: threadTs, status, loadingMessages }],
    ),
    prompts: threads.findLast(({ prompts }) => prompts.length > 0)?.prompts,
    scheduled: world.schedule.all
      .filter((one) => one.channel === channel)
      .map(({ id, postAt, text }) => ({ id, postAt: postAt * SECOND, text })),
    again: questions.againIn(channel, person),
  };
};

const threadOf = ({ slack: { world } }: Stage, { channel, person, thread }: Look): Thread | undefined => {
  if (thread === undefined) return undefined;
  const found = world.messages.all.filter(
    (one) => one.channel === channel && (one.ts === thread || one.threadTs === thread) && isVisibleTo(one, person),
  );
  return { ts: thread, messages: found.map((one) => shownMessage(one, world)) };
};

/** All that one person sees while looking at one conversation. */
export const snapshotOf = (stage: Stage, look: Look): Snapshot => {
  const { slack, manifest } = stage;
  const { display_information: about, features } = manifest;
  const { views, workspace } = slack.world;
  const team = workspace.firstTeam();
  const home = views.homeOf(look.person.id);
  return {
    app: {
      name: about.name,
      description: about.description,
      homeTab: features.app_home.home_tab_enabled,
      commands: features.slash_commands.map(({ command, description, usage_hint: usageHint }) => ({
        ...{ command, description, usageHint },
      })),
      shortcuts: features.shortcuts.map(({ callback_id: callbackId, ...rest }) => ({ ...rest, callbackId })),
      prompts: features.agent_view?.suggested_prompts ?? [],
      via: slack.sockets.connections() > 0 ? 'socket' : 'http',
    },
    team: { id: team.id, name: team.name },
    me: look.person.id,
    people: peopleOf(stage),
    conversations: conversationsOf(stage, look.person),
    open: openOf(stage, look),
    thread: threadOf(stage, look),
    modals: views.stackOf(look.person.id).map(shownView),
    home: home === undefined ? undefined : shownView(home),
    persona: stage.persona,
  };
};
