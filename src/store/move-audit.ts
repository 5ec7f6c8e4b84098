import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What was changed of a system is found by the name that it has now. */
export async function moveAudit(transaction: Kysely<Tables>, tenant: string, from: string, to: string): Promise<void> {
  await transaction
    .updateTable('audit')
    .set({ system: to })
    .where('tenant', '=', tenant)
    .where('system', '=', from)
    .execute();
}
