import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Log } from '../log.ts';
import type { Database } from './database.ts';
import { engineOf } from './engine.ts';
import { proveCurrent } from './prove-current.ts';
import { keyColumns, tableNames, type Tables } from './tables.ts';
import type { Header, Row } from './transfer.ts';

const pageSize = 500;

/** The rows of a table in the order of their keys, a page at a time. */
async function* rowsOf(db: Kysely<Tables>, table: keyof Tables): AsyncGenerator<Row> {
  const names: readonly string[] = keyColumns[table];
  const list = (parts: readonly unknown[]): RawBuilder<unknown> => sql.join([...parts]);
  const key = list(names.map((name) => sql.ref(name)));
  let after = sql``;
  for (;;) {
    const page = sql<Row>`select * from ${sql.table(table)} ${after} order by ${key} limit ${sql.lit(pageSize)}`;
    const { rows } = await page.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = sql`where (${key}) > (${list(names.map((name) => last[name]))})`;
  }
}

async function count(db: Kysely<Tables>): Promise<number> {
  let total = 0;
  for (const table of tableNames) {
    const { n } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number | string>().as('n'))
      .executeTakeFirstOrThrow();
    total += Number(n);
  }
  return total;
}

/** All there is as of one moment, while the bot may go on: a header, and a line for each row. */
export async function* exportData(database: Database, log: Log): AsyncGenerator<string> {
  const db = engineOf(database, log).maintain();
  try {
    const version = await proveCurrent(db);
    const moment = await db
      .startTransaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute();
    try {
      const header: Header = { export: 'devops-consultant', version, rows: await count(moment) };
      yield `${JSON.stringify(header)}\n`;
      for (const table of tableNames) {
        for await (const row of rowsOf(moment, table)) yield `${JSON.stringify({ table, row })}\n`;
      }
    } finally {
      await moment.rollback().execute();
    }
  } finally {
    await db.destroy();
  }
}
