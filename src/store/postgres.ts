import { PostgresDialect, type Dialect } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Log } from '../log.ts';

export interface PostgresParts {
  readonly url: string;
  /** Somebody waits: better no answer from the database than a late one. */
  readonly hurry: boolean;
  readonly log: Log;
}

/** Eight requests in hand, one that looks for more and one that comes in. */
const mostConnections = 10;
const connectWithinMs = 2_000;
/** Slack waits three seconds for the acknowledgement, and wants to hear "no" rather than nothing. */
const answerWithinMs = 2_000;
/** A process that stands still in the middle of a transaction holds up the others no longer than that. */
const idleInTransactionMs = 5_000;
/** So that connections follow a database that has moved. */
const lifetimeSeconds = 30 * 60;

/**
 * A database that does not answer, and does not say so either, would keep a connection and whoever waits for it: a
 * connection that is used for longer is closed, which fails what is under way on it.
 */
function closeLate(pool: Pool): void {
  const timers = new Map<PoolClient, NodeJS.Timeout>();
  const close = (client: PoolClient): void => void client.end().catch(() => {});
  pool.on('acquire', (client) => timers.set(client, setTimeout(close, answerWithinMs, client)));
  pool.on('release', (_error, client) => {
    clearTimeout(timers.get(client));
    timers.delete(client);
  });
}

/** "require" alone would take any certificate in other programs, and here it is a synonym with a warning. */
function checkedUrl(url: string): string {
  const checked = new URL(url);
  if (checked.searchParams.get('sslmode') === 'require') checked.searchParams.set('sslmode', 'verify-full');
  return checked.href;
}

/** What speaks to it is loaded where there is one: a start with SQLite needs none of that. */
async function openPool({ url, hurry, log }: PostgresParts): Promise<Pool> {
  const { Pool, TypeOverrides, types } = await import('pg');
  // times are milliseconds since 1970, well within what a number holds
  const readAs = new TypeOverrides();
  readAs.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: checkedUrl(url),
    application_name: 'devops-consultant',
    max: mostConnections,
    connectionTimeoutMillis: connectWithinMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    maxLifetimeSeconds: lifetimeSeconds,
    keepAlive: true,
    ...(hurry && { statement_timeout: answerWithinMs }),
    types: readAs,
  });
  if (hurry) closeLate(pool);
  const lost = (error: Error): void =>
    log.warn(
      { error: error.name, code: 'code' in error ? error.code : undefined },
      'a connection to the database broke',
    );
  // Without a listener the end of an idle connection, or of one between two queries, would be the end of the process.
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

export const postgresDialect = (parts: PostgresParts): Dialect => new PostgresDialect({ pool: () => openPool(parts) });
