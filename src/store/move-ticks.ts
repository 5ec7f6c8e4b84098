import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What is ticked of a system goes along with its new name. What was ticked under that name before stays as it is. */
export async function moveTicks(db: Kysely<Tables>, tenant: string, from: string, to: string): Promise<void> {
  await db
    .updateTable('ticks')
    .set({ system: to })
    .where('tenant', '=', tenant)
    .where('system', '=', from)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('ticks as there')
            .select('there.item')
            .where('there.tenant', '=', tenant)
            .where('there.system', '=', to)
            .whereRef('there.list', '=', 'ticks.list')
            .whereRef('there.item', '=', 'ticks.item'),
        ),
      ),
    )
    .execute();
}
