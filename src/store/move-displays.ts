import type { Kysely } from 'kysely';
import type { Shows } from '../slack/checklists/shows.ts';
import { aboutDisplay, type ReadDisplay } from './read-display.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface MoveDisplaysParts {
  readonly read: ReadDisplay;
  readonly seal: Seal;
}

export interface Renamed {
  readonly tenant: string;
  readonly from: string;
  readonly to: string;
}

const moved = (shows: Shows, to: string): Shows =>
  shows.kind === 'home' || shows.kind === 'message' ? { ...shows, system: to } : shows;

/** What shows a system on people's screens goes on showing it under its new name. */
export async function moveDisplays(
  db: Kysely<Tables>,
  { read, seal }: MoveDisplaysParts,
  { tenant, from, to }: Renamed,
): Promise<void> {
  const rows = await db
    .selectFrom('displays')
    .select(['id', 'body'])
    .where('tenant', '=', tenant)
    .where('system', '=', from)
    .execute();
  for (const { id, body } of rows) {
    const shows = read(tenant, id, body);
    if (shows === undefined) continue;
    const written = seal.close(JSON.stringify(moved(shows, to)), aboutDisplay(tenant, id));
    await db
      .updateTable('displays')
      .set({ system: to, body: written })
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .execute();
  }
}
