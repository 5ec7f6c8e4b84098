import { createSlackIds } from './slack-ids.ts';

/** An organisation of several workspaces. */
export interface Enterprise {
  readonly id: string;
  readonly name: string;
  /** Of the app, where it is installed in all of them at once. */
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
}

/** A workspace in which the app is installed. */
export interface Team {
  readonly enterprise?: Enterprise;
  /** The app is there because it is in the whole organisation: token and bot are that one's. */
  readonly orgWide: boolean;
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

/** People who can be named all at once. */
export interface UserGroup {
  readonly id: string;
  readonly handle: string;
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

/** Which organisation a workspace belongs to, and whether the app is in all of it. */
export interface Within {
  readonly enterprise: Enterprise;
  readonly orgWide?: boolean;
}

export const isTeam = (owner: Team | Enterprise): owner is Team => 'domain' in owner;

/** Who works where: teams, people, channels. */
export interface Workspace {
  readonly teams: readonly Team[];
  /** The workspace there is from the start. */
  firstTeam(): Team;
  addTeam(name: string, within?: Within): Team;
  addEnterprise(name: string): Enterprise;
  addUser(name: string, team?: Team, realName?: string): User;
  addUserGroup(handle: string, members: readonly User[], team?: Team): UserGroup;
  addChannel(spec?: ChannelSpec): Channel;
  /** The direct conversation of the bot with these people; made when it does not exist yet. */
  dmWith(users: readonly User[]): Channel;
  user(id: string): User | undefined;
  userGroup(id: string): UserGroup | undefined;
  channel(id: string): Channel | undefined;
  /** Where this person is, in the order in which it was made. */
  channelsOf(user: User): Channel[];
}

export const createWorkspace = (id = createSlackIds()): Workspace => {
  const teams: Team[] = [];
  const users = new Map<string, User>();
  const userGroups = new Map<string, UserGroup>();
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
    addEnterprise: (name) => {
      const enterpriseId = id('E');
      const botToken = `xoxb-${enterpriseId}-${name}-not-a-secret`;
      return { id: enterpriseId, name, botToken, botUserId: id('UBOT'), botId: id('B') };
    },
    addTeam: (name, { enterprise, orgWide = false }: Partial<Within> = {}) => {
      const teamId = id('T');
      const own = () => ({ botToken: `xoxb-${teamId}-${name}-not-a-secret`, botUserId: id('UBOT'), botId: id('B') });
      const { botToken, botUserId, botId } = enterprise !== undefined && orgWide ? enterprise : own();
      const within = enterprise === undefined ? {} : { enterprise };
      const team = { id: teamId, name, domain: name, botToken, botUserId, botId, orgWide, ...within };
      teams.push(team);
      return team;
    },
    addUser: (name, team = firstTeam(), realName = name) => {
      const user = { id: id('U'), name, realName, tz: 'Europe/Berlin', team };
      users.set(user.id, user);
      return user;
    },
    addUserGroup: (handle, members, team = firstTeam()) => {
      const group = { id: id('S'), handle, team, members: new Set(members.map((user) => user.id)) };
      userGroups.set(group.id, group);
      return group;
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
    userGroup: (groupId) => userGroups.get(groupId),
    channelsOf: (user) => [...channels.values()].filter((channel) => channel.members.has(user.id)),
    channel: (channelId) => channels.get(channelId),
  };
};
