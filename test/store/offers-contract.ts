import { beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../src/slack/offers/offers.ts';
import type { Store } from '../../src/slack/store.ts';
import type { Engine } from './databases.ts';
import { setDatabase } from './set-database.ts';

const at = 1_700_000_000_000;

/** What every store does for offers, whatever it keeps them in. */
export function describeOffers(engine: Engine): void {
  describe(`offers in the store in ${engine.name}`, () => {
    const database = setDatabase(engine);
    let store: Store;

    beforeEach(async () => {
      store = await database.open();
    });

    const place = { tenant: 'T1', channel: 'C1' };

    it('listens nowhere until somebody says so, and keeps who was first and when, across a restart', async () => {
      expect(await store.watches.find(place)).toBeUndefined();
      await store.watches.start(place, { person: 'U1', at });
      await store.watches.start(place, { person: 'U2', at: at + 1 });
      await store.close();
      store = await database.open();
      expect(await store.watches.find(place)).toEqual({ person: 'U1', at });
      expect(await store.watches.find({ ...place, channel: 'C2' })).toBeUndefined();
      expect(await store.watches.find({ ...place, tenant: 'T2' })).toBeUndefined();
      expect(await store.watches.list('T1')).toEqual(['C1']);
      expect(await store.watches.list('T2')).toEqual([]);
      await store.watches.stop({ ...place, tenant: 'T2' }, { person: 'U1', at });
      expect(await store.watches.find(place)).toEqual({ person: 'U1', at });
      await store.watches.stop(place, { person: 'U1', at });
      expect(await store.watches.find(place)).toBeUndefined();
    });

    it('offers nothing to whoever asked for silence, in that tenant, until they take it back', async () => {
      const anna = { tenant: 'T1', person: 'U1' };
      await store.offers.silence(anna, at);
      await store.offers.silence(anna, at + 1);
      expect(await store.offers.isSilenced(anna)).toBe(true);
      expect(await store.offers.isSilenced({ ...anna, tenant: 'T2' })).toBe(false);
      expect(await store.offers.isSilenced({ ...anna, person: 'U2' })).toBe(false);
      await store.offers.welcome({ ...anna, tenant: 'T2' });
      expect(await store.offers.isSilenced(anna)).toBe(true);
      await store.offers.welcome(anna);
      expect(await store.offers.isSilenced(anna)).toBe(false);
    });

    const turn = (request: string, fields: Partial<Turn> = {}): Turn => {
      const now = fields.at ?? at;
      return { ...place, person: 'U1', request, at: now, personLast: now - 60, channelLast: now - 10, ...fields };
    };

    it('gives a person and a channel a turn when the last one of both is long enough ago', async () => {
      const { offers } = store;
      expect(await offers.take(turn('R1'))).toBe(true);
      expect(await offers.take(turn('R1'))).toBe(true);
      expect(await offers.take(turn('R2', { person: 'U2', at: at + 9 }))).toBe(false);
      expect(await offers.take(turn('R3', { channel: 'C2', at: at + 59 }))).toBe(false);
      expect(await offers.take(turn('R4', { tenant: 'T2' }))).toBe(true);
      expect(await offers.take(turn('R5', { person: 'U2', at: at + 10 }))).toBe(true);
      expect(await offers.take(turn('R6', { channel: 'C2', at: at + 60 }))).toBe(true);
    });

    it('takes neither turn when one of them is not to be had', async () => {
      const { offers } = store;
      await offers.take(turn('R1'));
      expect(await offers.take(turn('R2', { person: 'U2' }))).toBe(false);
      expect(await offers.take(turn('R3', { person: 'U2', channel: 'C2' }))).toBe(true);
      expect(await offers.take(turn('R4', { channel: 'C3' }))).toBe(false);
      expect(await offers.take(turn('R5', { person: 'U3', channel: 'C3' }))).toBe(true);
    });

    it('forgets turns that are long over', async () => {
      await store.offers.take(turn('R1'));
      await store.journal.prune({ keys: at + 1, words: 0 });
      expect(await store.offers.take(turn('R2'))).toBe(true);
    });

    it('gives a turn to one of several processes that want it at once', async () => {
      const other = await database.open();
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? store : other).offers.take(turn(`R${index}`, { person: `U${index % 4}` })),
        ),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      await other.close();
    });
  });
}
