import { createSlackIds } from './slack-ids.ts';

/** A workspace in which the app is installed. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly tz: string;
  readonly team: Team;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly team: Team;
  readonly members: Set<string>;
}

export interface ChannelSpec {
  name?: string;
  private?: boolean;
  members?: readonly User[];
  /** Whether the bot is a member; it is unless told otherwise. */
  bot?: boolean;
  team?: Team;
}

/** Who works where: teams, people, channels. */
export interface Workspace {
  readonly teams: readonly Team[];
  /** The workspace there is from the start. */
  firstTeam(): Team;
  addTeam(name: string): Team;
  addUser(name: string, team?: Team): User;
  addChannel(spec?: ChannelSpec): Channel;
  /** The direct conversation of the bot with these people; made when it does not exist yet. */
  dmWith(users: readonly User[]): Channel;
  user(id: string): User | undefined;
  channel(id: string): Channel | undefined;
  teamOfToken(token: string): Team | undefined;
}

export const createWorkspace = (id = createSlackIds()): Workspace => {
  const teams: Team[] = [];
  const users = new Map<string, User>();
  const channels = new Map<string, Channel>();
  const firstTeam = (): Team => {
    const [team] = teams;
    if (team === undefined) throw new Error('there is no workspace yet');
    return team;
  };
  const add = (channel: Channel): Channel => {
    channels.set(channel.id, channel);
    return channel;
  };
  return {
    teams,
    firstTeam,
    addTeam: (name) => {
      const teamId = id('T');
      const botToken = `xoxb-${teamId}-${name}-not-a-secret`;
      const team = { id: teamId, name, domain: name, botToken, botUserId: id('UBOT'), botId: id('B') };
      teams.push(team);
      return team;
    },
    addUser: (name, team = firstTeam()) => {
      const user = { id: id('U'), name, realName: name, tz: 'Europe/Berlin', team };
      users.set(user.id, user);
      return user;
    },
    addChannel: ({ name, private: isPrivate = false, members = [], bot = true, team = firstTeam() } = {}) => {
      const channelId = id('C');
      const ids = [...members.map((user) => user.id), ...(bot ? [team.botUserId] : [])];
      const kind = isPrivate ? 'private' : 'public';
      return add({ id: channelId, name: name ?? channelId.toLowerCase(), kind, team, members: new Set(ids) });
    },
    dmWith: (people) => {
      const team = people[0]?.team ?? firstTeam();
      const members = new Set([...people.map((user) => user.id), team.botUserId]);
      const kind = people.length === 1 ? 'im' : 'mpim';
      const known = [...channels.values()].find(
        (channel) => channel.kind === kind && channel.members.symmetricDifference(members).size === 0,
      );
      if (known !== undefined) return known;
      const name = kind === 'im' ? 'directmessage' : 'mpdm';
      return add({ id: id(kind === 'im' ? 'D' : 'G'), name, kind, team, members });
    },
    user: (userId) => users.get(userId),
    channel: (channelId) => channels.get(channelId),
    teamOfToken: (token) => teams.find((team) => team.botToken === token),
  };
};
