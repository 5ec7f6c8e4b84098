import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Request } from '../slack/request.ts';
import type { Claim, Holder, Journal } from '../slack/store.ts';
import type { Tables } from './tables.ts';

export interface JournalParts {
  readonly db: Kysely<Tables>;
  readonly shape: z.ZodType<Request>;
  readonly laneOf: (request: Request) => string;
  readonly log: Log;
}

const nobody = { holder: null, held_until: 0 };

export function createJournal({ db, shape, laneOf, log }: JournalParts): Journal {
  /** One statement, so that two processes cannot both get it. */
  const take = ({ id, now, until }: Holder) =>
    db
      .updateTable('requests')
      .set({ holder: id, held_until: until })
      .where('held_until', '<', now)
      .where('id', '=', (query) =>
        query
          .selectFrom('requests as first')
          .select('first.id')
          .where('first.due', '<=', now)
          .where('first.held_until', '<', now)
          .where((where) =>
            where.not(
              where.exists(
                where
                  .selectFrom('requests as before')
                  .select('before.id')
                  .whereRef('before.tenant', '=', 'first.tenant')
                  .whereRef('before.lane', '=', 'first.lane')
                  .whereRef('before.id', '<', 'first.id'),
              ),
            ),
          )
          .orderBy('first.id')
          .limit(1),
      )
      .returning(['id', 'tenant', 'body', 'attempts'])
      .executeTakeFirst();

  const forget = async (row: { readonly tenant: string; readonly id: string }, holderId: string): Promise<void> => {
    await db.transaction().execute(async (transaction) => {
      const { tenant, id } = row;
      const forgotten = await transaction
        .deleteFrom('requests')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('holder', '=', holderId)
        .returning('id')
        .execute();
      // Whoever holds it now still has to know what has been sent.
      if (forgotten.length === 0) return;
      await transaction.deleteFrom('sent').where('tenant', '=', tenant).where('request', '=', id).execute();
    });
  };

  return {
    accept: (request, keys) =>
      db.transaction().execute(async (transaction) => {
        const { tenant, id, at } = request;
        const added = await transaction
          .insertInto('keys')
          .values(keys.map((key) => ({ tenant, key, at })))
          .onConflict((conflict) => conflict.doNothing())
          .returning('key')
          .execute();
        if (added.length < keys.length) return 'seen';
        const row = {
          id,
          tenant,
          lane: laneOf(request),
          body: JSON.stringify(request),
          attempts: 0,
          due: at,
          ...nobody,
        };
        await transaction.insertInto('requests').values(row).execute();
        return 'new';
      }),
    claim: async (holder): Promise<Claim | undefined> => {
      for (;;) {
        const row = await take(holder);
        if (row === undefined) return undefined;
        const read = shape.safeParse(JSON.parse(row.body));
        if (read.success) return { request: read.data, attempts: row.attempts };
        log.error({ requestId: row.id, tenant: row.tenant }, 'a stored request cannot be read and is dropped');
        await forget(row, holder.id);
      }
    },
    renew: async ({ id, now, until }) => {
      await db
        .updateTable('requests')
        .set({ held_until: until })
        .where('holder', '=', id)
        .where('held_until', '>=', now)
        .execute();
    },
    holds: async ({ tenant, id }, holder) => {
      const row = await db
        .selectFrom('requests')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('holder', '=', holder.id)
        .where('held_until', '>=', holder.now)
        .executeTakeFirst();
      return row !== undefined;
    },
    postpone: async (request, until, holderId) => {
      await db
        .updateTable('requests')
        .set((set) => ({
          ...nobody,
          body: JSON.stringify(request),
          due: until,
          attempts: set('attempts', '+', 1),
        }))
        .where('tenant', '=', request.tenant)
        .where('id', '=', request.id)
        .where('holder', '=', holderId)
        .execute();
    },
    finish: forget,
    prune: async ({ keys, consultations }) => {
      await db.deleteFrom('keys').where('at', '<', keys).execute();
      await db.deleteFrom('turns').where('at', '<', keys).execute();
      await db.deleteFrom('consultations').where('at', '<', consultations).execute();
    },
  };
}
