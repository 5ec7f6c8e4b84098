import { afterEach, beforeEach } from 'vitest';
import { createLog } from '../../src/log.ts';
import { laneOf } from '../../src/slack/request.ts';
import type { Store } from '../../src/slack/store.ts';
import { storedShapes } from '../../src/slack/stored-shapes.ts';
import type { Database } from '../../src/store/database.ts';
import type { Engine } from './databases.ts';
import { openStore } from '../../src/store/open-store.ts';

export const logged: string[] = [];

const log = createLog({ level: 'debug', destination: { write: (line) => void logged.push(line) } });

/** A store as the bot opens it. */
export const open = (database: Database, keys: readonly Buffer[] = []): Promise<Store> =>
  openStore({ database, keys, shapes: storedShapes, laneOf, log });

/** A database for each test of a suite; its stores are closed after it. Two stores of the same one are two processes. */
export interface TestDatabase {
  /** Where it is, for this test. */
  readonly database: Database;
  open(keys?: readonly Buffer[]): Promise<Store>;
}

export function setDatabase(engine: Engine): TestDatabase {
  let created: Awaited<ReturnType<Engine['create']>>;
  let opened: Store[];
  beforeEach(async () => {
    opened = [];
    created = await engine.create();
  });
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await created.drop();
  });
  return {
    get database() {
      return created.database;
    },
    open: async (keys) => {
      const store = await open(created.database, keys);
      opened.push(store);
      return store;
    },
  };
}
