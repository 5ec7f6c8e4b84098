import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What was deleted is to be gone from the disk as well, as far as the database lets us see to it. */
export const eraseTraces = (everyTenant: Kysely<Tables>, statements: readonly string[]): Promise<void> =>
  everyTenant.connection().execute(async (one) => {
    for (const statement of statements) await one.executeQuery(CompiledQuery.raw(statement));
  });
