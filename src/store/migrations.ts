import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** In order; one that has been released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-requests-and-consultations': {
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
  },
  '002-offers': {
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
  },
  '003-askers': {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable('consultations').addColumn('asker', 'text').execute();
    },
  },
  '004-tenants-apart': {
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
  },
  '005-systems': {
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
  },
  '006-ticks': {
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
  },
  '007-releases': {
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
  },
};
