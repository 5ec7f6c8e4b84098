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
import { createActivity } from './state/activity.ts';
import { type Fault } from './state/fault-plan.ts';
import { type Call, type SlackProblem } from './state/journal.ts';
import { type StoredMessage } from './state/message-store.ts';
import { type RateLimits } from './state/rate-limiter.ts';
import { type StoredView } from './state/view-store.ts';
import { createWorld, type AppRegistration, type AssistantThread, type World } from './state/world.ts';
import { type Channel, type ChannelSpec, type Team, type User } from './state/workspace.ts';
import { serveSlack } from './api/serve-slack.ts';
import { createCourier } from './senders/courier.ts';
import { echoOwnMessages } from './senders/message-event.ts';
import { createPeople, type People } from './senders/people.ts';
import { createSocketMode, type SocketMode } from './senders/socket-mode.ts';
import { isVisibleTo } from './senders/visibility.ts';
import { plainText } from './plain-text.ts';

export interface FakeSlackOptions {
  /** The name of the first workspace. */
  team?: string;
  rateLimits?: RateLimits;
  /** Checks calls against these bot scopes when given. */
  scopes?: readonly string[];
  /** The bot events the app is subscribed to; all that this Slack can send unless told otherwise. */
  events?: readonly string[];
  /** Whether the bot hears its own messages, as it does in Slack. */
  echo?: boolean;
  now?: () => number;
  /** How long after its answer Slack shares files; at once unless told otherwise. */
  filesAppearAfterMs?: number;
  /** How long the bot may take to acknowledge: three seconds, as in Slack. */
  ackWithinMs?: number;
}

const ALL_EVENTS = [
  'app_mention',
  'app_home_opened',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
];

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

  addTeam(name: string): Team;
  addUser(name: string, team?: Team): User;
  addChannel(spec?: ChannelSpec): Channel;
  dmOf(user: User): Channel;
  /** A code for `oauth.v2.access`. */
  oauthCode(team: Team): string;
  revoke(token: string): void;

  advance(ms: number): void;
  failNext(target: string, fault: Fault, times?: number): void;
  clearFaults(): void;

  readonly messages: readonly StoredMessage[];
  readonly calls: readonly Call[];
  readonly problems: readonly SlackProblem[];
  readonly files: World['files']['completed'];
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
  const app: AppRegistration = {
    appId: 'A0FAKE0001',
    appToken: 'xapp-1-A0FAKE0001-not-a-secret',
    signingSecret: 'signing-secret-of-the-fake',
    clientId: '1000.2000',
    clientSecret: 'client-secret-of-the-fake',
    scopes: options.scopes,
    events: options.events ?? ALL_EVENTS,
  };
  const world = createWorld(app, options);
  const { workspace, journal, messages, views } = world;
  const team = workspace.addTeam(options.team ?? 'acme');
  const activity = createActivity();
  const server = await serveSlack(world, activity);
  const sockets = createSocketMode(server, world);
  const courier = createCourier(world, activity, sockets, options.ackWithinMs);
  const stopEcho = options.echo === false ? () => {} : echoOwnMessages(world, courier);
  return {
    ...app,
    ...createPeople(world, courier),
    apiUrl: `${world.origin}/api/`,
    team,
    botToken: team.botToken,
    botUserId: team.botUserId,
    connect: (requestUrl) => {
      courier.requestUrl = requestUrl;
    },
    sockets,
    addTeam: workspace.addTeam,
    addUser: workspace.addUser,
    addChannel: workspace.addChannel,
    dmOf: (user) => workspace.dmWith([user]),
    oauthCode: (of) => {
      const code = world.newId('code');
      world.oauthCodes.set(code, of);
      return code;
    },
    revoke: (token) => void world.revokedTokens.add(token),
    advance: world.clock.advance,
    failNext: world.faults.failNext,
    clearFaults: world.faults.clear,
    messages: messages.all,
    calls: journal.calls,
    problems: journal.problems,
    files: world.files.completed,
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
    forget: journal.clear,
    close: async () => {
      stopEcho();
      await sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};
