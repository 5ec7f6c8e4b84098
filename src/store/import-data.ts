import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import { alone } from './alone.ts';
import type { Database } from './database.ts';
import { engineOf } from './engine.ts';
import { latestVersion, migrate, versionOf, versions } from './migrate.ts';
import type { Tables } from './tables.ts';
import { headerShape, rowShape, TransferFault, type Header, type Row } from './transfer.ts';

const atOnce = 200;

function readLine<Shape extends z.ZodType>(line: string, shape: Shape, expected: string): z.output<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new TransferFault(`${expected}, and not JSON`);
  }
  const read = shape.safeParse(value);
  if (!read.success) throw new TransferFault(expected);
  return read.data;
}

function readHeader(line: string | undefined): Header {
  const expected = 'line 1: expected the header that data:export writes, {"export":"devops-consultant",…}';
  const header = readLine(line ?? '', headerShape, expected);
  if (versions.includes(header.version)) return header;
  throw new TransferFault(
    `the data is of version ${header.version} and this program knows ${latestVersion} and older; import it with the version that wrote it`,
  );
}

type Columns = ReadonlyMap<string, ReadonlySet<string>>;

/** Ours, and those of each. */
async function columnsOf(db: Kysely<Tables>): Promise<Columns> {
  const tables = await db.introspection.getTables();
  return new Map(tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]));
}

/** Makes an empty database one of that version. */
async function prepare(db: Kysely<Tables>, { version }: Header): Promise<Columns> {
  const found = await versionOf(db);
  if (found === undefined) await migrate(db, version);
  const columns = await columnsOf(db);
  for (const table of columns.keys()) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0)
      throw new TransferFault(`the database is not empty: ${table} has rows; import into a new database`);
  }
  if (found !== undefined && found !== version)
    throw new TransferFault(
      `the data is of version ${version} and the database of ${found}; import into a database that no bot was started on`,
    );
  return columns;
}

/** Rows of one table that have the same columns. */
interface Batch {
  readonly table: string;
  readonly names: readonly string[];
  readonly rows: readonly Row[];
  /** The line of the first one. */
  readonly from: number;
}

const insert = async (db: Kysely<Tables>, { table, names, rows, from }: Batch): Promise<void> => {
  const to = from + rows.length - 1;
  const tuples = rows.map((row) => sql`(${sql.join(names.map((name) => row[name] ?? null))})`);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  try {
    await sql`insert into ${sql.table(table)} (${columns}) values ${sql.join(tuples)}`.execute(db);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new TransferFault(`the database does not take these rows of ${table} (${code}): lines ${from} to ${to}`);
  }
};

async function* batchesOf(lines: AsyncIterator<string>, columns: Columns): AsyncGenerator<Batch> {
  let batch: Batch | undefined;
  for (let number = 2; ; number += 1) {
    const next = await lines.next();
    if (next.done === true) break;
    const { table, row } = readLine(next.value, rowShape, `line ${number}: expected {"table":…,"row":{…}}`);
    const names = Object.keys(row).toSorted();
    const known = columns.get(table);
    if (known === undefined) throw new TransferFault(`line ${number}: there is no table ${table}`);
    const unknown = names.find((name) => !known.has(name));
    if (unknown !== undefined) throw new TransferFault(`line ${number}: ${table} has no column ${unknown}`);
    const fits = batch?.table === table && batch.names.join() === names.join() && batch.rows.length < atOnce;
    if (batch !== undefined && !fits) yield batch;
    batch =
      fits && batch !== undefined
        ? { ...batch, rows: [...batch.rows, row] }
        : { table, names, rows: [row], from: number };
  }
  if (batch !== undefined) yield batch;
}

/** Fills an empty database, with all of it or nothing. Data from an older version is brought up to date. */
export async function importData(database: Database, lines: AsyncIterable<string>, log: Log): Promise<number> {
  const rest = lines[Symbol.asyncIterator]();
  const first = await rest.next();
  const header = readHeader(first.done === true ? undefined : first.value);
  const engine = engineOf(database, log);
  const db = engine.maintain();
  try {
    return await alone(db, engine.beginAlone, async (one) => {
      let imported = 0;
      for await (const batch of batchesOf(rest, await prepare(one, header))) {
        await insert(one, batch);
        imported += batch.rows.length;
      }
      if (imported !== header.rows)
        throw new TransferFault(
          `there are ${imported} rows, and the header promises ${header.rows}; the data is not whole`,
        );
      await migrate(one);
      return imported;
    });
  } finally {
    await rest.return?.();
    await db.destroy();
  }
}
