import { createLog } from '../../src/log.ts';
import { laneOf } from '../../src/slack/request.ts';
import type { Store } from '../../src/slack/store.ts';
import { storedShapes } from '../../src/slack/stored-shapes.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';

export const logged: string[] = [];

const log = createLog({ level: 'debug', destination: { write: (line) => void logged.push(line) } });

/** A store as the bot opens it. */
export const open = (database: Database, keys: readonly Buffer[] = []): Promise<Store> =>
  openStore({ database, keys, shapes: storedShapes, laneOf, log });
