import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/slack/store.ts';
import type { SystemChange } from '../../src/slack/systems/systems.ts';
import type { Engine } from './databases.ts';
import { setDatabase } from './set-database.ts';
import { at, system } from './samples.ts';

const place = { tenant: 'T1', channel: 'C1' };
const anna = { person: 'U1', at };
const change = (fields: Partial<SystemChange> = {}): SystemChange => ({
  tenant: 'T1',
  id: 'checkout',
  record: system,
  ...anna,
  ...fields,
});

/** What a team tells of its systems, in every store. */
export function describeSystems(engine: Engine): void {
  describe(`systems in ${engine.name}`, () => {
    const database = setDatabase(engine);
    let store: Store;

    beforeEach(async () => {
      store = await database.open();
    });

    it('are kept as they were told, with who did it and when, across a restart', async () => {
      await store.systems.save(change());
      await store.close();
      store = await database.open();
      const saved = { id: 'checkout', record: system, revision: 1, ...anna };
      expect(await store.systems.list('T1')).toEqual([saved]);
      expect(await store.systems.find('T1', 'checkout')).toEqual(saved);
      expect(await store.systems.find('T1', 'till')).toBeUndefined();
    });

    it('changed by two people at once are changed by the first; the second learns how they are by now', async () => {
      await store.systems.save(change());
      const other = await database.open();
      const of = { id: 'checkout', revision: 1 };
      const outcomes = await Promise.all(
        [store, other, store, other].map((one, index) =>
          one.systems.save(change({ of, person: `U${index}`, record: { ...system, owner: `team ${index}` } })),
        ),
      );
      expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
      const winner = outcomes.findIndex(({ kind }) => kind === 'saved');
      const now = { id: 'checkout', revision: 2, person: `U${winner}`, record: { owner: `team ${winner}` } };
      const second = outcomes.filter(({ kind }) => kind !== 'saved');
      expect(second).toMatchObject(Array.from({ length: 3 }, () => ({ kind: 'changed', now })));
      await other.close();
    });

    it('have each a name of their own', async () => {
      await store.systems.save(change());
      await store.systems.save(change({ id: 'till' }));
      expect(await store.systems.save(change())).toMatchObject({ kind: 'changed', now: { id: 'checkout' } });
      const of = { id: 'till', revision: 1 };
      expect(await store.systems.save(change({ of }))).toMatchObject({ kind: 'changed', now: { id: 'checkout' } });
      expect(await store.systems.save(change({ of: { id: 'gone', revision: 1 }, id: 'gone' }))).toEqual({
        kind: 'changed',
      });
      expect((await store.systems.list('T1')).map(({ id }) => id)).toEqual(['checkout', 'till']);
    });

    it('can be called something else, and the channels about them stay so', async () => {
      await store.systems.save(change());
      await store.systems.bind(place, 'checkout', anna);
      expect(await store.systems.save(change({ id: 'till', of: { id: 'checkout', revision: 1 } }))).toEqual({
        kind: 'saved',
      });
      expect(await store.systems.list('T1')).toMatchObject([{ id: 'till', record: system, revision: 2 }]);
      expect(await store.systems.bound(place)).toEqual(['till']);
    });

    it('remember what went live of them, once, newest first, as long as they are there', async () => {
      const { systems, releases } = store;
      await systems.save(change());
      const first = { id: 'R1', version: 'v2.3', at, migrations: 'additive' as const };
      const second = { id: 'R2', version: 'v2.4', at: at + 1 };
      expect(await releases.record('T1', 'checkout', second, anna)).toBe(true);
      expect(await releases.record('T1', 'checkout', first, anna)).toBe(true);
      expect(await releases.record('T1', 'checkout', { ...first, version: 'v9' }, anna)).toBe(false);
      expect(await releases.of('T1', 'checkout')).toEqual([second, first]);
      await systems.save(change({ id: 'till', of: { id: 'checkout', revision: 1 } }));
      expect(await releases.of('T1', 'till')).toEqual([second, first]);
      await systems.remove('T1', 'till', anna);
      expect(await releases.of('T1', 'till')).toEqual([]);
    });

    it('are what channels are about, one or several, in the order in which they were bound', async () => {
      const { systems } = store;
      for (const id of ['a', 'b', 'c']) await systems.save(change({ id }));
      await systems.bind(place, 'c', anna);
      await systems.bind(place, 'a', { person: 'U2', at: at + 1 });
      await systems.bind(place, 'c', { person: 'U2', at: at + 2 });
      await systems.bind({ ...place, channel: 'C2' }, 'a', anna);
      expect(await systems.bound(place)).toEqual(['c', 'a']);
      expect(await systems.channelsOf('T1', 'a')).toEqual(['C1', 'C2']);
      await systems.unbind(place, 'c', anna);
      expect(await systems.bound(place)).toEqual(['a']);
    });

    it('take along what binds channels to them', async () => {
      const { systems } = store;
      await systems.save(change());
      await systems.bind(place, 'checkout', anna);
      expect(await systems.remove('T1', 'checkout', anna)).toBe(true);
      expect(await systems.remove('T1', 'checkout', anna)).toBe(false);
      expect(await systems.bound(place)).toEqual([]);
      expect(await systems.list('T1')).toEqual([]);
    });

    it('are sealed where there is a key, and keep a bot without that key from starting', async () => {
      const sealed = await database.open([Buffer.alloc(32, 1)]);
      await sealed.systems.save(change());
      expect(await sealed.systems.list('T1')).toMatchObject([{ record: system }]);
      await sealed.close();
      await expect(database.open()).rejects.toThrow(/is missing/u);
    });
  });
}
