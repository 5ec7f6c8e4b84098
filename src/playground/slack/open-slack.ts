import { type Server } from 'node:http';
import { serveSlack } from './api/serve-slack.ts';
import { createCourier, type Courier } from './senders/courier.ts';
import { echoOwnMessages } from './senders/message-event.ts';
import { createPeople, type People } from './senders/people.ts';
import { createSocketMode, type SocketMode } from './senders/socket-mode.ts';
import { createActivity, type Activity } from './state/activity.ts';
import { type RateLimits } from './state/rate-limiter.ts';
import { createWorld, type AppRegistration, type World } from './state/world.ts';

export interface SlackOptions {
  /** Whether bot tokens from `oauth.v2.access` end after twelve hours. */
  tokenRotation?: boolean;
  rateLimits?: RateLimits;
  /** Checks calls against these bot scopes when given. */
  scopes?: readonly string[];
  /** The bot events the app is subscribed to; all that this Slack can send unless told otherwise. */
  events?: readonly string[];
  signingSecret?: string;
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
  'pin_added',
  'pin_removed',
  'reaction_added',
  'reaction_removed',
];

/** A Slack of one's own on a local port: what it knows, and what people can do there. */
export interface Slack {
  readonly app: AppRegistration;
  readonly world: World;
  readonly people: People;
  readonly courier: Courier;
  readonly sockets: SocketMode;
  readonly activity: Activity;
  /** For the bot's client. */
  readonly apiUrl: string;
  close(): Promise<void>;
}

const closed = async (server: Server): Promise<void> => {
  const end = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await end;
};

export const openSlack = async (options: SlackOptions = {}): Promise<Slack> => {
  const app: AppRegistration = {
    appId: 'A0FAKE0001',
    appToken: 'xapp-1-A0FAKE0001-not-a-secret',
    signingSecret: options.signingSecret ?? 'signing-secret-of-the-fake',
    clientId: '1000.2000',
    clientSecret: 'client-secret-of-the-fake',
    scopes: options.scopes,
    events: options.events ?? ALL_EVENTS,
  };
  const world = createWorld(app, options);
  const activity = createActivity();
  const server = await serveSlack(world, activity);
  const sockets = createSocketMode(server, world);
  const courier = createCourier(world, activity, sockets, options.ackWithinMs);
  const stopEcho = options.echo === false ? () => {} : echoOwnMessages(world, courier);
  return {
    ...{ app, world, courier, sockets, activity },
    people: createPeople(world, courier),
    apiUrl: `${world.origin}/api/`,
    close: async () => {
      stopEcho();
      await sockets.close();
      await closed(server);
    },
  };
};
