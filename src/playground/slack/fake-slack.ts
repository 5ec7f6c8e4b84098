/**
 * Slack, to test a bot against: on the network, with Slack's own checks.
 *
 *     const slack = await startFakeSlack();
 *     const anna = slack.addUser('anna');
 *     const channel = slack.addChannel({ members: [anna] });
 *     slack.connect('http://127.0.0.1:3000/slack/events'); // or let the bot open a socket
 *     await slack.command({ user: anna, channel, text: 'rollback v2.3' });
 *     const answer = await slack.waitForMessage((message) => plainText(message).includes('Roll back'));
 *     await slack.clickButton(answer, 'work-through');
 *     slack.expectNoProblems();
 */
import { type Fault } from './state/fault-plan.ts';
import { type Call, type SlackProblem } from './state/journal.ts';
import { type SharedFile, type StoredMessage } from './state/message-store.ts';
import { type Owner } from './state/grant-store.ts';
import { type StoredView } from './state/view-store.ts';
import { type AppRegistration, type AssistantThread, type World } from './state/world.ts';
import {
  type Channel,
  type ChannelSpec,
  type Enterprise,
  type Team,
  type User,
  type UserGroup,
  type Within,
} from './state/workspace.ts';
import { approve, cancel, type Approval } from './senders/approve.ts';
import { type People } from './senders/people.ts';
import { type SocketMode } from './senders/socket-mode.ts';
import { isVisibleTo } from './senders/visibility.ts';
import { openSlack, type SlackOptions } from './open-slack.ts';
import { plainText } from './plain-text.ts';

export interface FakeSlackOptions extends SlackOptions {
  /** The name of the first workspace. */
  team?: string;
}

/** A Slack of one's own, on a local port. What it would refuse or regret is in `problems`. */
export interface FakeSlack extends AppRegistration, People {
  /** For the client: `slackApiUrl`. */
  readonly apiUrl: string;
  readonly team: Team;
  readonly botToken: string;
  readonly botUserId: string;
  /** Where the bot takes requests over HTTP, for example `http://127.0.0.1:3000/slack/events`. */
  connect(requestUrl: string): void;
  readonly sockets: SocketMode;

  addTeam(name: string, within?: Within): Team;
  addEnterprise(name: string): Enterprise;
  addUser(name: string, team?: Team): User;
  addUserGroup(handle: string, members: readonly User[], team?: Team): UserGroup;
  addChannel(spec?: ChannelSpec): Channel;
  dmOf(user: User): Channel;
  /** Somebody allows the app on Slack's page, at the address to which it sent them: what comes back to it. */
  approve(url: string, owner: Owner, person: User): Approval;
  /** Somebody does not. */
  cancel(url: string): Approval;
  /** A code for `oauth.v2.access`. */
  oauthCode(owner: Owner): string;
  /** Takes the app out: its tokens end. The events about it are yours to send. */
  uninstall(owner: Owner): void;
  revoke(token: string): void;

  advance(ms: number): void;
  failNext(target: string, fault: Fault, times?: number): void;
  failWhen(chooses: (target: string) => Fault | undefined): void;
  clearFaults(): void;

  readonly messages: readonly StoredMessage[];
  readonly calls: readonly Call[];
  readonly problems: readonly SlackProblem[];
  readonly files: World['files']['completed'];
  /** What is to be posted, in the order of its times. */
  readonly scheduled: World['schedule']['all'];
  /** A file that somebody may add to what they write. */
  fileOf(name: string, content: string | Buffer): SharedFile;
  readonly assistantThreads: readonly AssistantThread[];
  callsTo(method: string): Call[];
  /** What one person sees of a conversation, in order: threads and private answers included. */
  seenBy(user: User, channel: Channel): StoredMessage[];
  /** The message that started a thread, and its replies. */
  thread(channel: Channel, ts: string): StoredMessage[];
  homeOf(user: User): StoredView | undefined;
  modalOf(user: User): StoredView | undefined;

  /** Waits until nothing has been under way for a moment. Work of the bot that makes no request cannot be seen. */
  settled(quietMs?: number, timeoutMs?: number): Promise<void>;
  /** The first message of the bot, sent or still to come, of which this is true. */
  waitForMessage(predicate: (message: StoredMessage) => boolean, timeoutMs?: number): Promise<StoredMessage>;
  /** Throws a readable error when Slack would have refused or regretted anything, save for these codes. */
  expectNoProblems(allow?: { except?: readonly string[] }): void;
  /** Forgets the calls and problems so far. */
  forget(): void;
  close(): Promise<void>;
}

const describeProblems = (problems: readonly SlackProblem[]): string =>
  problems.map(({ where, code, messages }) => [`${where}: ${code}`, ...messages].join('\n  ')).join('\n');

const waitForMessage = (
  world: World,
  predicate: (message: StoredMessage) => boolean,
  timeoutMs: number,
): Promise<StoredMessage> => {
  const matches = (message: StoredMessage): boolean => message.fromBot && !message.deleted && predicate(message);
  const known = world.messages.all.find(matches);
  if (known !== undefined) return Promise.resolve(known);
  return new Promise((resolve, reject) => {
    const stop = world.messages.onChange((message) => {
      if (!matches(message)) return;
      clearTimeout(timer);
      stop();
      resolve(message);
    });
    const timer = setTimeout(() => {
      stop();
      const seen = world.messages.all.filter((one) => one.fromBot).map((one) => `- ${plainText(one).slice(0, 200)}`);
      const told = describeProblems(world.journal.problems);
      reject(new Error(`no such message within ${timeoutMs} ms; the bot sent:\n${seen.join('\n')}\n${told}`));
    }, timeoutMs);
  });
};

/** Starts a Slack to test against, with one workspace in which the app is installed. */
export const startFakeSlack = async (options: FakeSlackOptions = {}): Promise<FakeSlack> => {
  const slack = await openSlack(options);
  const { app, world, people, courier, sockets, activity, apiUrl } = slack;
  const { workspace, journal, messages, views } = world;
  const team = workspace.addTeam(options.team ?? 'acme');
  return {
    ...app,
    ...people,
    apiUrl,
    team,
    botToken: team.botToken,
    botUserId: team.botUserId,
    connect: (requestUrl) => {
      courier.requestUrl = requestUrl;
    },
    sockets,
    addTeam: (name, within) => workspace.addTeam(name, within),
    addEnterprise: (name) => workspace.addEnterprise(name),
    approve: (url, owner, person) => approve(url, owner, person.id, world),
    cancel: (url) => cancel(url, world),
    uninstall: (owner) => {
      world.grants.revoke(owner);
      world.revokedTokens.add(owner.botToken);
    },
    addUser: (name, of) => workspace.addUser(name, of),
    addUserGroup: (handle, members, of) => workspace.addUserGroup(handle, members, of),
    addChannel: (spec) => workspace.addChannel(spec),
    dmOf: (user) => workspace.dmWith([user]),
    oauthCode: (of) => {
      const code = world.newId('code');
      world.oauthCodes.set(code, { owner: of, person: world.newId('U'), bot: true, ofPerson: [] });
      return code;
    },
    revoke: (token) => void world.revokedTokens.add(token),
    advance: (ms) => world.clock.advance(ms),
    failNext: (target, fault, times) => world.faults.failNext(target, fault, times),
    failWhen: (chooses) => world.faults.failWhen(chooses),
    clearFaults: () => world.faults.clear(),
    messages: messages.all,
    calls: journal.calls,
    problems: journal.problems,
    scheduled: world.schedule.all,
    files: world.files.completed,
    fileOf: (name, content) => world.files.share(name, Buffer.from(content)),
    assistantThreads: world.assistantThreads,
    callsTo: (method) => journal.calls.filter((call) => call.method === method),
    seenBy: (user, channel) => messages.all.filter((one) => one.channel === channel && isVisibleTo(one, user)),
    thread: (channel, ts) => messages.thread(channel.id, ts),
    homeOf: (user) => views.homeOf(user.id),
    modalOf: (user) => views.modalOf(user.id),
    settled: (quietMs = 40, timeoutMs = 5000) => activity.quiet(quietMs, timeoutMs),
    waitForMessage: (predicate, timeoutMs = 2000) => waitForMessage(world, predicate, timeoutMs),
    expectNoProblems: ({ except = [] } = {}) => {
      const left = journal.problems.filter(({ code }) => !except.includes(code));
      if (left.length > 0) throw new Error(`Slack would not have liked this:\n${describeProblems(left)}`);
    },
    forget: () => journal.clear(),
    close: () => slack.close(),
  };
};
