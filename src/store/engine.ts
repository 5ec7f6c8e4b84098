import { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import type { Database } from './database.ts';
import { nodeSqliteDialect } from './node-sqlite.ts';
import { postgresDialect } from './postgres.ts';
import type { Tables } from './tables.ts';

/** What the two databases do not have in common. Everything else is one set of queries. */
export interface Engine {
  /** For a bot that somebody waits for. */
  serve(): Kysely<Tables>;
  /** For work on everything, which takes as long as it takes. */
  maintain(): Kysely<Tables>;
  /** Begins a transaction that has the database to itself, among all processes. */
  readonly beginAlone: readonly string[];
  /** After a deletion: what was deleted is in no file any more. */
  readonly erase: readonly string[];
  /** Its own time, in milliseconds since 1970, where it is not ours. */
  readonly time?: string;
}

/** Any number will do, as long as it stays the same. */
const advisoryLock = 5_836_214_907;

/** It holds pages as they were. When somebody reads right now, the next time will do: nobody waits for it. */
const emptyLog = ['pragma busy_timeout = 0', 'pragma wal_checkpoint(truncate)', 'pragma busy_timeout = 5000'];

export function engineOf(database: Database, log: Log): Engine {
  if (database.kind === 'sqlite') {
    const open = () => new Kysely<Tables>({ dialect: nodeSqliteDialect(database.path) });
    return { serve: open, maintain: open, beginAlone: ['begin immediate'], erase: emptyLog };
  }
  const open = (hurry: boolean) => new Kysely<Tables>({ dialect: postgresDialect({ url: database.url, hurry, log }) });
  return {
    serve: () => open(true),
    maintain: () => open(false),
    beginAlone: ['begin', `select pg_advisory_xact_lock(${advisoryLock})`],
    // Autovacuum sees to it.
    erase: [],
    time: '(extract(epoch from clock_timestamp()) * 1000)::bigint',
  };
}
