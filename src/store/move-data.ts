import { sql, type Kysely } from 'kysely';
import type { Log } from '../log.ts';
import { alone } from './alone.ts';
import { countKept, type Kept } from './count-kept.ts';
import type { Database } from './database.ts';
import { engineOf } from './engine.ts';
import { proveCurrent } from './prove-current.ts';
import { CannotOpen, createSeal, type Seal } from './seal.ts';
import { keyColumns, tableNames, type Tables } from './tables.ts';
import { aboutTick } from './ticks.ts';
import { TransferFault, type Row } from './transfer.ts';

export interface Moving {
  /** The id of the workspace, as it was by itself. */
  readonly from: string;
  /** That of the organisation it has joined. */
  readonly to: string;
  /** Without it what there is to move is only counted. */
  readonly forGood: boolean;
}

/** Work in hand, and the tokens, which Slack gives anew. */
const left: ReadonlySet<keyof Tables> = new Set(['requests', 'keys', 'sent', 'turns', 'installations']);
const atOnce = 200;

/** What is sealed opens for its row alone, whose tenant is part of that. */
function sealedIn(table: keyof Tables, row: Row): { readonly column: string; readonly about: readonly string[] } {
  const { tenant, list, item, version } = row;
  if (table === 'ticks')
    return {
      column: 'evidence',
      about: aboutTick({
        tenant: String(tenant),
        list: String(list),
        item: String(item),
        version: Number(version),
      }),
    };
  return { column: 'body', about: [table, ...keyColumns[table].map((name) => String(row[name]))] };
}

function movedRow(table: keyof Tables, row: Row, { to, seal }: { readonly to: string; readonly seal: Seal }): Row {
  const moved = { ...row, tenant: to };
  const { column, about } = sealedIn(table, row);
  const kept = row[column];
  if (typeof kept !== 'string') return moved;
  try {
    return { ...moved, [column]: seal.close(seal.open(kept, about), sealedIn(table, moved).about) };
  } catch (error) {
    // Somebody has tampered with it: that is told when it is read. With another key it can be moved later.
    if (error instanceof CannotOpen && error.keyId === undefined) return moved;
    throw error;
  }
}

async function moveTable(
  db: Kysely<Tables>,
  table: keyof Tables,
  { from, to, seal }: { readonly from: string; readonly to: string; readonly seal: Seal },
): Promise<void> {
  const key = sql.join(keyColumns[table].map((name) => sql.ref(name)));
  for (;;) {
    const page = sql<Row>`select * from ${sql.table(table)} where tenant = ${from} order by ${key} limit ${sql.lit(atOnce)}`;
    const { rows } = await page.execute(db);
    for (const row of rows) {
      const moved = movedRow(table, row, { to, seal });
      const columns = sql.join(Object.keys(moved).map((name) => sql.ref(name)));
      const values = sql.join(Object.values(moved));
      // Where the organisation has its own, that one stays.
      await sql`insert into ${sql.table(table)} (${columns}) values (${values}) on conflict do nothing`.execute(db);
      const here = sql.join(keyColumns[table].map((name) => row[name]));
      await sql`delete from ${sql.table(table)} where (${key}) = (${here})`.execute(db);
    }
    if (rows.length < atOnce) return;
  }
}

async function proveMovable(db: Kysely<Tables>, { from, to }: Moving): Promise<void> {
  const waiting = await db.selectFrom('requests').select('id').where('tenant', '=', from).limit(1).execute();
  if (waiting.length > 0)
    throw new TransferFault(`something of ${from} is not answered yet; start the bot until it is, and stop it again`);
  const both = await db
    .selectFrom('systems')
    .select('id')
    .where('tenant', '=', from)
    .where('id', 'in', db.selectFrom('systems as theirs').select('theirs.id').where('theirs.tenant', '=', to))
    .orderBy('id')
    .execute();
  if (both.length > 0)
    throw new TransferFault(
      `${from} and ${to} both have: ${both.map(({ id }) => id).join(', ')}; give them other names in one of them first: /devops system edit`,
    );
}

/** A workspace has joined an organisation: what was kept of the one is the other's from now on. All of it, or nothing. */
export async function moveData(
  { database, keys }: { readonly database: Database; readonly keys: readonly Buffer[] },
  moving: Moving,
  log: Log,
): Promise<Kept> {
  const engine = engineOf(database, log);
  const db = engine.maintain();
  const seal = createSeal(keys);
  try {
    await proveCurrent(db);
    return await alone(db, engine.beginAlone, async (one) => {
      const all = await countKept(one, moving.from);
      await proveMovable(one, moving);
      const kept = new Map([...all].filter(([table]) => !left.has(table)));
      for (const table of tableNames) {
        if (moving.forGood && kept.has(table)) await moveTable(one, table, { ...moving, seal });
      }
      return kept;
    });
  } finally {
    await db.destroy();
  }
}
