import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Clocks that differ by less do not matter, and no measurement is finer than what it took. */
const leastMs = 250;
const freshForMs = 60_000;

/** How many milliseconds the clock of the database is ahead of ours. */
export type Ahead = () => number;

async function measure(db: Kysely<Tables>, time: string): Promise<number> {
  const before = Date.now();
  const { rows } = await sql<{ now: number }>`select ${sql.raw(time)} as now`.execute(db);
  const after = Date.now();
  const ahead = Math.round((rows[0]?.now ?? before) - (before + after) / 2);
  return Math.abs(ahead) < Math.max(leastMs, after - before) ? 0 : ahead;
}

/**
 * Replicas may run on machines whose clocks differ. What one holds until a certain time must be held for the others,
 * too, so that time is told by the clock that all of them can see. A database in a file is used by one machine.
 */
export async function createClock(db: Kysely<Tables>, time: string | undefined): Promise<Ahead> {
  if (time === undefined) return () => 0;
  let ahead = await measure(db, time);
  let measuredAt = performance.now();
  return () => {
    if (performance.now() - measuredAt > freshForMs) {
      measuredAt = performance.now();
      // A database that is away is noticed by those who need it.
      measure(db, time).then(
        (now) => (ahead = now),
        () => undefined,
      );
    }
    return ahead;
  };
}
