import { afterEach, beforeEach } from 'vitest';
import type { Store } from '../../src/slack/store.ts';
import type { Database } from '../../src/store/database.ts';
import type { Engine } from './databases.ts';
import { open } from './open.ts';

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
