import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
  type SqliteDialectConfig,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import { createTurns, type Turns } from './turns.ts';

const isBindable = (value: unknown): value is SQLInputValue =>
  value === null || ['string', 'number', 'bigint'].includes(typeof value) || ArrayBuffer.isView(value);

function bindable(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (!isBindable(value)) throw new TypeError(`SQLite cannot keep a ${typeof value}`);
    return value;
  });
}

/**
 * SQLite waits for another connection by holding up the thread. Where that connection is of the same thread, it could
 * never be done: they take turns. Whoever only reads is in nobody's way.
 */
class DriverInTurn extends SqliteDriver {
  readonly #turns: Turns;
  #giveBack = (): void => {};

  constructor(config: SqliteDialectConfig, turns: Turns) {
    super(config);
    this.#turns = turns;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#giveBack = await this.#turns.take();
    return super.acquireConnection();
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    await super.beginTransaction(connection);
    if (settings?.accessMode === 'read only') this.#giveBack();
  }

  override releaseConnection(): Promise<void> {
    this.#giveBack();
    return Promise.resolve();
  }
}

class DialectInTurn extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #turns: Turns;

  constructor(config: SqliteDialectConfig, turns: Turns) {
    super(config);
    this.#config = config;
    this.#turns = turns;
  }

  override createDriver(): SqliteDriver {
    return new DriverInTurn(this.#config, this.#turns);
  }
}

const turnsOf = new Map<string, Turns>();

/** SQLite as Node brings it, for a dialect that was made for better-sqlite3. */
export function nodeSqliteDialect(path: string): Dialect {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  // FULL: what was committed survives a power cut, which is what an acknowledgement promises.
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON',
  );
  const file = resolve(path);
  const turns = turnsOf.get(file) ?? createTurns();
  turnsOf.set(file, turns);
  const config: SqliteDialectConfig = {
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
  };
  return new DialectInTurn(config, turns);
}
