import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const releases: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('releases')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('migrations', 'text')
      .addPrimaryKeyConstraint('releases_primary', ['tenant', 'system', 'id'])
      .execute();
    await db.schema.createIndex('releases_by_age').on('releases').columns(['tenant', 'system', 'at']).execute();
  },
};
