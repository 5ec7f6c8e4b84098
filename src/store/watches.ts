import type { Kysely } from 'kysely';
import type { Watches } from '../slack/offers/watches.ts';
import type { Audit } from './audit.ts';
import type { Tables } from './tables.ts';

export interface WatchesParts {
  readonly db: Kysely<Tables>;
  readonly audit: Audit;
}

export function createWatches({ db, audit }: WatchesParts): Watches {
  return {
    find: ({ tenant, channel }) =>
      db
        .selectFrom('watches')
        .select(['person', 'at'])
        .where('tenant', '=', tenant)
        .where('channel', '=', channel)
        .executeTakeFirst(),
    start: ({ tenant, channel }, by) =>
      db.transaction().execute(async (transaction) => {
        const started = await transaction
          .insertInto('watches')
          .values({ tenant, channel, person: by.person, at: by.at })
          .onConflict((conflict) => conflict.columns(['tenant', 'channel']).doNothing())
          .returning('channel')
          .execute();
        if (started.length > 0)
          await audit.write(transaction, { tenant, system: '' }, { kind: 'watch-on', channel }, by);
      }),
    list: async (tenant) => {
      const rows = await db
        .selectFrom('watches')
        .select('channel')
        .where('tenant', '=', tenant)
        .orderBy('at')
        .execute();
      return rows.map(({ channel }) => channel);
    },
    stop: ({ tenant, channel }, by) =>
      db.transaction().execute(async (transaction) => {
        const stopped = await transaction
          .deleteFrom('watches')
          .where('tenant', '=', tenant)
          .where('channel', '=', channel)
          .returning('channel')
          .execute();
        if (stopped.length > 0)
          await audit.write(transaction, { tenant, system: '' }, { kind: 'watch-off', channel }, by);
      }),
  };
}
