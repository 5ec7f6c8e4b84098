import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
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
      database: { kind: 'sqlite', path: join(folder, 'deep', 'er', 'store.sqlite') },
      drop: () => rm(folder, { recursive: true }),
    };
  },
};

/** To be called once in a file: it starts a server before its tests, and ends it after them. */
export function postgres(): Engine {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.remove());
  return {
    name: 'PostgreSQL',
    create: async () => {
      const url = await server.create();
      return { database: { kind: 'postgres', url }, drop: () => server.drop(url) };
    },
  };
}
