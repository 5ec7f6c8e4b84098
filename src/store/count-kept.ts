import type { Kysely } from 'kysely';
import { tableNames, type Tables } from './tables.ts';
import { TransferFault } from './transfer.ts';

/** How many rows there are, by table; of nothing there is no entry. */
export type Kept = ReadonlyMap<keyof Tables, number>;

/** What is kept of a tenant. Throws where that is nothing: the id is another one, then. */
export async function countKept(db: Kysely<Tables>, tenant: string): Promise<Kept> {
  const kept = new Map<keyof Tables, number>();
  const others = new Set<string>();
  for (const table of tableNames) {
    const rows = await db
      .selectFrom(table)
      .select(({ fn }) => ['tenant', fn.countAll<number | string>().as('n')])
      .groupBy('tenant')
      .execute();
    for (const { tenant: whose, n } of rows) {
      others.add(whose);
      if (whose === tenant) kept.set(table, Number(n));
    }
  }
  if (kept.size > 0) return kept;
  const named = others.size === 0 ? '' : `; something is of: ${[...others].toSorted().join(', ')}`;
  throw new TransferFault(`nothing is kept of ${tenant}${named}`);
}
