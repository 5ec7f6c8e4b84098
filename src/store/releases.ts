import type { Kysely } from 'kysely';
import type { Release } from '../consult/systems/release.ts';
import type { Releases } from '../slack/systems/releases.ts';
import type { Audit } from './audit.ts';
import type { Tables } from './tables.ts';

export interface ReleasesParts {
  readonly db: Kysely<Tables>;
  readonly audit: Audit;
}

/** Older ones are no target of a rollback: their artefacts and schemas are long gone. */
const kept = 50;

const migrationsOf = (text: string | null): Pick<Release, 'migrations'> =>
  text === 'none' || text === 'additive' || text === 'destructive' ? { migrations: text } : {};

export function createReleases({ db, audit }: ReleasesParts): Releases {
  return {
    record: (tenant, system, { id, version, at, migrations }, by) =>
      db.transaction().execute(async (transaction) => {
        const added = await transaction
          .insertInto('releases')
          .values({ tenant, system, id, version, at, migrations: migrations ?? null })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute();
        if (added.length === 0) return false;
        const change = { kind: 'released', version, ...(migrations && { migrations }) } as const;
        await audit.write(transaction, { tenant, system }, change, by);
        return true;
      }),
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
