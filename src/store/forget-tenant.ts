import { sql, type Kysely } from 'kysely';
import { deleteInParts } from './delete-in-parts.ts';
import { tableNames, type Tables } from './tables.ts';

/** Of whoever has been here for years there is much: it goes in parts, and what is left after a crash goes the next time. */
export async function forgetTenant(everyTenant: Kysely<Tables>, tenant: string): Promise<void> {
  for (const table of tableNames) await deleteInParts(everyTenant, table, sql`tenant = ${tenant}`);
}
