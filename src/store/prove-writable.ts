import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

type Lock = { readonly kysely_migration_lock: { readonly id: string; is_locked: number } };

/**
 * Writes something: a full disk and a copy that only reads can be told by nothing less. The row is one that Kysely makes
 * for databases that need it to lock, which these do not. It has to change, or else SQLite saves itself the writing.
 */
export async function proveWritable(everyTenant: Kysely<Tables>): Promise<void> {
  await everyTenant
    .$extendTables<Lock>()
    .updateTable('kysely_migration_lock')
    .set((set) => ({ is_locked: set(set.val(1), '-', set.ref('is_locked')) }))
    .execute();
}
