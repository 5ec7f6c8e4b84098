import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What went live of a system goes along with its new name. No system of that name was there, so its releases are of none. */
export async function moveReleases(db: Kysely<Tables>, tenant: string, from: string, to: string): Promise<void> {
  await db.deleteFrom('releases').where('tenant', '=', tenant).where('system', '=', to).execute();
  await db
    .updateTable('releases')
    .set({ system: to })
    .where('tenant', '=', tenant)
    .where('system', '=', from)
    .execute();
}
