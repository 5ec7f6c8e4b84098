import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const stories: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('stories')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('thread', 'text', (column) => column.notNull())
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('stories_primary', ['tenant', 'id'])
      .execute();
    await db.schema.createIndex('stories_by_channel').on('stories').columns(['tenant', 'channel', 'open']).execute();
    // One at a time: of plans in a thread, of incidents in a channel.
    await db.schema
      .createIndex('stories_open')
      .on('stories')
      .columns(['tenant', 'kind', 'channel', 'thread'])
      .unique()
      .where(sql.ref('open'), '=', 1)
      .execute();
    await db.schema.createIndex('stories_by_system').on('stories').columns(['tenant', 'system', 'at']).execute();
    await db.schema.createIndex('stories_by_age').on('stories').column('at').execute();
    await db.schema
      .createTable('deeds')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('story', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('deeds_primary', ['tenant', 'story', 'number'])
      .execute();
    await db.schema.createIndex('deeds_by_age').on('deeds').column('at').execute();
    await db.schema
      .createTable('pauses')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('run', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('resumed', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('pauses_primary', ['tenant', 'run', 'name'])
      .execute();
    await db.schema.createIndex('pauses_by_age').on('pauses').column('at').execute();
    await db.schema
      .createTable('reminders')
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('reminders_primary', ['tenant', 'about'])
      .execute();
    await db.schema.createIndex('reminders_by_age').on('reminders').column('at').execute();
  },
};
