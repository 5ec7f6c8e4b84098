import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Channel, Consultation, Consultations } from '../slack/store.ts';
import type { Tables } from './tables.ts';

export interface ConsultationsParts {
  readonly db: Kysely<Tables>;
  readonly shape: z.ZodType<Consultation>;
  readonly log: Log;
}

interface Row {
  readonly thread: string;
  readonly body: string;
}

export function createConsultations({ db, shape, log }: ConsultationsParts): Consultations {
  const read = ({ tenant, channel }: Channel, row: Row | undefined): Consultation | undefined => {
    if (row === undefined) return undefined;
    const { success, data } = shape.safeParse(JSON.parse(row.body));
    // One from an older version that cannot be read: the thread starts anew.
    if (!success) log.warn({ tenant, channel, thread: row.thread }, 'a stored consultation cannot be read');
    return data;
  };
  return {
    find: async ({ tenant, channel, ts }) =>
      read(
        { tenant, channel },
        await db
          .selectFrom('consultations')
          .select(['thread', 'body'])
          .where('tenant', '=', tenant)
          .where('channel', '=', channel)
          .where('thread', '=', ts)
          .executeTakeFirst(),
      ),
    last: async (place, asker) =>
      read(
        place,
        await db
          .selectFrom('consultations')
          .select(['thread', 'body'])
          .where('tenant', '=', place.tenant)
          .where('channel', '=', place.channel)
          .orderBy((row) => row.case().when('asker', '=', asker).then(0).else(1).end())
          .orderBy('at', 'desc')
          .limit(1)
          .executeTakeFirst(),
      ),
    save: async ({ tenant, channel, ts }, consultation, at) => {
      const { asker } = consultation;
      const body = JSON.stringify(consultation);
      await db
        .insertInto('consultations')
        .values({ tenant, channel, thread: ts, body, at, asker })
        .onConflict((conflict) => conflict.columns(['tenant', 'channel', 'thread']).doUpdateSet({ body, at, asker }))
        .execute();
    },
  };
}
