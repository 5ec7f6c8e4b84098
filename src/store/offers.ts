import type { Kysely } from 'kysely';
import type { Offers, Turn } from '../slack/offers/offers.ts';
import type { Tables } from './tables.ts';

/** One statement, so that two processes cannot both get it: the row is theirs only when its last turn is long ago. */
async function takeOne(
  db: Kysely<Tables>,
  { tenant, request, at }: Turn,
  { whose, last }: { readonly whose: string; readonly last: number },
): Promise<boolean> {
  const taken = await db
    .insertInto('turns')
    .values({ tenant, whose, request, at })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'whose'])
        .doUpdateSet({ request, at })
        .where((where) => where.or([where('turns.at', '<=', last), where('turns.request', '=', request)])),
    )
    .returning('whose')
    .execute();
  return taken.length > 0;
}

export function createOffers(db: Kysely<Tables>): Offers {
  return {
    take: async (turn) => {
      const { tenant, request, person, personLast, channel, channelLast } = turn;
      if (!(await takeOne(db, turn, { whose: `person:${person}`, last: personLast }))) return false;
      if (await takeOne(db, turn, { whose: `channel:${channel}`, last: channelLast })) return true;
      // A crash right here costs this person an offer, and nobody gets one too many.
      await db.deleteFrom('turns').where('tenant', '=', tenant).where('request', '=', request).execute();
      return false;
    },
    silence: async ({ tenant, person }, at) => {
      await db
        .insertInto('silences')
        .values({ tenant, person, at })
        .onConflict((conflict) => conflict.columns(['tenant', 'person']).doNothing())
        .execute();
    },
    welcome: async ({ tenant, person }) => {
      await db.deleteFrom('silences').where('tenant', '=', tenant).where('person', '=', person).execute();
    },
    isSilenced: async ({ tenant, person }) => {
      const row = await db
        .selectFrom('silences')
        .select('person')
        .where('tenant', '=', tenant)
        .where('person', '=', person)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
