import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Channel, Thread } from '../slack/places.ts';
import type { Consultation, Consultations } from '../slack/store.ts';
import { CannotOpen, type Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface ConsultationsParts {
  readonly db: Kysely<Tables>;
  readonly shape: z.ZodType<Consultation>;
  readonly seal: Seal;
  readonly log: Log;
}

interface Row {
  readonly thread: string;
  readonly body: string;
}

const about = ({ tenant, channel, ts }: Thread) => ['consultations', tenant, channel, ts];

export function createConsultations({ db, shape, seal, log }: ConsultationsParts): Consultations {
  const read = ({ tenant, channel }: Channel, row: Row | undefined): Consultation | undefined => {
    if (row === undefined) return undefined;
    const { thread, body } = row;
    try {
      return shape.parse(JSON.parse(seal.open(body, about({ tenant, channel, ts: thread }))));
    } catch (error) {
      // From an older version, or under a key that we have no more: the thread starts anew.
      const { keyId } = error instanceof CannotOpen ? error : {};
      log.warn({ tenant, channel, thread, keyId }, 'a stored consultation cannot be read');
      return undefined;
    }
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
    recent: async ({ tenant, person }, most) => {
      const rows = await db
        .selectFrom('consultations')
        .select(['channel', 'thread', 'body', 'at'])
        .where('tenant', '=', tenant)
        .where('asker', '=', person)
        .orderBy('at', 'desc')
        .limit(most)
        .execute();
      return rows.flatMap((row) => {
        const consultation = read({ tenant, channel: row.channel }, row);
        return consultation === undefined ? [] : [{ channel: row.channel, ts: row.thread, at: row.at, consultation }];
      });
    },
    save: async ({ tenant, channel, ts }, consultation, at) => {
      const { asker } = consultation;
      const body = seal.close(JSON.stringify(consultation), about({ tenant, channel, ts }));
      await db
        .insertInto('consultations')
        .values({ tenant, channel, thread: ts, body, at, asker })
        .onConflict((conflict) => conflict.columns(['tenant', 'channel', 'thread']).doUpdateSet({ body, at, asker }))
        .execute();
    },
  };
}
