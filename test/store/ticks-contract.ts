import { beforeEach, describe, expect, it } from 'vitest';
import type { TickChange } from '../../src/consult/checklists/tick.ts';
import { displayId, type Shows } from '../../src/slack/checklists/shows.ts';
import type { Store } from '../../src/slack/store.ts';
import type { Engine } from './databases.ts';
import { setDatabase } from './set-database.ts';
import { at, consultation, system } from './samples.ts';

const ticked = (fields: Partial<TickChange> = {}): TickChange => ({
  list: 'checklist/production-readiness',
  item: 'rollback-tested',
  ticked: true,
  person: 'U1',
  at,
  evidence: "https://wiki.example/drill'; drop table ticks; --",
  seen: 0,
  ...fields,
});

const home = (fields: Partial<Shows & { kind: 'home' }> = {}): Shows => ({
  kind: 'home',
  person: 'U1',
  channel: 'D1',
  system: 'checkout',
  list: 'checklist/production-readiness',
  ...fields,
});

const answer = (ts: string, system = 'checkout'): Shows => ({
  kind: 'message',
  channel: 'C1',
  ts,
  system,
  list: 'checklist/production-readiness',
  inquiry: consultation('checklist').inquiry,
});

/** What is ticked, and where it is to be seen, in every store. */
export function describeTicks(engine: Engine): void {
  describe(`ticks in ${engine.name}`, () => {
    const database = setDatabase(engine);
    let store: Store;

    beforeEach(async () => {
      store = await database.open();
    });

    it('are kept with who, when and the evidence, each system its own, across a restart', async () => {
      expect(await store.ticks.save('T1', 'checkout', ticked())).toBe(true);
      await store.close();
      store = await database.open();
      const { seen: _, ...said } = ticked();
      expect(await store.ticks.of('T1', 'checkout')).toEqual([{ ...said, version: 1 }]);
      expect(await store.ticks.of('T1', '')).toEqual([]);
      await store.ticks.save('T1', '', ticked());
      expect(await store.ticks.systems('T1')).toEqual(['', 'checkout']);
    });

    it('stand as they were left last, and an untick keeps who did it', async () => {
      await store.ticks.save('T1', 'checkout', ticked());
      const { evidence: _, ...untick } = ticked({ ticked: false, person: 'U2', at: at + 1, seen: 1 });
      expect(await store.ticks.save('T1', 'checkout', untick)).toBe(true);
      const [now, ...others] = await store.ticks.of('T1', 'checkout');
      expect(now).toMatchObject({ ticked: false, person: 'U2', at: at + 1, version: 2 });
      expect(now).not.toHaveProperty('evidence');
      expect(others).toEqual([]);
    });

    it('are not changed by whoever saw them otherwise, and the same change again is no other one', async () => {
      expect(await store.ticks.save('T1', 'checkout', ticked())).toBe(true);
      expect(await store.ticks.save('T1', 'checkout', ticked())).toBe(true);
      expect(await store.ticks.save('T1', 'checkout', ticked({ person: 'U2' }))).toBe(false);
      expect(await store.ticks.of('T1', 'checkout')).toMatchObject([{ person: 'U1', version: 1 }]);
    });

    it('go to one of several people who change the same item at once, whatever the process', async () => {
      const other = await database.open();
      const saved = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 === 0 ? store : other).ticks.save('T1', 'checkout', ticked({ person: `U${index}` })),
        ),
      );
      expect(saved.filter(Boolean)).toHaveLength(1);
      await other.close();
    });

    it('lose nothing when people tick different items at once', async () => {
      const items = Array.from({ length: 12 }, (_, index) => `item-${index}`);
      await Promise.all(items.map((item) => store.ticks.save('T1', 'checkout', ticked({ item }))));
      expect((await store.ticks.of('T1', 'checkout')).map(({ item }) => item).toSorted()).toEqual(items.toSorted());
    });

    it('go along when their system gets another name, and go with it when it is removed', async () => {
      const { systems, ticks } = store;
      const recorded = { tenant: 'T1', record: system, person: 'U1', at };
      await systems.save({ ...recorded, id: 'checkout' });
      await ticks.save('T1', 'checkout', ticked());
      await ticks.save('T1', 'checkout', ticked({ item: 'other' }));
      await ticks.save('T1', 'till', ticked({ item: 'other', person: 'U2' }));
      await systems.save({ ...recorded, id: 'till', of: { id: 'checkout', revision: 1 } });
      const { evidence } = ticked();
      const byItem = new Map((await ticks.of('T1', 'till')).map((one) => [one.item, one]));
      expect([...byItem.keys()].toSorted()).toEqual(['other', 'rollback-tested']);
      expect(byItem.get('rollback-tested')).toMatchObject({ person: 'U1', evidence });
      expect(byItem.get('other')).toMatchObject({ person: 'U2' });
      await systems.remove('T1', 'till', recorded);
      expect(await ticks.of('T1', 'till')).toEqual([]);
    });

    it('keep their proof sealed where there is a key, and keep a bot without that key from starting', async () => {
      const key = Buffer.alloc(32, 1);
      await store.close();
      store = await database.open([key]);
      await store.ticks.save('T1', 'checkout', ticked());
      await expect(database.open()).rejects.toThrow(/is missing/u);
      await store.close();
      store = await database.open([Buffer.alloc(32, 2), key]);
      expect(await store.ticks.of('T1', 'checkout')).toMatchObject([{ evidence: ticked().evidence }]);
    });

    it('stay for as long as they hold, and nobody who still sees what was before them takes their place', async () => {
      await store.ticks.save('T1', 'checkout', ticked());
      await store.ticks.save('T1', 'checkout', ticked({ person: 'U2', at: at + 1, seen: 1 }));
      await store.journal.prune({ keys: 0, words: at + 2 });
      const { evidence } = ticked();
      expect(await store.ticks.of('T1', 'checkout')).toMatchObject([{ person: 'U2', version: 2, evidence }]);
      expect(await store.ticks.save('T1', 'checkout', ticked({ person: 'U3' }))).toBe(false);
    });
  });

  describe(`what is on screens, in ${engine.name}`, () => {
    const database = setDatabase(engine);
    let store: Store;
    const anna = displayId({ person: 'U1' });

    beforeEach(async () => {
      store = await database.open();
    });

    it('is out of date until it was shown, and when something of it changed', async () => {
      const { displays } = store;
      expect(await displays.find('T1', anna)).toBeUndefined();
      await displays.save('T1', anna, home(), at);
      expect(await displays.find('T1', anna)).toEqual({ shows: home(), wanted: 1, shown: 0 });
      await displays.done('T1', anna, 1, { hash: 'hash-1' });
      expect(await displays.find('T1', anna)).toEqual({ shows: home(), wanted: 1, shown: 1, hash: 'hash-1' });
      expect(await displays.want('T1', anna, at)).toBe(true);
      expect(await displays.want('T1', anna, at + 1)).toBe(false);
      expect(await displays.want('T1', 'home:U9', 0)).toBe(false);
      expect(await displays.find('T1', anna)).toMatchObject({ wanted: 2, shown: 1 });
      await displays.save('T1', anna, home({ system: '' }), at + 1);
      expect(await displays.find('T1', anna)).toMatchObject({ shows: home({ system: '' }), wanted: 3, shown: 1 });
      await displays.done('T1', anna, 3, { hash: 'hash-3' });
      await displays.done('T1', anna, 2, { hash: 'hash-2' });
      expect(await displays.find('T1', anna)).toMatchObject({ wanted: 3, shown: 3, hash: 'hash-3' });
      await displays.forget('T1', anna);
      expect(await displays.find('T1', anna)).toBeUndefined();
    });

    it('is found by what it shows: Homes that were opened lately, and messages', async () => {
      const { displays } = store;
      const [ben, cleo, message, other] = [
        displayId({ person: 'U2' }),
        displayId({ person: 'U3' }),
        displayId({ channel: 'C1', ts: '1.1' }),
        displayId({ channel: 'C1', ts: '1.2' }),
      ];
      await displays.save('T1', anna, home(), at);
      await displays.save('T1', ben, home({ person: 'U2', system: 'till' }), at);
      await displays.save('T1', cleo, home({ person: 'U3' }), at - 100);
      await displays.save('T1', message, answer('1.1'), at - 100);
      await displays.save('T1', other, answer('1.2', 'till'), at);
      const dora = displayId({ person: 'U4' });
      await displays.save('T1', dora, home({ person: 'U4', list: 'phase/plan' }), at);
      const list = 'checklist/production-readiness';
      expect(await displays.stir('T1', { system: 'checkout', list }, at - 10)).toEqual({
        homes: [anna],
        messages: [message],
      });
      expect(await displays.find('T1', message)).toMatchObject({ wanted: 2, shown: 0 });
      expect(await displays.find('T1', other)).toMatchObject({ wanted: 1 });
      const { homes, messages } = await displays.stir('T1', 'homes', at - 10);
      expect(new Set(homes)).toEqual(new Set([anna, ben, dora]));
      expect(messages).toEqual([]);
      expect(await displays.stir('T1', { system: 'elsewhere', list }, 0)).toEqual({ homes: [], messages: [] });
    });

    it('is kept up to date for the newest messages of a system only', async () => {
      for (let count = 0; count < 25; count += 1) {
        await store.displays.save('T1', displayId({ channel: 'C1', ts: `${count}` }), answer(`${count}`), at + count);
      }
      const list = 'checklist/production-readiness';
      const { messages: ids } = await store.displays.stir('T1', { system: 'checkout', list }, 0);
      expect(ids).toHaveLength(20);
      expect(ids).toContain(displayId({ channel: 'C1', ts: '24' }));
      expect(ids).not.toContain(displayId({ channel: 'C1', ts: '4' }));
    });

    it('is forgotten with what people said', async () => {
      await store.displays.save('T1', anna, home(), at);
      await store.journal.prune({ keys: 0, words: at + 1 });
      expect(await store.displays.find('T1', anna)).toBeUndefined();
    });

    it('are on screens until they are too old, of all tenants: of a Home as long as it is open', async () => {
      await store.displays.save('T1', 'home:U1', home(), at);
      await store.displays.save('T2', 'home:U1', home(), at - 10);
      await store.displays.save('T1', displayId({ channel: 'C1', ts: '1.2' }), answer('1.2'), at - 10);
      for (const tenant of ['T1', 'T2']) await store.displays.done(tenant, 'home:U1', 1, { hash: 'h', until: at + 5 });
      await store.displays.done('T1', 'message:C1:1.2', 1, { until: at + 7 });
      expect(await store.displays.find('T1', 'home:U1')).toMatchObject({ hash: 'h', until: at + 5 });
      expect(await store.displays.aged(at + 4, at)).toEqual([]);
      expect(await store.displays.aged(at + 5, at)).toEqual([{ tenant: 'T1', id: 'home:U1', until: at + 5 }]);
      expect(await store.displays.aged(at + 7, at)).toEqual([
        { tenant: 'T1', id: 'home:U1', until: at + 5 },
        { tenant: 'T1', id: 'message:C1:1.2', until: at + 7 },
      ]);
      await store.displays.done('T1', 'home:U1', 1);
      expect(await store.displays.aged(at + 5, at)).toEqual([]);
    });
  });
}
