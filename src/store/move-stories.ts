import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What went on belongs to the system, whatever it is called. */
export async function moveStories(db: Kysely<Tables>, tenant: string, from: string, to: string): Promise<void> {
  await db.updateTable('stories').set({ system: to }).where('tenant', '=', tenant).where('system', '=', from).execute();
}
