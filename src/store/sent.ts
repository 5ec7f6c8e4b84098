import type { Kysely } from 'kysely';
import type { Request } from '../slack/request.ts';
import type { Sent } from '../slack/store.ts';
import type { Tables } from './tables.ts';

export function createSent(db: Kysely<Tables>): Sent {
  const one = ({ tenant, id }: Request, key: string) => ({ tenant, request: id, key });
  return {
    find: async ({ tenant, id }, key) => {
      const row = await db
        .selectFrom('sent')
        .select(['channel', 'ts'])
        .where('tenant', '=', tenant)
        .where('request', '=', id)
        .where('key', '=', key)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return row.channel === null || row.ts === null ? {} : { channel: row.channel, ts: row.ts };
    },
    begin: async (request, key) => {
      await db
        .insertInto('sent')
        .values({ ...one(request, key), channel: null, ts: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    done: async (request, key, { channel, ts }) => {
      await db
        .insertInto('sent')
        .values({ ...one(request, key), channel, ts })
        .onConflict((conflict) => conflict.columns(['tenant', 'request', 'key']).doUpdateSet({ channel, ts }))
        .execute();
    },
    undo: async ({ tenant, id }, key) => {
      await db
        .deleteFrom('sent')
        .where('tenant', '=', tenant)
        .where('request', '=', id)
        .where('key', '=', key)
        .execute();
    },
  };
}
