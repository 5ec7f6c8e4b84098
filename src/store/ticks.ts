import type { Kysely } from 'kysely';
import type { Change } from '../consult/audit/change.ts';
import type { Tick } from '../consult/checklists/tick.ts';
import type { Log } from '../log.ts';
import type { Ticks } from '../slack/checklists/ticks.ts';
import type { Audit } from './audit.ts';
import { CannotOpen, type Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface TicksParts {
  readonly db: Kysely<Tables>;
  readonly seal: Seal;
  readonly audit: Audit;
  readonly log: Log;
}

type Row = Tables['ticks'];

/** Not of its system: that may get another name. */
export const aboutTick = ({ tenant, list, item, version }: Pick<Row, 'tenant' | 'list' | 'item' | 'version'>) => [
  'ticks',
  tenant,
  list,
  item,
  String(version),
];

export function createTicks({ db, seal, audit, log }: TicksParts): Ticks {
  const open = (row: Row): string | undefined => {
    if (row.evidence === null) return undefined;
    try {
      return seal.open(row.evidence, aboutTick(row));
    } catch (error) {
      const { keyId } = error instanceof CannotOpen ? error : {};
      log.warn({ tenant: row.tenant, list: row.list, item: row.item, keyId }, 'stored evidence cannot be read');
      return undefined;
    }
  };

  const read = (row: Row): Tick => {
    const { list, item, ticked, person, at, version } = row;
    const evidence = open(row);
    return { list, item, ticked: ticked === 1, person, at, version, ...(evidence !== undefined && { evidence }) };
  };

  return {
    of: async (tenant, system) => {
      const rows = await db
        .selectFrom('ticks')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('system', '=', system)
        .orderBy('version')
        .execute();
      return [...new Map(rows.map((row) => [`${row.list} ${row.item}`, row])).values()].map(read);
    },
    save: async (tenant, system, { list, item, ticked, person, at, evidence, seen }) => {
      const key = { tenant, system, list, item, version: seen + 1 };
      const row = { ...key, ticked: ticked ? 1 : 0, person, at };
      const proof = evidence === undefined ? {} : { evidence };
      const isAdded = await db.transaction().execute(async (transaction) => {
        // The row of the next version is there once, whoever comes first.
        const added = await transaction
          .insertInto('ticks')
          .values({ ...row, evidence: evidence === undefined ? null : seal.close(evidence, aboutTick(key)) })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .execute();
        if (added.length === 0) return false;
        const change: Change = ticked ? { kind: 'ticked', list, item, ...proof } : { kind: 'unticked', list, item };
        await audit.write(transaction, { tenant, system }, change, { person, at });
        return true;
      });
      if (isAdded) return true;
      const there = await db
        .selectFrom('ticks')
        .select(['ticked', 'person', 'at'])
        .where('tenant', '=', tenant)
        .where('system', '=', system)
        .where('list', '=', list)
        .where('item', '=', item)
        .where('version', '=', key.version)
        .executeTakeFirst();
      return there?.person === person && there.at === at && there.ticked === row.ticked;
    },
    systems: async (tenant) => {
      const rows = await db
        .selectFrom('ticks')
        .select('system')
        .distinct()
        .where('tenant', '=', tenant)
        .orderBy('system')
        .execute();
      return rows.map(({ system }) => system);
    },
  };
}
