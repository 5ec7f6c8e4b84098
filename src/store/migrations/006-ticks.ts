import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const ticks: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('ticks')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('list', 'text', (column) => column.notNull())
      .addColumn('item', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('ticked', 'integer', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('evidence', 'text')
      .addPrimaryKeyConstraint('ticks_primary', ['tenant', 'system', 'list', 'item', 'version'])
      .execute();
    await db.schema.createIndex('ticks_by_age').on('ticks').column('at').execute();
    await db.schema
      .createTable('displays')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('wanted', 'integer', (column) => column.notNull())
      .addColumn('shown', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text')
      .addPrimaryKeyConstraint('displays_primary', ['tenant', 'id'])
      .execute();
    await db.schema.createIndex('displays_by_system').on('displays').columns(['tenant', 'system', 'at']).execute();
    await db.schema.createIndex('displays_by_age').on('displays').column('at').execute();
    await db.schema
      .createIndex('consultations_by_asker')
      .on('consultations')
      .columns(['tenant', 'asker', 'at'])
      .execute();
  },
};
