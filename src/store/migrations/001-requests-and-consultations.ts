import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const requestsAndConsultations: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('requests')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('due', 'bigint', (column) => column.notNull())
      .addColumn('holder', 'text')
      .addColumn('held_until', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('requests_by_lane').on('requests').columns(['tenant', 'lane', 'id']).execute();
    await db.schema
      .createTable('keys')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('keys_primary', ['tenant', 'key'])
      .execute();
    await db.schema.createIndex('keys_by_age').on('keys').column('at').execute();
    await db.schema
      .createTable('sent')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('channel', 'text')
      .addColumn('ts', 'text')
      .addPrimaryKeyConstraint('sent_primary', ['tenant', 'request', 'key'])
      .execute();
    await db.schema
      .createTable('consultations')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('thread', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('consultations_primary', ['tenant', 'channel', 'thread'])
      .execute();
  },
};
