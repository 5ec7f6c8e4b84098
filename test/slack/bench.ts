import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createLog } from '../../src/log.ts';
import { ours as consultant } from '../support/ours.ts';
import { createApp, type SlackApp } from '../../src/slack/create-app.ts';
import { laneOf } from '../../src/slack/request.ts';
import type { Store } from '../../src/slack/store.ts';
import { storedShapes } from '../../src/slack/stored-shapes.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import { untilHandled } from './until-handled.ts';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../../src/playground/slack/fake-slack.ts';
import { newSqlite } from '../support/migrated.ts';
import { newFolder } from '../support/new-folder.ts';
import { storyDatabase } from '../support/postgres/story-database.ts';

/** A running app, the Slack it serves, and what it logged. */
export interface Bench {
  readonly slack: FakeSlack;
  readonly port: number;
  readonly databasePath: string;
  readonly store: Store;
  readonly logged: readonly string[];
  /** Resolves when everything that was asked has been handled. */
  idle(timeoutMs?: number): Promise<void>;
  /** Stops this app and starts another one on the same store. */
  restart(): Promise<void>;
  stopApp(graceMs?: number): Promise<'done' | 'late'>;
  stop(): Promise<void>;
}

export interface BenchOptions extends FakeSlackOptions {
  readonly socket?: boolean;
  /** SQLite in a file of its own unless told otherwise, here or for all stories. */
  readonly database?: Database;
  /** Replaces parts of the store, to make it slow or broken. */
  readonly wrapStore?: (store: Store) => Store;
  /** Who administers the bot, by id: asked before it starts. */
  readonly admins?: (slack: FakeSlack) => readonly string[];
}

const manifestShape = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

const manifest = manifestShape.parse(parse(await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8')));

/** A Slack that grants what the manifest asks for, and sends what it subscribes to. */
export async function startSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  return startFakeSlack({
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
    ...options,
  });
}

const actions = z.object({ type: z.literal('actions'), elements: z.array(z.object({ action_id: z.string() })) });

/** The ids of the buttons on a message, in order. */
export const buttonsOf = ({ blocks }: Pick<StoredMessage, 'blocks'>): string[] =>
  blocks.flatMap((block) => actions.safeParse(block).data?.elements.map((one) => one.action_id) ?? []);

export const fromBot = ({ slack }: Bench): StoredMessage[] => slack.messages.filter((message) => message.fromBot);

/** With which a pipeline signs. */
export const releaseSecret = 'not-a-secret-of-any-pipeline-000';

export async function startBench({
  socket = false,
  wrapStore,
  database: given,
  admins,
  ...options
}: BenchOptions = {}): Promise<Bench> {
  const slack = await startSlack(options);
  const administrators = admins?.(slack);
  const folder = await newFolder('consultant');
  const databasePath = join(folder, 'consultant.sqlite');
  const database = given ?? (await storyDatabase()) ?? (await newSqlite(databasePath));
  const logged: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line) => void logged.push(line) } });
  let store: Store;
  let app: SlackApp;
  let port = 0;

  const start = async (): Promise<void> => {
    const opened = await openStore({ database, keys: [], shapes: storedShapes, laneOf, log });
    store = wrapStore?.(opened) ?? opened;
    app = createApp({
      consultant,
      store,
      log,
      port: 0,
      retentionDays: 180,
      admins: administrators,
      releaseSecret,
      incidentRooms: ['inc-*'],
      ...(options.now && { now: options.now }),
      credentials: {
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        door: socket
          ? { kind: 'socket', appToken: slack.appToken }
          : { kind: 'http', signingSecret: slack.signingSecret },
      },
    });
    ({ port } = await app.start());
    if (!socket) slack.connect(`http://127.0.0.1:${port}/slack/events`);
  };
  let running = true;
  const stopApp = async (graceMs = 5000): Promise<'done' | 'late'> => {
    if (!running) return 'done';
    running = false;
    const outcome = await app.stop(graceMs);
    await store.close();
    return outcome;
  };
  await start();
  return {
    slack,
    databasePath,
    logged,
    get port() {
      return port;
    },
    get store() {
      return store;
    },
    idle: (timeoutMs = 5000) => untilHandled(logged, slack, timeoutMs),
    restart: async () => {
      await stopApp();
      await start();
      running = true;
    },
    stopApp,
    stop: async () => {
      await stopApp();
      await slack.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Two colleagues and us, in a channel. */
export interface Team {
  readonly bench: Bench;
  readonly anna: User;
  readonly ben: User;
  readonly channel: Channel;
}

/** Who of them administers the bot, by id. */
export type Administer = (people: Pick<Team, 'anna' | 'ben'> & { readonly slack: FakeSlack }) => readonly string[];

export interface TeamOptions extends Pick<BenchOptions, 'database'> {
  readonly administer?: Administer;
}

export async function startTeam({ administer = () => [], ...options }: TeamOptions = {}): Promise<Team> {
  const people: [anna: User, ben: User][] = [];
  const bench = await startBench({
    ...options,
    admins: (slack) => {
      const [anna, ben] = [slack.addUser('anna'), slack.addUser('ben')];
      people.push([anna, ben]);
      return administer({ slack, anna, ben });
    },
  });
  const [anna, ben] = people[0]!;
  return { bench, anna, ben, channel: bench.slack.addChannel({ members: [anna, ben] }) };
}
