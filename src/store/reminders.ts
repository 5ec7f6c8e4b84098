import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Reminders } from '../slack/stories/stories.ts';
import type { Tables } from './tables.ts';

const shape = z.array(z.object({ channel: z.string(), id: z.string(), at: z.number() }));

/** Nothing that people said is in them. */
export const createReminders = (db: Kysely<Tables>): Reminders => ({
  of: async (tenant, about) => {
    const row = await db
      .selectFrom('reminders')
      .select('body')
      .where('tenant', '=', tenant)
      .where('about', '=', about)
      .executeTakeFirst();
    return row === undefined ? [] : shape.parse(JSON.parse(row.body));
  },
  keep: async (tenant, about, reminders, at) => {
    if (reminders.length === 0) {
      await db.deleteFrom('reminders').where('tenant', '=', tenant).where('about', '=', about).execute();
      return;
    }
    const body = JSON.stringify(reminders);
    await db
      .insertInto('reminders')
      .values({ tenant, about, body, at })
      .onConflict((conflict) => conflict.columns(['tenant', 'about']).doUpdateSet({ body, at }))
      .execute();
  },
});
