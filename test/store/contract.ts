import { beforeEach, describe, expect, it } from 'vitest';
import type { Request } from '../../src/slack/request.ts';
import type { Consultation, Store } from '../../src/slack/store.ts';
import type { Engine } from './databases.ts';
import { setDatabase } from './set-database.ts';
import { at, consultation, holder, request } from './samples.ts';

/** What every store does, whatever it keeps it in. */
export function describeStore(engine: Engine): void {
  describe(`the store in ${engine.name}`, () => {
    const database = setDatabase(engine);
    let store: Store;

    beforeEach(async () => {
      store = await database.open();
    });

    const accept = async (fields: Partial<Request> = {}): Promise<Request> => {
      const one = request(fields);
      expect(await store.journal.accept(one, [`key:${one.id}`])).toBe('new');
      return one;
    };

    const claim = async (id = 'A', now = at): Promise<Request | undefined> =>
      (await store.journal.claim(holder(id, now)))?.request;

    it('keeps a request exactly as it came, across a restart', async () => {
      const one = await accept({
        thread: '1.2',
        responseUrl: 'https://hooks.example/1',
        facts: { ci: ['jenkins'], users: 5 },
      });
      await store.close();
      store = await database.open();
      expect(await store.journal.claim(holder('A'))).toEqual({ request: one, attempts: 0, abandoned: false });
    });

    it('knows a request again by any of its keys, within its tenant, also after it was answered', async () => {
      const one = request();
      expect(await store.journal.accept(one, ['event:1', 'message:1'])).toBe('new');
      expect(await store.journal.accept(request(), ['event:2', 'message:1'])).toBe('seen');
      expect(await store.journal.accept(request({ tenant: 'T2' }), ['event:1', 'message:1'])).toBe('new');
      expect((await claim())?.id).toBe(one.id);
      await store.journal.finish(one, 'A');
      expect(await store.journal.accept(request(), ['event:1', 'message:1'])).toBe('seen');
      await store.journal.prune({ keys: at + 1, words: 0 });
      expect(await store.journal.accept(request(), ['event:1', 'message:1'])).toBe('new');
    });

    it('takes the same request once when it comes several times at once', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => store.journal.accept(request(), ['event:1', 'message:1'])),
      );
      expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(1);
    });

    it('gives each request to one of several processes', async () => {
      const other = await database.open();
      for (let count = 0; count < 10; count += 1) await accept();
      const claims = await Promise.all(
        Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? store : other).journal.claim(holder(`P${index}`))),
      );
      const ids = claims.flatMap((one) => (one === undefined ? [] : [one.request.id]));
      expect(ids).toHaveLength(10);
      expect(new Set(ids).size).toBe(10);
      await other.close();
    });

    it('gives them out in order, and those of one lane one after the other', async () => {
      const first = await accept({ thread: '1' });
      const second = await accept({ thread: '1' });
      const elsewhere = await accept({ thread: '2' });
      const otherTenant = await accept({ thread: '1', tenant: 'T2' });
      expect((await claim())?.id).toBe(first.id);
      expect((await claim())?.id).toBe(elsewhere.id);
      expect((await claim())?.id).toBe(otherTenant.id);
      expect(await claim()).toBeUndefined();
      await store.journal.finish(first, 'A');
      expect((await claim())?.id).toBe(second.id);
    });

    it('gives a request of a process that died to another one, and not while that one lives', async () => {
      const one = await accept();
      await claim('A');
      expect(await claim('B', at + 2999)).toBeUndefined();
      await store.journal.renew(holder('A', at + 2000), [one.id]);
      expect(await claim('B', at + 4000)).toBeUndefined();
      expect(await store.journal.claim(holder('B', at + 6000))).toEqual({ request: one, attempts: 0, abandoned: true });
      expect(await store.journal.holds(one, holder('A', at + 6000))).toBe(false);
      expect(await store.journal.holds(one, holder('B', at + 6000))).toBe(true);
    });

    it('gives a process nothing that it has in hand, also when its lease ran out, and keeps to the lanes', async () => {
      const one = await accept({ thread: '1' });
      await accept({ thread: '1' });
      const other = await accept({ thread: '2' });
      await claim('A');
      const again = (ids: readonly string[]) => store.journal.claim(holder('A', at + 6000), ids);
      expect((await again([one.id]))?.request.id).toBe(other.id);
      expect(await again([one.id, other.id])).toBeUndefined();
      expect((await again([]))?.request.id).toBe(one.id);
    });

    it('lets only its holder give back or finish a request', async () => {
      const one = await accept();
      await claim('A');
      await claim('B', at + 6000);
      await store.sent.begin(one, 'root');
      await store.journal.finish(one, 'A');
      await store.journal.postpone(one, at + 1, 'A');
      expect(await store.journal.holds(one, holder('B', at + 6000))).toBe(true);
      expect(await store.sent.find(one, 'root')).toEqual({});
    });

    it('gives a postponed request out when it is due, as it has become, with the number of attempts', async () => {
      const one = await accept();
      await claim();
      await store.journal.postpone({ ...one, fault: 'f1' }, at + 1000, 'A');
      expect(await claim('A', at + 999)).toBeUndefined();
      expect(await store.journal.claim(holder('A', at + 1000))).toEqual({
        request: { ...one, fault: 'f1' },
        attempts: 1,
        abandoned: false,
      });
    });

    it('knows what has been sent, what may have been and what has not, until the request is finished', async () => {
      const one = await accept();
      await claim();
      const { sent } = store;
      expect(await sent.find(one, 'root')).toBeUndefined();
      await sent.begin(one, 'root');
      expect(await sent.find(one, 'root')).toEqual({});
      await sent.begin(one, 'root');
      await sent.done(one, 'root', { channel: 'C1', ts: '1.2' });
      expect(await sent.find(one, 'root')).toEqual({ channel: 'C1', ts: '1.2' });
      expect(await sent.find({ ...one, tenant: 'T2' }, 'root')).toBeUndefined();
      await sent.begin(one, 'reply');
      await sent.undo(one, 'reply');
      expect(await sent.find(one, 'reply')).toBeUndefined();
      await store.journal.finish(one, 'A');
      expect(await sent.find(one, 'root')).toBeUndefined();
    });

    it('keeps the latest consultation of a thread, for its tenant alone', async () => {
      const thread = { tenant: 'T1', channel: 'C1', ts: '1.2' };
      expect(await store.consultations.find(thread)).toBeUndefined();
      await store.consultations.save(thread, consultation('first'), at);
      await store.consultations.save(thread, consultation('second'), at + 1);
      expect(await store.consultations.find(thread)).toEqual(consultation('second'));
      expect(await store.consultations.find({ ...thread, tenant: 'T2' })).toBeUndefined();
      await store.journal.prune({ keys: 0, words: at + 2 });
      expect(await store.consultations.find(thread)).toBeUndefined();
    });

    it('finds the newest consultation of a channel, that of the asker first', async () => {
      const { consultations } = store;
      const place = { tenant: 'T1', channel: 'C1' };
      expect(await consultations.last(place, 'U1')).toBeUndefined();
      const of = (asker: string, words: string): Consultation => ({ ...consultation(words), asker });
      await consultations.save({ ...place, ts: '1.1' }, of('U1', 'mine, old'), at);
      await consultations.save({ ...place, ts: '1.2' }, of('U1', 'mine, new'), at + 1);
      await consultations.save({ ...place, ts: '1.3' }, of('U2', 'of another'), at + 2);
      await consultations.save({ ...place, channel: 'C2', ts: '1.4' }, of('U1', 'elsewhere'), at + 3);
      await consultations.save({ ...place, tenant: 'T2', ts: '1.5' }, of('U1', 'of others'), at + 4);
      expect((await consultations.last(place, 'U1'))?.inquiry.words).toBe('mine, new');
      expect((await consultations.last(place, 'U3'))?.inquiry.words).toBe('of another');
    });

    it('finds the newest consultations of a person, wherever they began them', async () => {
      const { consultations } = store;
      const of = (asker: string, words: string): Consultation => ({ ...consultation(words), asker });
      await consultations.save({ tenant: 'T1', channel: 'C1', ts: '1.1' }, of('U1', 'first'), at);
      await consultations.save({ tenant: 'T1', channel: 'C2', ts: '1.2' }, of('U1', 'second'), at + 1);
      await consultations.save({ tenant: 'T1', channel: 'C1', ts: '1.3' }, of('U1', 'third'), at + 2);
      await consultations.save({ tenant: 'T1', channel: 'C1', ts: '1.4' }, of('U2', 'of another'), at + 3);
      expect(await consultations.recent({ tenant: 'T1', person: 'U1' }, 2)).toEqual([
        { channel: 'C1', ts: '1.3', at: at + 2, consultation: of('U1', 'third') },
        { channel: 'C2', ts: '1.2', at: at + 1, consultation: of('U1', 'second') },
      ]);
      expect(await consultations.recent({ tenant: 'T2', person: 'U1' }, 2)).toEqual([]);
    });

    it('drops words that are too old, many at once, and keeps the others', async () => {
      const { consultations } = store;
      const thread = (ts: string) => ({ tenant: 'T1', channel: 'C1', ts });
      for (let count = 0; count < 600; count += 1)
        await consultations.save(thread(`${count}`), consultation('old'), at - 1);
      await consultations.save(thread('new'), consultation('new'), at);
      const forgotten = await accept({ at: at - 1, thread: '1' });
      await store.sent.begin(forgotten, 'root');
      const kept = await accept({ thread: '2' });
      await store.sent.begin(kept, 'root');
      await store.journal.prune({ keys: 0, words: at });
      expect(await consultations.find(thread('0'))).toBeUndefined();
      expect(await consultations.find(thread('599'))).toBeUndefined();
      expect(await consultations.find(thread('new'))).toEqual(consultation('new'));
      expect(await store.sent.find(forgotten, 'root')).toBeUndefined();
      expect(await store.sent.find(kept, 'root')).toEqual({});
      expect((await claim())?.id).toBe(kept.id);
      expect(await claim()).toBeUndefined();
    });

    it('says when it is out of order', async () => {
      await store.check();
      await store.close();
      await expect(store.check()).rejects.toThrow(/./u);
      store = await database.open();
    });
  });
}
