import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { setTimeout as sleep } from 'node:timers/promises';

/** In order; one that has been released is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
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
};

const mostTries = 10;
const waitMs = 100;

export async function migrate<Database>(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  for (let tries = 1; ; tries += 1) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    if (tries === mostTries) throw new Error('the database could not be brought up to date', { cause: error });
    // Another process that starts at the same time may be at it: what it did is then there.
    await sleep(waitMs);
  }
}
