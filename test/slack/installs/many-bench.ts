import { vi } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { ours as consultant } from '../../support/ours.ts';
import { createApp, type SlackApp } from '../../../src/slack/create-app.ts';
import { laneOf } from '../../../src/slack/request.ts';
import type { Store } from '../../../src/slack/store.ts';
import { storedShapes } from '../../../src/slack/stored-shapes.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { plainText } from '../../../src/playground/slack/plain-text.ts';
import type { FakeSlack, FakeSlackOptions } from '../../../src/playground/slack/fake-slack.ts';
import type { Owner } from '../../../src/playground/slack/state/grant-store.ts';
import type { StoredMessage } from '../../../src/playground/slack/state/message-store.ts';
import type { Channel, Team, User } from '../../../src/playground/slack/state/workspace.ts';
import type { Engine } from '../../store/databases.ts';
import { releaseSecret, startSlack } from '../bench.ts';
import { untilHandled } from '../until-handled.ts';

export interface Replica {
  readonly url: string;
  readonly store: Store;
  stop(): Promise<void>;
}

/** An app that is installed in many workspaces, the Slack it serves, and what it logged. */
export interface Many {
  readonly slack: FakeSlack;
  readonly logged: string[];
  /** The one that Slack's requests go to. */
  readonly replica: Replica;
  /** One more process on the same database. */
  start(): Promise<Replica>;
  restart(): Promise<void>;
  /** In the browser of a person: to Slack, where they allow it, and back. */
  install(owner: Owner, person: User): Promise<Response>;
  idle(timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

const encryptionKey = Buffer.alloc(32, 7);

/** What a browser keeps of a page, and sends back. */
export const cookieOf = (response: Response): string => (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';

export async function startMany(engine: Engine, options: FakeSlackOptions = {}): Promise<Many> {
  // How fast it acknowledges is tested elsewhere, with the machine to itself.
  const slack = await startSlack({ ackWithinMs: 10_000, ...options });
  const { database, drop } = await engine.create();
  const logged: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line) => void logged.push(line) } });
  const running = new Set<Replica>();

  const start = async (): Promise<Replica> => {
    const store = await openStore({ database, keys: [encryptionKey], shapes: storedShapes, laneOf, log });
    const app: SlackApp = createApp({
      consultant,
      store,
      log,
      port: 0,
      retentionDays: 180,
      releaseSecret,
      ...(options.now && { now: options.now }),
      credentials: {
        oauth: { clientId: slack.clientId, clientSecret: slack.clientSecret },
        apiUrl: slack.apiUrl,
        door: { kind: 'http', signingSecret: slack.signingSecret },
      },
    });
    const { port } = await app.start();
    const replica: Replica = {
      url: `http://127.0.0.1:${port}`,
      store,
      stop: async () => {
        running.delete(replica);
        await app.stop(5000);
        await store.close();
      },
    };
    running.add(replica);
    return replica;
  };

  let replica = await start();
  const listen = (): void => slack.connect(`${replica.url}/slack/events`);
  listen();
  return {
    slack,
    logged,
    get replica() {
      return replica;
    },
    start,
    restart: async () => {
      await replica.stop();
      replica = await start();
      listen();
    },
    install: async (owner, person) => {
      const first = await fetch(`${replica.url}/slack/install`, { redirect: 'manual' });
      const approval = slack.approve(first.headers.get('location') ?? '', owner, person);
      const back = `${replica.url}/slack/oauth_redirect?${new URLSearchParams(approval)}`;
      return fetch(back, { headers: { cookie: cookieOf(first) } });
    },
    idle: (timeoutMs = 10_000) => untilHandled(logged, slack, timeoutMs),
    stop: async () => {
      await Promise.all([...running].map((one) => one.stop()));
      await slack.close();
      await drop();
    },
  };
}

/** A workspace in which the app is, and somebody there. */
export interface Place {
  readonly team: Team;
  readonly person: User;
  readonly channel: Channel;
}

export function addPlace({ slack }: Many, team: Team): Place {
  const person = slack.addUser(`anna of ${team.name}`, team);
  return { team, person, channel: slack.addChannel({ members: [person], team }) };
}

/** A workspace that installs the app for itself. */
export async function join(many: Many, team: Team): Promise<Place> {
  const place = addPlace(many, team);
  const response = await many.install(team, place.person);
  if (!response.ok) throw new Error(await response.text());
  return place;
}

/** What the bot said there, and with whose token. */
export const saidIn = ({ slack }: Many, { channel }: Place): StoredMessage[] =>
  slack.messages.filter((message) => message.fromBot && message.channel === channel);

export const textsIn = (many: Many, place: Place): string =>
  saidIn(many, place)
    .map((one) => plainText(one))
    .join('\n');

/** What the bot said to it, there. */
export const ask = async (many: Many, place: Place, text: string): Promise<string> => {
  const before = saidIn(many, place).length;
  await many.slack.command({ user: place.person, channel: place.channel, text });
  await many.idle();
  const said = saidIn(many, place).slice(before);
  return said.map((one) => plainText(one)).join('\n');
};

/** Somebody there tells of a system. */
export async function register(many: Many, { person, channel }: Place, name: string): Promise<void> {
  const { slack } = many;
  await slack.command({ user: person, channel, text: 'system add' });
  const form = await vi.waitUntil(() => slack.modalOf(person), { timeout: 5000 });
  await slack.submitView(form, { 'system:name': name });
  await many.idle();
}

/** The app is taken out, and Slack tells it by two events, in either order. The status of each answer. */
export async function leave({ slack }: Many, owner: Owner, team: Team, other = false): Promise<number[]> {
  slack.uninstall(owner);
  const events = [{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { bot: [owner.botUserId] } }];
  const statuses: number[] = [];
  for (const event of other ? events.toReversed() : events) statuses.push((await slack.event(event, team)).status);
  return statuses;
}

/** The tokens with which the bot called that method. */
export const tokensFor = ({ slack }: Many, method: string): (string | undefined)[] =>
  slack.callsTo(method).map(({ token }) => token);
