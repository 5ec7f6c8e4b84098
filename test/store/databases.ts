import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { startPostgres, type Postgres } from '../support/postgres/start-postgres.ts';
import { newFolder } from '../support/new-folder.ts';

/** A kind of database that a bot can be run on. */
export interface Engine {
  readonly name: string;
  /** An empty database of its own for one test. */
  create(): Promise<{ readonly database: Database; drop(): Promise<void> }>;
}

export const sqlite: Engine = {
  name: 'SQLite',
  create: async () => {
    const folder = await newFolder('store');
    return {
      database: { kind: 'sqlite', path: join(folder, 'deep', 'er', 'consultant.sqlite') },
      drop: () => rm(folder, { recursive: true }),
    };
  },
};

let server: Promise<Postgres> | undefined;

/** One for all files of a worker: starting one takes longer than what most of them do in it. */
function sharedServer(): Promise<Postgres> {
  server ??= startPostgres({ leaves: true });
  return server;
}

/** To be called once in a file: the server is there when its tests begin. */
export function postgres(): Engine {
  let shared: Postgres;
  beforeAll(async () => {
    shared = await sharedServer();
  }, 60_000);
  return {
    name: 'PostgreSQL',
    create: async () => {
      const url = await shared.create();
      return { database: { kind: 'postgres', url }, drop: () => shared.drop(url) };
    },
  };
}
