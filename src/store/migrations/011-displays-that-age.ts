import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const displaysThatAge: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('displays').addColumn('holds_until', 'bigint').execute();
    await db.schema.createIndex('displays_by_end').on('displays').column('holds_until').execute();
  },
};
