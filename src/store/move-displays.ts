import type { Kysely } from 'kysely';
import type { SystemRecord } from '../consult/systems/record.ts';
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
  readonly record: SystemRecord;
}

const moved = (shows: Shows, { to, record }: Renamed): Shows => {
  if (shows.kind === 'home') return { ...shows, system: to };
  if (shows.kind !== 'message') return shows;
  const { inquiry } = shows;
  return { ...shows, system: to, inquiry: { ...inquiry, record, params: { ...inquiry.params, system: record.name } } };
};

/** What shows a system on people's screens goes on showing it under its new name. */
export async function moveDisplays(
  db: Kysely<Tables>,
  { read, seal }: MoveDisplaysParts,
  renamed: Renamed,
): Promise<void> {
  const { tenant, from, to } = renamed;
  const rows = await db
    .selectFrom('displays')
    .select(['id', 'body'])
    .where('tenant', '=', tenant)
    .where('system', '=', from)
    .execute();
  for (const { id, body } of rows) {
    const shows = read(tenant, id, body);
    if (shows === undefined) continue;
    const written = seal.close(JSON.stringify(moved(shows, renamed)), aboutDisplay(tenant, id));
    await db
      .updateTable('displays')
      .set({ system: to, body: written })
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .execute();
  }
}
