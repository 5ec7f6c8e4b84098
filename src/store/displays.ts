import type { Kysely } from 'kysely';
import type { Displays } from '../slack/checklists/displays.ts';
import { aboutDisplay, type ReadDisplay } from './read-display.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface DisplaysParts {
  readonly db: Kysely<Tables>;
  readonly everyTenant: Kysely<Tables>;
  readonly read: ReadDisplay;
  readonly seal: Seal;
}

/** So many answers of one system are kept up to date: older ones have left everybody's screen. */
const mostMessages = 20;
/** At a time: the rest is still due when these are done. */
const mostAged = 100;

export function createDisplays({ db, everyTenant, read, seal }: DisplaysParts): Displays {
  const bump = (tenant: string, ids: readonly string[], since = 0) =>
    db
      .updateTable('displays')
      .set((set) => ({ wanted: set('wanted', '+', 1) }))
      .where('tenant', '=', tenant)
      .where('id', 'in', ids)
      .where('at', '>=', since)
      .returning('id')
      .execute();

  return {
    find: async (tenant, id) => {
      const row = await db
        .selectFrom('displays')
        .select(['body', 'wanted', 'shown', 'hash', 'holds_until'])
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst();
      const shows = row && read(tenant, id, row.body);
      if (row === undefined || shows === undefined) return undefined;
      const { wanted, shown, hash, holds_until: until } = row;
      return { shows, wanted, shown, ...(hash !== null && { hash }), ...(until !== null && { until }) };
    },
    save: async (tenant, id, shows, at) => {
      const body = seal.close(JSON.stringify(shows), aboutDisplay(tenant, id));
      const { kind, system } = shows;
      await db
        .insertInto('displays')
        .values({ tenant, id, kind, system, body, at, wanted: 1, shown: 0, hash: null, holds_until: null })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant', 'id'])
            .doUpdateSet((set) => ({ system, body, at, wanted: set('displays.wanted', '+', 1) })),
        )
        .execute();
    },
    stir: async (tenant, of, since) => {
      const open = db.selectFrom('displays').select(['id', 'body']).where('tenant', '=', tenant);
      const ofSystem = of === 'homes' ? open : open.where('system', '=', of.system);
      const isOf = ({ id, body }: { readonly id: string; readonly body: string }): boolean =>
        of === 'homes' || read(tenant, id, body)?.list === of.list;
      const homes = await ofSystem.where('kind', '=', 'home').where('at', '>=', since).orderBy('at', 'desc').execute();
      const messages =
        of === 'homes'
          ? []
          : await ofSystem.where('kind', '=', 'message').orderBy('at', 'desc').limit(mostMessages).execute();
      const idsIn = (rows: typeof homes): readonly string[] => rows.filter(isOf).map(({ id }) => id);
      const stirred = { homes: idsIn(homes), messages: idsIn(messages) };
      const all = [...stirred.homes, ...stirred.messages];
      if (all.length > 0) await bump(tenant, all);
      return stirred;
    },
    want: async (tenant, id, since) => (await bump(tenant, [id], since)).length > 0,
    done: async (tenant, id, shown, { hash, until } = {}) => {
      await db
        .updateTable('displays')
        .set({ shown, hash: hash ?? null, holds_until: until ?? null })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('shown', '<=', shown)
        .execute();
    },
    aged: async (now, since) => {
      const rows = await everyTenant
        .selectFrom('displays')
        .select(['tenant', 'id', 'holds_until as until'])
        .where('holds_until', '<=', now)
        .where((where) => where.or([where('kind', '!=', 'home'), where('at', '>=', since)]))
        .orderBy('holds_until')
        .limit(mostAged)
        .execute();
      return rows.flatMap(({ tenant, id, until }) => (until === null ? [] : [{ tenant, id, until }]));
    },
    forget: async (tenant, id) => {
      await db.deleteFrom('displays').where('tenant', '=', tenant).where('id', '=', id).execute();
    },
  };
}
