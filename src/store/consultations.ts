import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Consultation, Consultations } from '../slack/store.ts';
import type { Tables } from './tables.ts';

export interface ConsultationsParts {
  readonly db: Kysely<Tables>;
  readonly shape: z.ZodType<Consultation>;
  readonly log: Log;
}

export function createConsultations({ db, shape, log }: ConsultationsParts): Consultations {
  return {
    find: async ({ tenant, channel, ts }) => {
      const row = await db
        .selectFrom('consultations')
        .select('body')
        .where('tenant', '=', tenant)
        .where('channel', '=', channel)
        .where('thread', '=', ts)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const read = shape.safeParse(JSON.parse(row.body));
      // One from an older version that cannot be read: the thread starts anew.
      if (!read.success) log.warn({ tenant, channel, thread: ts }, 'a stored consultation cannot be read');
      return read.data;
    },
    save: async ({ tenant, channel, ts }, consultation, at) => {
      const body = JSON.stringify(consultation);
      await db
        .insertInto('consultations')
        .values({ tenant, channel, thread: ts, body, at })
        .onConflict((conflict) => conflict.columns(['tenant', 'channel', 'thread']).doUpdateSet({ body, at }))
        .execute();
    },
  };
}
