import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TickChange } from '../../src/consult/checklists/tick.ts';
import { createLog } from '../../src/log.ts';
import type { AuditEntry } from '../../src/slack/audit/audits.ts';
import type { Store } from '../../src/slack/store.ts';
import type { SystemChange } from '../../src/slack/systems/systems.ts';
import { engineOf } from '../../src/store/engine.ts';
import type { Engine } from './databases.ts';
import { setDatabase } from './set-database.ts';
import { at, system } from './samples.ts';

const place = { tenant: 'T1', channel: 'C1' };
const anna = { person: 'U1', at };
const ben = { person: 'U2', at: at + 1000 };
const change = (fields: Partial<SystemChange> = {}): SystemChange => ({
  tenant: 'T1',
  id: 'checkout',
  record: system,
  ...anna,
  ...fields,
});
const of = (revision: number, id = 'checkout') => ({ id, revision });
const tick = (fields: Partial<TickChange> = {}): TickChange => ({
  list: 'l',
  item: 'i',
  ticked: true,
  ...anna,
  evidence: 'https://ci.example/1',
  seen: 0,
  ...fields,
});

/** Whatever a team changes is written down with who did it, in every store. */
export function describeAudit(engine: Engine): void {
  describe(`the audit in ${engine.name}`, () => {
    const database = setDatabase(engine);
    let store: Store;

    beforeEach(async () => {
      store = await database.open();
    });

    const all = (): Promise<readonly AuditEntry[]> => store.audit.list('T1', { most: 100 });
    const changes = async (): Promise<unknown[]> => (await all()).toReversed().map((entry) => entry.change);
    const kinds = async (): Promise<unknown[]> => (await all()).toReversed().map((entry) => entry.change?.kind);

    it('knows of each change who, when, which system, and from what to what', async () => {
      const record = { ...system, owner: 'Payments' };
      await store.systems.save(change());
      await store.systems.save(change({ ...ben, record, of: of(1), imported: true }));
      const [last, first] = await all();
      expect(last).toMatchObject({ ...ben, system: 'checkout' });
      expect(last?.change).toEqual({ kind: 'system-changed', before: system, after: record, imported: true });
      expect(first).toMatchObject({ ...anna, system: 'checkout', change: { kind: 'system-added', after: system } });
    });

    it('knows what channels were about, what went live, what was ticked, and where offers were switched', async () => {
      const { systems, releases, ticks, watches } = store;
      await systems.save(change());
      await systems.bind(place, 'checkout', anna);
      await systems.unbind(place, 'checkout', anna);
      await releases.record('T1', 'checkout', { id: 'R1', version: 'v2', at, migrations: 'none' }, anna);
      await ticks.save('T1', 'checkout', tick());
      await ticks.save('T1', 'checkout', tick({ ticked: false, seen: 1 }));
      await watches.start(place, anna);
      await watches.stop(place, anna);
      await systems.remove('T1', 'checkout', ben);
      expect((await changes()).slice(1)).toEqual([
        { kind: 'bound', channel: 'C1' },
        { kind: 'unbound', channel: 'C1' },
        { kind: 'released', version: 'v2', migrations: 'none' },
        { kind: 'ticked', list: 'l', item: 'i', evidence: 'https://ci.example/1' },
        { kind: 'unticked', list: 'l', item: 'i' },
        { kind: 'watch-on', channel: 'C1' },
        { kind: 'watch-off', channel: 'C1' },
        { kind: 'system-removed', name: 'Checkout' },
      ]);
    });

    it('has nothing of what changed nothing', async () => {
      const { systems, releases, ticks, watches } = store;
      await systems.save(change());
      const twice = async (): Promise<void> => {
        await systems.save(change({ ...ben }));
        await systems.save(change({ ...ben, of: of(7) }));
        await systems.save(change({ ...ben, id: 'till', of: of(1, 'gone') }));
        await systems.bind(place, 'checkout', anna);
        await releases.record('T1', 'checkout', { id: 'R1', version: 'v2', at }, anna);
        await ticks.save('T1', 'checkout', tick());
        await ticks.save('T1', 'checkout', tick({ ...ben, ticked: false }));
        await watches.start(place, anna);
      };
      await twice();
      const before = await all();
      await twice();
      await systems.unbind({ ...place, channel: 'C2' }, 'checkout', anna);
      await watches.stop({ ...place, channel: 'C2' }, anna);
      await systems.remove('T1', 'till', anna);
      expect(await all()).toEqual(before);
      expect(await kinds()).toEqual(['system-added', 'bound', 'released', 'ticked', 'watch-on']);
    });

    it('is written with each change or not at all: where it cannot be written, nothing is changed', async () => {
      const { systems, releases, ticks, watches } = store;
      await systems.save(change());
      await systems.bind(place, 'checkout', anna);
      await watches.start(place, anna);
      const other = engineOf(database.database, createLog({ level: 'silent' })).maintain();
      await sql`alter table audit rename to away`.execute(other);
      for (const attempt of [
        () => systems.save(change({ id: 'till' })),
        () => systems.save(change({ record: { ...system, owner: 'x' }, of: of(1) })),
        () => systems.save(change({ id: 'renamed', of: of(1) })),
        () => systems.bind({ ...place, channel: 'C2' }, 'checkout', anna),
        () => systems.unbind(place, 'checkout', anna),
        () => releases.record('T1', 'checkout', { id: 'R1', version: 'v2', at }, anna),
        () => ticks.save('T1', 'checkout', tick()),
        () => watches.start({ ...place, channel: 'C2' }, anna),
        () => watches.stop(place, anna),
        () => systems.remove('T1', 'checkout', anna),
      ])
        await expect(attempt()).rejects.toThrow(/audit/u);
      await sql`alter table away rename to audit`.execute(other);
      await other.destroy();
      expect(await systems.list('T1')).toMatchObject([{ id: 'checkout', revision: 1, record: system }]);
      expect(await systems.channelsOf('T1', 'checkout')).toEqual(['C1']);
      expect(await releases.of('T1', 'checkout')).toEqual([]);
      expect(await ticks.of('T1', 'checkout')).toEqual([]);
      expect(await watches.list('T1')).toEqual(['C1']);
      expect(await kinds()).toEqual(['system-added', 'bound', 'watch-on']);
    });

    it('has one entry of a change that several want to make at once', async () => {
      await store.systems.save(change());
      const other = await database.open();
      const both = [store, other, store, other];
      await Promise.all(
        both.map((one, index) =>
          one.systems.save(change({ of: of(1), person: `U${index}`, record: { ...system, owner: `team ${index}` } })),
        ),
      );
      await Promise.all(both.map((one, index) => one.ticks.save('T1', 'checkout', tick({ person: `U${index}` }))));
      await Promise.all(both.map((one, index) => one.watches.start(place, { person: `U${index}`, at })));
      await Promise.all(both.map((one, index) => one.systems.remove('T1', 'checkout', { person: `U${index}`, at })));
      await other.close();
      expect(await kinds()).toEqual(['system-added', 'system-changed', 'ticked', 'watch-on', 'system-removed']);
    });

    it('finds the changes of a system under the name that it has now, and after it is gone', async () => {
      await store.systems.save(change());
      await store.systems.save(change({ id: 'other' }));
      await store.systems.save(change({ id: 'till', record: { ...system, name: 'Till' }, of: of(1) }));
      await store.systems.remove('T1', 'till', ben);
      const found = await store.audit.list('T1', { system: 'till', most: 9 });
      expect(found.map((entry) => entry.change?.kind)).toEqual(['system-removed', 'system-changed', 'system-added']);
      expect(await store.audit.list('T1', { system: 'checkout', most: 9 })).toEqual([]);
    });

    it('is read a page at a time, newest first, and since a time', async () => {
      for (let count = 0; count < 7; count += 1)
        await store.watches.start({ ...place, channel: `C${count}` }, { person: 'U1', at: at + count });
      const pages: number[][] = [];
      let before: string | undefined;
      do {
        const page = await store.audit.list('T1', { most: 3, ...(before !== undefined && { before }) });
        pages.push(page.map((entry) => entry.at - at));
        before = page.at(-1)?.id;
      } while (before !== undefined);
      expect(pages).toEqual([[6, 5, 4], [3, 2, 1], [0], []]);
      const late = await store.audit.list('T1', { since: at + 5, most: 9 });
      expect(late.map((entry) => entry.at - at)).toEqual([6, 5]);
    });

    it('keeps those of one moment in the order in which they were made', async () => {
      for (const channel of ['C1', 'C2', 'C3']) await store.watches.start({ ...place, channel }, anna);
      expect(await changes()).toMatchObject([{ channel: 'C1' }, { channel: 'C2' }, { channel: 'C3' }]);
    });

    it('is sealed where there is a key, and without that key a bot does not start', async () => {
      const sealed = await database.open([Buffer.alloc(32, 1)]);
      await sealed.watches.start(place, anna);
      expect(await sealed.audit.list('T1', { most: 9 })).toMatchObject([{ change: { kind: 'watch-on' } }]);
      await sealed.close();
      await expect(database.open()).rejects.toThrow(/is missing/u);
    });

    it('is deleted with the words that are too old', async () => {
      await store.watches.start(place, anna);
      await store.watches.stop(place, ben);
      await store.journal.prune({ keys: 0, words: at + 1 });
      expect(await kinds()).toEqual(['watch-off']);
    });
  });
}
