import { sql, type Kysely, type UpdateObject } from 'kysely';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Request } from '../slack/request.ts';
import type { Claim, Holder, Journal } from '../slack/store.ts';
import type { Ahead } from './clock.ts';
import { prune } from './prune.ts';
import { CannotOpen, type Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface JournalParts {
  readonly db: Kysely<Tables>;
  /** The work in hand is that of all tenants. */
  readonly everyTenant: Kysely<Tables>;
  readonly shape: z.ZodType<Request>;
  readonly laneOf: (request: Request) => string;
  readonly ahead: Ahead;
  readonly erase: () => Promise<void>;
  readonly seal: Seal;
  readonly log: Log;
}

const nobody = { holder: null, held_until: 0 };

/** While a new version is rolled out, an old process meets what only a new one understands: for some minutes it is left to that. */
const mostMisreadings = 100;

export function createJournal({ db, everyTenant, ahead, erase, shape, laneOf, seal, log }: JournalParts): Journal {
  const next = (now: number, except: readonly string[]) =>
    everyTenant
      .selectFrom('requests as first')
      .select(['first.tenant', 'first.id', 'first.held_until'])
      .where('first.due', '<=', now)
      .where('first.held_until', '<', now + ahead())
      .$if(except.length > 0, (query) => query.where('first.id', 'not in', except))
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
      .limit(1)
      .executeTakeFirst();

  const about = ({ tenant, id }: { readonly tenant: string; readonly id: string }) => ['requests', tenant, id];
  const bodyOf = (request: Request): string => seal.close(JSON.stringify(request), about(request));

  /** One statement takes it, so that two processes cannot both get it: whoever comes second looks for another one. */
  const take = async ({ id: holder, now, until }: Holder, except: readonly string[]) => {
    for (;;) {
      const first = await next(now, except);
      if (first === undefined) return undefined;
      const row = await db
        .updateTable('requests')
        .set({ holder, held_until: until + ahead() })
        .where('tenant', '=', first.tenant)
        .where('id', '=', first.id)
        .where('due', '<=', now)
        .where('held_until', '<', now + ahead())
        .returning(['id', 'tenant', 'body', 'attempts'])
        .executeTakeFirst();
      if (row !== undefined) return { ...row, abandoned: first.held_until > 0 };
    }
  };

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

  const giveBack = async (
    { tenant, id }: { readonly tenant: string; readonly id: string },
    changes: UpdateObject<Tables, 'requests'>,
    holderId: string,
  ): Promise<void> => {
    await db
      .updateTable('requests')
      .set({ ...nobody, ...changes })
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .where('holder', '=', holderId)
      .execute();
  };

  return {
    accept: (request, keys) =>
      db.transaction().execute(async (transaction) => {
        const { tenant, id, at } = request;
        const added = await transaction
          .insertInto('keys')
          // Sorted, so that two transactions do not wait for each other.
          .values(keys.toSorted().map((key) => ({ tenant, key, at })))
          .onConflict((conflict) => conflict.doNothing())
          .returning('key')
          .execute();
        if (added.length < keys.length) return 'seen';
        const row = {
          id,
          tenant,
          lane: laneOf(request),
          body: bodyOf(request),
          attempts: 0,
          due: at,
          ...nobody,
        };
        await transaction.insertInto('requests').values(row).execute();
        return 'new';
      }),
    claim: async (holder, except = []): Promise<Claim | undefined> => {
      for (;;) {
        const row = await take(holder, except);
        if (row === undefined) return undefined;
        try {
          const request = shape.parse(JSON.parse(seal.open(row.body, about(row))));
          return { request, attempts: row.attempts, abandoned: row.abandoned };
        } catch (error) {
          const { tenant, id: requestId } = row;
          if (error instanceof CannotOpen) {
            // Left to whoever has the key.
            log.error({ requestId, tenant, keyId: error.keyId }, 'a stored request cannot be opened: ENCRYPTION_KEY');
            await giveBack(row, { due: holder.until }, holder.id);
          } else if (row.attempts < mostMisreadings) {
            log.warn({ requestId, tenant }, 'a stored request cannot be read and is left to others');
            await giveBack(row, { due: holder.until, attempts: row.attempts + 1 }, holder.id);
          } else {
            log.error({ requestId, tenant }, 'a stored request cannot be read and is dropped');
            await forget(row, holder.id);
          }
        }
      }
    },
    renew: async ({ id, now, until }, ids) => {
      await everyTenant
        .updateTable('requests')
        .set({ held_until: until + ahead() })
        .where('holder', '=', id)
        .where('id', 'in', ids)
        .where('held_until', '>=', now + ahead())
        .execute();
    },
    holds: async ({ tenant, id }, holder) => {
      const row = await db
        .selectFrom('requests')
        .select('id')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('holder', '=', holder.id)
        .where('held_until', '>=', holder.now + ahead())
        .executeTakeFirst();
      return row !== undefined;
    },
    postpone: (request, until, holderId) =>
      giveBack(request, { due: until, body: bodyOf(request), attempts: sql<number>`attempts + 1` }, holderId),
    finish: forget,
    prune: async (before) => {
      await prune(everyTenant, before);
      await erase();
    },
  };
}
