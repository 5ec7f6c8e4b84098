import { beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../src/consult/incidents/incident.ts';
import type { Run } from '../../src/consult/runs/run.ts';
import type { SavedPause } from '../../src/slack/runs/pauses.ts';
import type { SavedRun } from '../../src/slack/runs/saved-run.ts';
import type { Store } from '../../src/slack/store.ts';
import type { Engine } from './databases.ts';
import { setDatabase } from './set-database.ts';
import { at } from './samples.ts';

const text = (words: string) => [{ kind: 'text' as const, text: words }];

export const plan: Run = {
  title: text("Roll back to v2.3'; drop table stories; --"),
  system: 'checkout',
  steps: [
    {
      title: text('Pause'),
      what: [
        { kind: 'code', code: { language: 'sh', text: 'argocd app set checkout --sync-policy none' } },
        { kind: 'list', ordered: true, start: 3, items: [text('one')] },
        { kind: 'table', columns: [text('a')], rows: [[text('b')]] },
      ],
      expect: [{ kind: 'code', text: 'Sync Policy: Manual' }],
      seconds: 60,
      pauses: 'Argo CD',
    },
    { title: text('Resume'), what: [], fails: text('no'), resumes: 'Argo CD', afterwards: true },
  ],
  targetSeconds: 900,
};

const run = (id: string, fields: Partial<Omit<SavedRun, 'happened'>> = {}): Omit<SavedRun, 'happened'> => ({
  id,
  channel: 'C1',
  thread: '1.2',
  system: 'checkout',
  subject: plan,
  ...fields,
});

const begun = { person: 'U1', at, deed: { kind: 'begun' as const } };
const done = (person: string, time = at + 1) => ({ person, at: time, deed: { kind: 'done' as const, step: 0 } });
const closed = { person: 'U1', at: at + 9, deed: { kind: 'closed' as const } };

const pause = (name: string, fields: Partial<SavedPause> = {}): SavedPause => ({
  name,
  step: 0,
  person: 'U1',
  at,
  run: 'R',
  system: 'checkout',
  channel: 'C1',
  thread: '1.2',
  ...fields,
});

/** Plans that are worked through, incidents, and what is switched off meanwhile, in every store. */
export function describeStories(engine: Engine): void {
  describe(`stories in ${engine.name}`, () => {
    const database = setDatabase(engine);
    let store: Store;

    beforeEach(async () => {
      store = await database.open();
    });

    it('are kept whole, with all that happened in its order, across a restart', async () => {
      expect(await store.runs.begin('T1', run('R'), begun)).toBe(true);
      expect(await store.runs.add('T1', 'R', 1, done('U2'), true)).toBe(true);
      const again = { person: 'U1', at: at + 2, deed: { kind: 'replanned' as const, steps: plan.steps } };
      expect(await store.runs.add('T1', 'R', 2, again, true)).toBe(true);
      await store.close();
      store = await database.open();
      expect(await store.runs.find('T1', 'R')).toEqual({ ...run('R'), happened: [begun, done('U2'), again] });
    });

    it('take what the first of several processes adds, and nothing of the others', async () => {
      await store.runs.begin('T1', run('R'), begun);
      const other = await database.open();
      const took = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          (index % 2 === 0 ? store : other).runs.add('T1', 'R', 1, done(`U${index}`), true),
        ),
      );
      expect(took.filter(Boolean)).toHaveLength(1);
      expect((await store.runs.find('T1', 'R'))?.happened).toHaveLength(2);
      await other.close();
    });

    it('are one at a time: a plan in its thread, an incident in its channel, until it is closed', async () => {
      const incident: Incident = { what: 'checkout is slow' };
      const room = { id: 'I1', channel: 'C1', thread: '', system: '', subject: incident };
      const declared = { person: 'U1', at, deed: { kind: 'declared' as const, severity: 'sev-2' } };
      expect(await store.runs.begin('T1', run('R1'), begun)).toBe(true);
      expect(await store.runs.begin('T1', run('R2'), begun)).toBe(false);
      expect(await store.runs.begin('T1', run('R3', { thread: '1.3' }), begun)).toBe(true);
      const both = await Promise.all([
        store.incidents.begin('T1', room, declared),
        store.incidents.begin('T1', { ...room, id: 'I2' }, declared),
      ]);
      expect(both.filter(Boolean)).toHaveLength(1);
      expect((await store.runs.openIn({ tenant: 'T1', channel: 'C1', thread: '1.2' }))?.id).toBe('R1');
      const open = await store.incidents.openIn({ tenant: 'T1', channel: 'C1' });
      expect(open).toMatchObject({ subject: incident, happened: [declared] });
      expect(await store.runs.add('T1', 'R1', 1, closed, false)).toBe(true);
      expect(await store.runs.openIn({ tenant: 'T1', channel: 'C1', thread: '1.2' })).toBeUndefined();
      expect((await store.runs.open('T1')).map(({ id }) => id)).toEqual(['R3']);
      expect((await store.runs.ended('T1', 'checkout', 5)).map(({ id }) => id)).toEqual(['R1']);
      expect(await store.runs.ended('T1', 'till', 5)).toEqual([]);
      expect(await store.runs.begin('T1', run('R2'), begun)).toBe(true);
    });

    it('know what is off until it is on again', async () => {
      await store.pauses.keep('T1', 'R', [pause('Argo CD'), pause('cron')]);
      await store.pauses.keep('T1', 'S', [pause('Flux', { run: 'S', at: at - 1 })]);
      expect((await store.pauses.open('T1')).map(({ name }) => name)).toEqual(['Flux', 'Argo CD', 'cron']);
      const on = pause('Argo CD', { resumed: { person: 'U2', at: at + 5 } });
      await store.pauses.keep('T1', 'R', [on]);
      expect((await store.pauses.open('T1')).map(({ name }) => name)).toEqual(['Flux']);
      expect(await store.pauses.of('T1', 'R')).toEqual([on]);
      await store.pauses.keep('T1', 'R', []);
      expect(await store.pauses.of('T1', 'R')).toEqual([]);
    });

    it('know which messages are still to come', async () => {
      const one = { channel: 'C1', id: 'Q1', at };
      await store.reminders.keep('T1', 'pause:R', [one, { ...one, id: 'Q2' }], at);
      expect(await store.reminders.of('T1', 'pause:R')).toEqual([one, { ...one, id: 'Q2' }]);
      await store.reminders.keep('T1', 'pause:R', [one], at);
      expect(await store.reminders.of('T1', 'pause:R')).toEqual([one]);
      await store.reminders.keep('T1', 'pause:R', [], at);
      expect(await store.reminders.of('T1', 'pause:R')).toEqual([]);
    });

    it('are sealed, and forgotten when their time is over or their tenant leaves', async () => {
      await store.close();
      store = await database.open([Buffer.alloc(32, 1)]);
      for (const tenant of ['T1', 'T2']) {
        await store.runs.begin(tenant, run('R'), begun);
        await store.pauses.keep(tenant, 'R', [pause('Argo CD')]);
        await store.reminders.keep(tenant, 'pause:R', [{ channel: 'C1', id: 'Q1', at }], at);
      }
      expect(await store.runs.find('T1', 'R')).toMatchObject({ subject: plan });
      await store.forgetTenant('T1');
      expect(await store.runs.find('T1', 'R')).toBeUndefined();
      expect(await store.pauses.open('T1')).toEqual([]);
      expect(await store.reminders.of('T1', 'pause:R')).toEqual([]);
      expect(await store.runs.find('T2', 'R')).toMatchObject({ happened: [begun] });
      await store.journal.prune({ keys: 0, words: at + 1 });
      expect(await store.runs.find('T2', 'R')).toBeUndefined();
      expect(await store.pauses.open('T2')).toEqual([]);
      expect(await store.reminders.of('T2', 'pause:R')).toEqual([]);
    });
  });
}
