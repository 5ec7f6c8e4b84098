import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Of what is ticked only the last word is kept; of the changes before it, who and when. */
export async function forgetOldEvidence(everyTenant: Kysely<Tables>, before: number): Promise<void> {
  await everyTenant
    .updateTable('ticks')
    .set({ evidence: null })
    .where('at', '<', before)
    .where('evidence', 'is not', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('ticks as later')
          .select('later.item')
          .whereRef('later.tenant', '=', 'ticks.tenant')
          .whereRef('later.system', '=', 'ticks.system')
          .whereRef('later.list', '=', 'ticks.list')
          .whereRef('later.item', '=', 'ticks.item')
          .whereRef('later.version', '>', 'ticks.version'),
      ),
    )
    .execute();
}
