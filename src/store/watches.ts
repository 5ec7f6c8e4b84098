import type { Kysely } from 'kysely';
import type { Watches } from '../slack/store.ts';
import type { Tables } from './tables.ts';

export function createWatches(db: Kysely<Tables>): Watches {
  return {
    find: ({ tenant, channel }) =>
      db
        .selectFrom('watches')
        .select(['person', 'at'])
        .where('tenant', '=', tenant)
        .where('channel', '=', channel)
        .executeTakeFirst(),
    start: async ({ tenant, channel }, { person, at }) => {
      await db
        .insertInto('watches')
        .values({ tenant, channel, person, at })
        .onConflict((conflict) => conflict.columns(['tenant', 'channel']).doNothing())
        .execute();
    },
    list: async (tenant) => {
      const rows = await db
        .selectFrom('watches')
        .select('channel')
        .where('tenant', '=', tenant)
        .orderBy('at')
        .execute();
      return rows.map(({ channel }) => channel);
    },
    stop: async ({ tenant, channel }) => {
      await db.deleteFrom('watches').where('tenant', '=', tenant).where('channel', '=', channel).execute();
    },
  };
}
