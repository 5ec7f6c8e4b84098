import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const tenantsApart: Migration = {
  up: async (db: Kysely<unknown>) => {
    // A key cannot be changed in place in SQLite.
    await db.schema
      .createTable('requests_apart')
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('due', 'bigint', (column) => column.notNull())
      .addColumn('holder', 'text')
      .addColumn('held_until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('requests_primary', ['tenant', 'id'])
      .execute();
    const columns = ['id', 'tenant', 'lane', 'body', 'attempts', 'due', 'holder', 'held_until'];
    await sql`insert into requests_apart (${sql.join(columns.map((name) => sql.ref(name)))})
      select ${sql.join(columns.map((name) => sql.ref(name)))} from requests`.execute(db);
    await db.schema.dropTable('requests').execute();
    await db.schema.alterTable('requests_apart').renameTo('requests').execute();
    await db.schema.createIndex('requests_by_lane').on('requests').columns(['tenant', 'lane', 'id']).execute();
    await db.schema.createIndex('requests_by_age').on('requests').column('id').execute();
    await db.schema.createIndex('consultations_by_age').on('consultations').column('at').execute();
    await db.schema.createIndex('turns_by_age').on('turns').column('at').execute();
  },
};
