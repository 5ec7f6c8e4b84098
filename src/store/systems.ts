import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Change } from '../consult/audit/change.ts';
import type { SystemRecord } from '../consult/systems/record.ts';
import type { Log } from '../log.ts';
import type { SavedSystem, SystemChange, Systems } from '../slack/systems/systems.ts';
import type { Audit } from './audit.ts';
import { moveAudit } from './move-audit.ts';
import { moveDisplays } from './move-displays.ts';
import { moveReleases } from './move-releases.ts';
import { moveStories } from './move-stories.ts';
import { moveTicks } from './move-ticks.ts';
import type { ReadDisplay } from './read-display.ts';
import { CannotOpen, type Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface SystemsParts {
  readonly db: Kysely<Tables>;
  readonly shape: z.ZodType<SystemRecord>;
  readonly readDisplay: ReadDisplay;
  readonly seal: Seal;
  readonly audit: Audit;
  readonly log: Log;
}

type Row = Tables['systems'];

export const aboutSystem = (tenant: string, id: string) => ['systems', tenant, id];

export function createSystems({ db, shape, readDisplay, seal, audit, log }: SystemsParts): Systems {
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

  const add = async (on: Kysely<Tables>, { tenant, id, record, person, at }: SystemChange): Promise<boolean> => {
    const body = seal.close(JSON.stringify(record), aboutSystem(tenant, id));
    const added = await on
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

  /** What a channel is bound to, what is ticked, what went live and what was changed goes along with a new name. */
  const rename = async (
    on: Kysely<Tables>,
    change: SystemChange,
    of: NonNullable<SystemChange['of']>,
  ): Promise<boolean> => {
    if (!(await replace(on, change, of))) return false;
    await on
      .updateTable('bindings')
      .set({ system: change.id })
      .where('tenant', '=', change.tenant)
      .where('system', '=', of.id)
      .execute();
    await moveTicks(on, change.tenant, of.id, change.id);
    await moveReleases(on, change.tenant, of.id, change.id);
    await moveStories(on, change.tenant, of.id, change.id);
    await moveAudit(on, change.tenant, of.id, change.id);
    await moveDisplays(on, { read: readDisplay, seal }, { tenant: change.tenant, from: of.id, to: change.id });
    return true;
  };

  const write = (on: Kysely<Tables>, change: SystemChange): Promise<boolean> => {
    const { id, of } = change;
    if (of === undefined) return add(on, change);
    return of.id === id ? replace(on, change, of) : rename(on, change, of);
  };

  const put = async (change: SystemChange): Promise<boolean> => {
    const { tenant, id, of, record: after, imported } = change;
    // What is replaced is what was read here: its revision decides that.
    const before = of && (await find(tenant, of.id))?.record;
    return db.transaction().execute(async (transaction) => {
      if (!(await write(transaction, change))) return false;
      const how = imported && { imported };
      const what: Change =
        of === undefined
          ? { kind: 'system-added', after, ...how }
          : { kind: 'system-changed', ...(before && { before }), after, ...how };
      await audit.write(transaction, { tenant, system: id }, what, change);
      return true;
    });
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
    remove: (tenant, id, by) =>
      db.transaction().execute(async (transaction) => {
        const removed = await transaction
          .deleteFrom('systems')
          .where('tenant', '=', tenant)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst();
        await transaction.deleteFrom('bindings').where('tenant', '=', tenant).where('system', '=', id).execute();
        await transaction.deleteFrom('ticks').where('tenant', '=', tenant).where('system', '=', id).execute();
        await transaction.deleteFrom('releases').where('tenant', '=', tenant).where('system', '=', id).execute();
        if (removed === undefined) return false;
        const name = read(removed)?.record.name ?? id;
        await audit.write(transaction, { tenant, system: id }, { kind: 'system-removed', name }, by);
        return true;
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
    bind: ({ tenant, channel }, system, by) =>
      db.transaction().execute(async (transaction) => {
        const bound = await transaction
          .insertInto('bindings')
          .values({ tenant, channel, system, person: by.person, at: by.at })
          .onConflict((conflict) => conflict.doNothing())
          .returning('system')
          .execute();
        if (bound.length > 0) await audit.write(transaction, { tenant, system }, { kind: 'bound', channel }, by);
      }),
    unbind: ({ tenant, channel }, system, by) =>
      db.transaction().execute(async (transaction) => {
        const unbound = await transaction
          .deleteFrom('bindings')
          .where('tenant', '=', tenant)
          .where('channel', '=', channel)
          .where('system', '=', system)
          .returning('system')
          .execute();
        if (unbound.length > 0) await audit.write(transaction, { tenant, system }, { kind: 'unbound', channel }, by);
      }),
  };
}
