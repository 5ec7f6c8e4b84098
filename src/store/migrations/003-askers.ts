import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const askers: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('consultations').addColumn('asker', 'text').execute();
  },
};
