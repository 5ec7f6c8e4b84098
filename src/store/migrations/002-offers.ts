import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const offers: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('watches')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('watches_primary', ['tenant', 'channel'])
      .execute();
    await db.schema
      .createTable('silences')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('silences_primary', ['tenant', 'person'])
      .execute();
    await db.schema
      .createTable('turns')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('whose', 'text', (column) => column.notNull())
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('turns_primary', ['tenant', 'whose'])
      .execute();
  },
};
