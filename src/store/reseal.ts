import type { Kysely } from 'kysely';
import { aboutInstallation } from './installations.ts';
import { CannotOpen, type Seal } from './seal.ts';
import { aboutSystem } from './systems.ts';
import type { Tables } from './tables.ts';
import { aboutTick } from './ticks.ts';

/**
 * What is kept for good gets the first key, so that the others can be dropped some day. What people said need not: it is
 * deleted before.
 */
export async function reseal(everyTenant: Kysely<Tables>, seal: Seal): Promise<void> {
  /** Undefined when there is nothing to do, or somebody has tampered with it: that is told when it is read. */
  const renewed = (kept: string, about: readonly string[]): string | undefined => {
    if (seal.isCurrent(kept)) return undefined;
    try {
      return seal.close(seal.open(kept, about), about);
    } catch (error) {
      if (error instanceof CannotOpen) return undefined;
      throw error;
    }
  };
  for (const { tenant, id, body: kept } of await everyTenant
    .selectFrom('systems')
    .select(['tenant', 'id', 'body'])
    .execute()) {
    const body = renewed(kept, aboutSystem(tenant, id));
    if (body === undefined) continue;
    // Not over what somebody saves meanwhile.
    await everyTenant
      .updateTable('systems')
      .set({ body })
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .where('body', '=', kept)
      .execute();
  }
  for (const row of await everyTenant.selectFrom('ticks').selectAll().where('evidence', 'is not', null).execute()) {
    const evidence = renewed(row.evidence ?? '', aboutTick(row));
    if (evidence === undefined) continue;
    await everyTenant
      .updateTable('ticks')
      .set({ evidence })
      .where('tenant', '=', row.tenant)
      .where('system', '=', row.system)
      .where('list', '=', row.list)
      .where('item', '=', row.item)
      .where('version', '=', row.version)
      .where('evidence', '=', row.evidence)
      .execute();
  }
  for (const { tenant, id, body: kept } of await everyTenant
    .selectFrom('installations')
    .select(['tenant', 'id', 'body'])
    .execute()) {
    const body = renewed(kept, aboutInstallation({ tenant, id }));
    if (body === undefined) continue;
    await everyTenant
      .updateTable('installations')
      .set({ body })
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .where('body', '=', kept)
      .execute();
  }
}
