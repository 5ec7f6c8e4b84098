import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Change } from '../consult/audit/change.ts';
import type { Log } from '../log.ts';
import type { AuditEntry, Audits, By } from '../slack/audit/audits.ts';
import { CannotOpen, type Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface AuditParts {
  readonly db: Kysely<Tables>;
  readonly shape: z.ZodType<Change>;
  readonly seal: Seal;
  readonly log: Log;
}

export interface Audit extends Audits {
  /** To be written in the transaction of the change: there is neither without the other. */
  write(transaction: Kysely<Tables>, whose: Whose, change: Change, by: By): Promise<void>;
}

export interface Whose {
  readonly tenant: string;
  /** '' for none. */
  readonly system: string;
}

type Row = Tables['audit'];

/** Not of its system: that may get another name. */
const aboutEntry = (tenant: string, id: string): readonly string[] => ['audit', tenant, id];

let count = 0;

/** Ids sort by time, and those of one moment in the order in which they were written. */
function newId(at: number): string {
  count = (count + 1) % 0x1_00_00;
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return `${hex(at, 12)}${hex(count, 4)}${randomBytes(6).toString('hex')}`;
}

export function createAudit({ db, shape, seal, log }: AuditParts): Audit {
  const read = ({ tenant, id, at, person, system, body }: Row): AuditEntry => {
    const entry = { id, at, person, system };
    try {
      return { ...entry, change: shape.parse(JSON.parse(seal.open(body, aboutEntry(tenant, id)))) };
    } catch (error) {
      const { keyId } = error instanceof CannotOpen ? error : {};
      log.warn({ tenant, entry: id, keyId }, 'an entry of the audit cannot be read');
      return entry;
    }
  };

  return {
    write: async (transaction, { tenant, system }, change, { person, at }) => {
      const id = newId(at);
      const body = seal.close(JSON.stringify(change), aboutEntry(tenant, id));
      await transaction.insertInto('audit').values({ tenant, id, at, person, system, body }).execute();
    },
    list: async (tenant, { system, since, before, most }) => {
      const all = db.selectFrom('audit').selectAll().where('tenant', '=', tenant);
      const ofSystem = system === undefined ? all : all.where('system', '=', system);
      const late = since === undefined ? ofSystem : ofSystem.where('at', '>=', since);
      const early = before === undefined ? late : late.where('id', '<', before);
      const rows = await early.orderBy('id', 'desc').limit(most).execute();
      return rows.map(read);
    },
  };
}
