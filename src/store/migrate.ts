import { type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

export const versions = Object.keys(migrations).toSorted();
export const latestVersion = versions.at(-1) ?? '';

/** The database knows more than this program. */
export class NewerDatabase extends Error {
  constructor(version: string) {
    super(`it was written by a newer version of this program (${version}); expected ${latestVersion} or older`);
    this.name = 'NewerDatabase';
  }
}

type Migrated = { readonly kysely_migration: { readonly name: string } };

/** The name of its last migration; undefined when there is nothing in it yet. */
export async function versionOf(db: Kysely<Tables>): Promise<string | undefined> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return undefined;
  const rows = await db.$extendTables<Migrated>().selectFrom('kysely_migration').select('name').execute();
  return rows
    .map(({ name }) => name)
    .toSorted()
    .at(-1);
}

/** Kysely tries and looks again, which hides in a transaction why tables cannot be made. */
async function proveCreatable(db: Kysely<Tables>): Promise<void> {
  await db.schema.createTable('trial').addColumn('id', 'integer').execute();
  await db.schema.dropTable('trial').execute();
}

/** Brings the tables to a version, forward only; to be called alone. */
export async function migrate(db: Kysely<Tables>, version: string = latestVersion): Promise<void> {
  const found = await versionOf(db);
  if (found !== undefined && found > latestVersion) throw new NewerDatabase(found);
  if (found !== undefined && found >= version) return;
  if (found === undefined) await proveCreatable(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    // Whoever calls has begun one.
    disableTransactions: true,
  });
  const { error } = await migrator.migrateTo(version);
  if (error !== undefined) throw new Error(`the tables could not be brought to version ${version}`, { cause: error });
}
