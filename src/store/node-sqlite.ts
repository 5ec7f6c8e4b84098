import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { SqliteDialect, type Dialect, type SqliteStatement } from 'kysely';

const isBindable = (value: unknown): value is SQLInputValue =>
  value === null || ['string', 'number', 'bigint'].includes(typeof value) || ArrayBuffer.isView(value);

function bindable(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (!isBindable(value)) throw new TypeError(`SQLite cannot keep a ${typeof value}`);
    return value;
  });
}

/** SQLite as Node brings it, for a dialect that was made for better-sqlite3. */
export function nodeSqliteDialect(path: string): Dialect {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  // FULL: what was committed survives a power cut, which is what an acknowledgement promises.
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON',
  );
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (sql): SqliteStatement => {
        const statement = database.prepare(sql);
        return {
          reader: statement.columns().length > 0,
          all: (values) => statement.all(...bindable(values)),
          run: (values) => statement.run(...bindable(values)),
          iterate: (values) => statement.iterate(...bindable(values)),
        };
      },
    },
  });
}
