import { sql, type Kysely, type RawBuilder } from 'kysely';
import { keyColumns, type Tables } from './tables.ts';

/** So few at a time that nobody waits behind it for long. */
const atOnce = 500n;

/** Deletes the rows of a table that are so, however many they are. */
export async function deleteInParts(
  everyTenant: Kysely<Tables>,
  table: keyof Tables,
  areSo: RawBuilder<unknown>,
): Promise<void> {
  const key = sql.join(keyColumns[table].map((name) => sql.ref(name)));
  const part = sql`delete from ${sql.table(table)} where (${key}) in
    (select ${key} from ${sql.table(table)} where ${areSo} limit ${sql.lit(atOnce)})`;
  while ((await part.execute(everyTenant)).numAffectedRows === atOnce);
}
