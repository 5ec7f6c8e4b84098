import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { startPostgres, type Postgres } from '../support/postgres/start-postgres.ts';
import { storyDatabase } from '../support/postgres/story-database.ts';
import { migrateTo, newSqlite } from '../support/migrated.ts';
import { newFolder } from '../support/new-folder.ts';

/** A kind of database that a bot can be run on. */
export interface Engine {
  readonly name: string;
  /** A database of its own for one test, in which a bot has been that was told nothing. */
  create(): Promise<Created>;
  /** One in which no bot has been. */
  empty(): Promise<Created>;
}

interface Created {
  readonly database: Database;
  drop(): Promise<void>;
}

const newFile = async () => {
  const folder = await newFolder('store');
  return { path: join(folder, 'deep', 'er', 'consultant.sqlite'), drop: () => rm(folder, { recursive: true }) };
};

export const sqlite: Engine = {
  name: 'SQLite',
  create: async () => {
    const { path, drop } = await newFile();
    return { database: await newSqlite(path), drop };
  },
  empty: async () => {
    const { path, drop } = await newFile();
    return { database: { kind: 'sqlite', path }, drop };
  },
};

const onStoryServer = async (): Promise<Created | undefined> => {
  const database = await storyDatabase();
  // It goes with its server.
  return database && { database, drop: () => Promise.resolve() };
};

/** What stories are told on: files, and in `npm run test:postgres` a server. */
export const ofStories: Engine = {
  name: process.env['STORIES_ON'] === undefined ? sqlite.name : 'PostgreSQL',
  create: async () => (await onStoryServer()) ?? sqlite.create(),
  empty: async () => (await onStoryServer()) ?? sqlite.empty(),
};

interface Shared {
  readonly server: Postgres;
  /** The database that the others are made like. */
  readonly model: string;
}

async function share(): Promise<Shared> {
  const server = await startPostgres({ leaves: true });
  const model = await server.create();
  await migrateTo({ kind: 'postgres', url: model });
  return { server, model };
}

let shared: Promise<Shared> | undefined;

/** One for all files of a worker: starting one takes longer than what most of them do in it. */
const sharedServer = (): Promise<Shared> => (shared ??= share());

/** To be called once in a file: the server is there when its tests begin. */
export function postgres(): Engine {
  let { server, model }: Partial<Shared> = {};
  beforeAll(async () => {
    ({ server, model } = await sharedServer());
  }, 60_000);
  const create = async (like?: string): Promise<Created> => {
    if (server === undefined) throw new Error('the server is there when the tests begin');
    const { drop } = server;
    const url = await server.create(like);
    return { database: { kind: 'postgres', url }, drop: () => drop(url) };
  };
  return { name: 'PostgreSQL', create: () => create(model), empty: () => create() };
}
