import { describe, expect, it } from 'vitest';
import type { Engine } from './databases.ts';
import { logged } from './open.ts';
import { setDatabase } from './set-database.ts';
import { at, consultation, holder, request } from './samples.ts';

const [old, fresh] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const thread = { tenant: 'T1', channel: 'C1', ts: '1.2' };

/** What is sealed opens with its key, in every store. */
export function describeSeal(engine: Engine): void {
  describe(`what people said, sealed in ${engine.name}`, () => {
    const database = setDatabase(engine);

    it('opens with the key it was sealed with, also when another one seals by now', async () => {
      const one = request();
      const first = await database.open([old]);
      await first.journal.accept(one, ['a']);
      await first.consultations.save(thread, consultation('said'), at);
      await first.close();
      const second = await database.open([fresh, old]);
      expect(await second.consultations.find(thread)).toEqual(consultation('said'));
      expect((await second.journal.claim(holder('A')))?.request).toEqual(one);
      await second.journal.postpone({ ...one, text: 'again' }, at, 'A');
      await second.consultations.save(thread, consultation('anew'), at + 1);
      await second.close();
      const third = await database.open([fresh]);
      expect((await third.journal.claim(holder('A')))?.request.text).toBe('again');
      expect(await third.consultations.find(thread)).toEqual(consultation('anew'));
      await third.close();
    });

    it('begins with the first key: what was kept before stays readable', async () => {
      const open = await database.open();
      await open.consultations.save(thread, consultation('said'), at);
      await open.close();
      const sealed = await database.open([fresh]);
      expect(await sealed.consultations.find(thread)).toEqual(consultation('said'));
      await sealed.close();
    });

    it('keeps a bot without the key from starting', async () => {
      const store = await database.open([old]);
      await store.consultations.save(thread, consultation('said'), at);
      await store.close();
      await expect(database.open([fresh])).rejects.toThrow(/the key [0-9a-f]{8} is missing/u);
      await expect(database.open()).rejects.toThrow(/is missing/u);
    });

    it('is sealed anew at a start when it is kept for good, so that the old key can be dropped', async () => {
      const tick = { list: 'checklist', item: 'restore', ticked: true, person: 'U1', at, evidence: 'it ran', seen: 0 };
      for (const keys of [[], [old], [fresh, old], [fresh]]) {
        const store = await database.open(keys);
        if (keys.length === 0) await store.ticks.save('T1', 'checkout', tick);
        expect(await store.ticks.of('T1', 'checkout')).toMatchObject([{ evidence: 'it ran' }]);
        await store.close();
      }
      await expect(database.open([old])).rejects.toThrow(/is missing/u);
    });

    it('is left to a process that has the key, while another one has it not yet', async () => {
      const behind = await database.open([old]);
      const ahead = await database.open([fresh, old]);
      const [one, other] = [request(), request()];
      await ahead.journal.accept(one, ['a']);
      await behind.journal.accept(other, ['b']);
      expect((await behind.journal.claim(holder('A')))?.request).toEqual(other);
      expect(logged.join('')).toContain('cannot be opened: ENCRYPTION_KEY');
      expect((await ahead.journal.claim(holder('B', at + 3000)))?.request).toEqual(one);
      await behind.close();
      await ahead.close();
    });
  });
}
