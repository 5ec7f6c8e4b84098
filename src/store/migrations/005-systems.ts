import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const systems: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('systems')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('systems_primary', ['tenant', 'id'])
      .execute();
    await db.schema
      .createTable('bindings')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('bindings_primary', ['tenant', 'channel', 'system'])
      .execute();
    await db.schema.createIndex('bindings_by_system').on('bindings').columns(['tenant', 'system']).execute();
  },
};
