import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { SystemRecord } from '../consult/systems/record.ts';
import type { Log } from '../log.ts';
import type { SavedSystem, SystemChange, Systems } from '../slack/store.ts';
import { moveReleases } from './move-releases.ts';
import { moveTicks } from './move-ticks.ts';
import { CannotOpen, type Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface SystemsParts {
  readonly db: Kysely<Tables>;
  readonly shape: z.ZodType<SystemRecord>;
  readonly seal: Seal;
  readonly log: Log;
}

type Row = Tables['systems'];

export const aboutSystem = (tenant: string, id: string) => ['systems', tenant, id];

export function createSystems({ db, shape, seal, log }: SystemsParts): Systems {
  const read = ({ tenant, id, body, revision, person, at }: Row): SavedSystem | undefined => {
    try {
      const record = shape.parse(JSON.parse(seal.open(body, aboutSystem(tenant, id))));
      return { id, record, revision, person, at };
    } catch (error) {
      const { keyId } = error instanceof CannotOpen ? error : {};
      log.warn({ tenant, system: id, keyId }, 'a stored system cannot be read');
      return undefined;
    }
  };

  const find = async (tenant: string, id: string): Promise<SavedSystem | undefined> => {
    const row = await db
      .selectFrom('systems')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && read(row);
  };

  const add = async ({ tenant, id, record, person, at }: SystemChange): Promise<boolean> => {
    const body = seal.close(JSON.stringify(record), aboutSystem(tenant, id));
    const added = await db
      .insertInto('systems')
      .values({ tenant, id, body, revision: 1, person, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    return added.length > 0;
  };

  /** One statement decides who was first. */
  const replace = async (
    on: Kysely<Tables>,
    { tenant, id, record, person, at }: SystemChange,
    of: NonNullable<SystemChange['of']>,
  ): Promise<boolean> => {
    const body = seal.close(JSON.stringify(record), aboutSystem(tenant, id));
    const changed = await on
      .updateTable('systems')
      .set({ id, body, revision: of.revision + 1, person, at })
      .where('tenant', '=', tenant)
      .where('id', '=', of.id)
      .where('revision', '=', of.revision)
      .where((where) =>
        where.or([
          where('id', '=', id),
          where.not(
            where.exists(
              where
                .selectFrom('systems as other')
                .select('other.id')
                .where('other.tenant', '=', tenant)
                .where('other.id', '=', id),
            ),
          ),
        ]),
      )
      .returning('id')
      .execute();
    return changed.length > 0;
  };

  /** What a channel is bound to, what is ticked and what went live goes along with a new name. */
  const rename = (change: SystemChange, of: NonNullable<SystemChange['of']>): Promise<boolean> =>
    db.transaction().execute(async (transaction) => {
      if (!(await replace(transaction, change, of))) return false;
      await transaction
        .updateTable('bindings')
        .set({ system: change.id })
        .where('tenant', '=', change.tenant)
        .where('system', '=', of.id)
        .execute();
      await moveTicks(transaction, change.tenant, of.id, change.id);
      await moveReleases(transaction, change.tenant, of.id, change.id);
      return true;
    });

  const put = (change: SystemChange): Promise<boolean> => {
    const { id, of } = change;
    if (of === undefined) return add(change);
    return of.id === id ? replace(db, change, of) : rename(change, of);
  };

  return {
    list: async (tenant) => {
      const rows = await db.selectFrom('systems').selectAll().where('tenant', '=', tenant).orderBy('id').execute();
      return rows.flatMap((row) => read(row) ?? []);
    },
    find,
    save: async (change) => {
      const { tenant, id, of } = change;
      if (await put(change)) return { kind: 'saved' };
      const now = (await find(tenant, id)) ?? (of && (await find(tenant, of.id)));
      return { kind: 'changed', ...(now && { now }) };
    },
    remove: (tenant, id) =>
      db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('bindings').where('tenant', '=', tenant).where('system', '=', id).execute();
        await transaction.deleteFrom('ticks').where('tenant', '=', tenant).where('system', '=', id).execute();
        await transaction.deleteFrom('releases').where('tenant', '=', tenant).where('system', '=', id).execute();
        const removed = await transaction
          .deleteFrom('systems')
          .where('tenant', '=', tenant)
          .where('id', '=', id)
          .returning('id')
          .execute();
        return removed.length > 0;
      }),
    bound: async ({ tenant, channel }) => {
      const rows = await db
        .selectFrom('bindings')
        .select('system')
        .where('tenant', '=', tenant)
        .where('channel', '=', channel)
        .orderBy('at')
        .orderBy('system')
        .execute();
      return rows.map(({ system }) => system);
    },
    channelsOf: async (tenant, id) => {
      const rows = await db
        .selectFrom('bindings')
        .select('channel')
        .where('tenant', '=', tenant)
        .where('system', '=', id)
        .orderBy('channel')
        .execute();
      return rows.map(({ channel }) => channel);
    },
    bind: async ({ tenant, channel }, system, { person, at }) => {
      await db
        .insertInto('bindings')
        .values({ tenant, channel, system, person, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    unbind: async ({ tenant, channel }, system) => {
      await db
        .deleteFrom('bindings')
        .where('tenant', '=', tenant)
        .where('channel', '=', channel)
        .where('system', '=', system)
        .execute();
    },
  };
}
