import { beforeEach, describe, expect, it } from 'vitest';
import type { TickChange } from '../../src/consult/checklists/tick.ts';
import type { Shows } from '../../src/slack/checklists/shows.ts';
import type { Request } from '../../src/slack/request.ts';
import type { Turn } from '../../src/slack/offers/offers.ts';
import type { Store } from '../../src/slack/store.ts';
import type { SystemChange } from '../../src/slack/systems/systems.ts';
import type { Engine } from './databases.ts';
import { setDatabase } from './set-database.ts';
import { at, consultation, holder, request, system } from './samples.ts';
import { plan } from './stories-contract.ts';

/** Two tenants to whom Slack gave the same ids for everything, in every store. */
export function describeTenancy(engine: Engine): void {
  describe(`two tenants in ${engine.name} with the same ids`, () => {
    const database = setDatabase(engine);
    let store: Store;
    const thread = (tenant: string) => ({ tenant, channel: 'C1', ts: '1.2' });
    const place = (tenant: string) => ({ tenant, channel: 'C1' });
    const by = (tenant: string) => ({ person: tenant, at });
    const anna = (tenant: string) => ({ tenant, person: 'U1' });
    const turn = (tenant: string): Turn => ({
      ...place(tenant),
      ...anna(tenant),
      request: 'R1',
      at,
      personLast: 0,
      channelLast: 0,
    });
    const recorded = (tenant: string): SystemChange => ({
      tenant,
      id: 'checkout',
      record: { ...system, description: `of ${tenant}` },
      person: tenant,
      at,
    });
    const ticked = (tenant: string): TickChange => ({
      list: 'l',
      item: 'i',
      ticked: true,
      person: tenant,
      at,
      evidence: `of ${tenant}`,
      seen: 0,
    });
    const home = (tenant: string): Shows => ({ kind: 'home', person: 'U1', channel: tenant, system: 's', list: 'l' });
    const one = (tenant: string): Request => request({ tenant, id: 'R1', text: `of ${tenant}` });

    const story = (tenant: string) => ({
      id: 'R',
      channel: 'C1',
      thread: '1.2',
      system: 's',
      subject: { ...plan, system: tenant },
    });
    const begun = (tenant: string) => ({ person: tenant, at, deed: { kind: 'begun' as const } });
    const off = (tenant: string) => ({
      name: 'Argo CD',
      step: 0,
      person: tenant,
      at,
      run: 'R',
      channel: 'C1',
      thread: '1.2',
    });

    /** Everything that can be kept. */
    const fill = async (tenant: string): Promise<void> => {
      expect(await store.journal.accept(one(tenant), ['event:1'])).toBe('new');
      await store.sent.done(one(tenant), 'root', { channel: 'C1', ts: tenant });
      await store.consultations.save(thread(tenant), consultation(`of ${tenant}`), at);
      await store.watches.start(place(tenant), by(tenant));
      await store.offers.silence(anna(tenant), at);
      expect(await store.offers.take(turn(tenant))).toBe(true);
      expect(await store.systems.save(recorded(tenant))).toEqual({ kind: 'saved' });
      await store.systems.bind(place(tenant), 'checkout', by(tenant));
      expect(await store.releases.record(tenant, 'checkout', { id: 'R1', version: tenant, at }, by(tenant))).toBe(true);
      expect(await store.ticks.save(tenant, 's', ticked(tenant))).toBe(true);
      await store.displays.save(tenant, 'home:U1', home(tenant), at);
      expect(await store.runs.begin(tenant, story(tenant), begun(tenant))).toBe(true);
      await store.pauses.keep(tenant, 'R', [off(tenant)]);
      await store.reminders.keep(tenant, 'pause:R', [{ channel: 'C1', id: tenant, at }], at);
    };

    const expectUntouched = async (tenant: string): Promise<void> => {
      expect(await store.journal.accept(one(tenant), ['event:1'])).toBe('seen');
      expect(await store.sent.find(one(tenant), 'root')).toEqual({ channel: 'C1', ts: tenant });
      expect((await store.consultations.find(thread(tenant)))?.inquiry.words).toBe(`of ${tenant}`);
      expect((await store.consultations.last(place(tenant), 'U1'))?.inquiry.words).toBe(`of ${tenant}`);
      expect(await store.watches.find(place(tenant))).toEqual({ person: tenant, at });
      expect(await store.offers.isSilenced(anna(tenant))).toBe(true);
      expect(await store.offers.take({ ...turn(tenant), request: 'R2' })).toBe(false);
      expect(await store.systems.list(tenant)).toMatchObject([
        { record: { description: `of ${tenant}` }, revision: 1 },
      ]);
      expect(await store.systems.find(tenant, 'checkout')).toMatchObject({ person: tenant });
      expect(await store.systems.bound(place(tenant))).toEqual(['checkout']);
      expect(await store.systems.channelsOf(tenant, 'checkout')).toEqual(['C1']);
      expect(await store.releases.of(tenant, 'checkout')).toEqual([{ id: 'R1', version: tenant, at }]);
      expect(await store.ticks.of(tenant, 's')).toMatchObject([
        { person: tenant, evidence: `of ${tenant}`, version: 1 },
      ]);
      expect(await store.ticks.systems(tenant)).toEqual(['s']);
      expect(await store.displays.find(tenant, 'home:U1')).toEqual({ shows: home(tenant), wanted: 1, shown: 0 });
      expect(await store.consultations.recent(anna(tenant), 5)).toMatchObject([{ channel: 'C1', ts: '1.2' }]);
      expect(await store.watches.list(tenant)).toEqual(['C1']);
      expect(await store.runs.find(tenant, 'R')).toEqual({ ...story(tenant), happened: [begun(tenant)] });
      expect((await store.runs.open(tenant)).map(({ id }) => id)).toEqual(['R']);
      expect(await store.runs.openIn({ tenant, channel: 'C1' })).toMatchObject({ subject: { system: tenant } });
      expect(await store.runs.ended(tenant, 's', 5)).toEqual([]);
      expect(await store.pauses.open(tenant)).toEqual([off(tenant)]);
      expect(await store.pauses.of(tenant, 'R')).toEqual([off(tenant)]);
      expect(await store.reminders.of(tenant, 'pause:R')).toEqual([{ channel: 'C1', id: tenant, at }]);
      const audited = await store.audit.list(tenant, { most: 50 });
      expect(audited.map(({ change }) => change?.kind)).toEqual([
        'ticked',
        'released',
        'bound',
        'system-added',
        'watch-on',
      ]);
      expect(new Set(audited.map(({ person }) => person))).toEqual(new Set([tenant]));
    };

    beforeEach(async () => {
      store = await database.open();
      await fill('T1');
      await fill('T2');
    });

    it('have each their own', async () => {
      await expectUntouched('T1');
      await expectUntouched('T2');
    });

    it('are worked for one by one: what is given back or finished for one is so for that one', async () => {
      const claimed = [await store.journal.claim(holder('A')), await store.journal.claim(holder('A'))];
      expect(new Set(claimed.map((claim) => claim?.request.text))).toEqual(new Set(['of T1', 'of T2']));
      await store.journal.postpone({ ...one('T1'), text: 'changed' }, at + 1, 'A');
      expect(await store.journal.holds(one('T1'), holder('A'))).toBe(false);
      expect(await store.journal.holds(one('T2'), holder('A'))).toBe(true);
      await store.journal.finish(one('T2'), 'A');
      expect(await store.sent.find(one('T2'), 'root')).toBeUndefined();
      expect(await store.sent.find(one('T1'), 'root')).toEqual({ channel: 'C1', ts: 'T1' });
      expect((await store.journal.claim(holder('B', at + 1)))?.request.text).toBe('changed');
      expect(await store.journal.claim(holder('B', at + 1))).toBeUndefined();
    });

    it('change nothing of each other', async () => {
      const stopped = { ...begun('T1'), deed: { kind: 'closed' as const } };
      expect(await store.runs.add('T1', 'R', 1, stopped, false)).toBe(true);
      await store.pauses.keep('T1', 'R', []);
      await store.reminders.keep('T1', 'pause:R', [], at);
      await store.sent.undo(one('T1'), 'root');
      await store.watches.stop(place('T1'), by('T1'));
      await store.offers.welcome(anna('T1'));
      const of = { id: 'checkout', revision: 1 };
      expect(await store.systems.save({ ...recorded('T1'), id: 'till', of })).toEqual({ kind: 'saved' });
      await store.systems.unbind(place('T1'), 'till', by('T1'));
      expect(await store.systems.remove('T1', 'till', by('T1'))).toBe(true);
      expect(await store.ticks.save('T1', 's', { ...ticked('T1'), ticked: false, seen: 1 })).toBe(true);
      expect(await store.displays.stir('T1', { system: 's', list: 'l' }, 0)).toMatchObject({ homes: ['home:U1'] });
      expect(await store.displays.want('T1', 'home:U1', 0)).toBe(true);
      await store.displays.done('T1', 'home:U1', 3);
      await store.displays.forget('T1', 'home:U1');
      await store.consultations.save(thread('T1'), consultation('changed'), at + 1);
      await expectUntouched('T2');
    });

    it('leave nothing behind when one is forgotten, and everything of the other', async () => {
      await store.forgetTenant('T1');
      await expectUntouched('T2');
      expect((await store.journal.claim(holder('A')))?.request.text).toBe('of T2');
      expect(await store.journal.claim(holder('A'))).toBeUndefined();
      expect(await store.offers.take(turn('T1'))).toBe(true);
      await store.forgetTenant('T1');
      await fill('T1');
      await store.forgetTenant('T3');
      await expectUntouched('T1');
    });
  });
}
