import type { Kysely } from 'kysely';
import type { Release } from '../consult/systems/release.ts';
import type { Releases } from '../slack/store.ts';
import type { Tables } from './tables.ts';

/** Older ones are no target of a rollback: their artefacts and schemas are long gone. */
const kept = 50;

const migrationsOf = (text: string | null): Pick<Release, 'migrations'> =>
  text === 'none' || text === 'additive' || text === 'destructive' ? { migrations: text } : {};

export function createReleases(db: Kysely<Tables>): Releases {
  return {
    record: async (tenant, system, { id, version, at, migrations = null }) => {
      const added = await db
        .insertInto('releases')
        .values({ tenant, system, id, version, at, migrations })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute();
      return added.length > 0;
    },
    of: async (tenant, system) => {
      const rows = await db
        .selectFrom('releases')
        .select(['id', 'version', 'at', 'migrations'])
        .where('tenant', '=', tenant)
        .where('system', '=', system)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(kept)
        .execute();
      return rows.map(({ id, version, at, migrations }) => ({ id, version, at, ...migrationsOf(migrations) }));
    },
  };
}
