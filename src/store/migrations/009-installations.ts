import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const installations: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('installations')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('bot_user', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('expires', 'bigint')
      .addColumn('holder', 'text')
      .addColumn('held_until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('installations_primary', ['tenant', 'id'])
      .execute();
    await db.schema.createIndex('installations_by_id').on('installations').column('id').execute();
  },
};
