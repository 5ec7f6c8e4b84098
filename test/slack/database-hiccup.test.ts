import { expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/slack/store.ts';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { fromBot, startBench } from './bench.ts';

/** A database that does something and is gone for a moment before it has said so: what it did is found out, not repeated. */

const lost = (): Promise<never> => Promise.reject(new Error('Connection terminated unexpectedly'));

const start = async (wrapStore: (store: Store) => Store) => {
  const bench = await startBench({ wrapStore });
  onTestFinished(() => bench.stop());
  const anna = bench.slack.addUser('anna');
  const [here, there] = [bench.slack.addChannel({ members: [anna] }), bench.slack.addChannel({ members: [anna] })];
  const ask = (channel = here) => bench.slack.command({ user: anna, channel, text: 'rollback v2.3' });
  const roots = (channel = here) =>
    fromBot(bench).filter((one) => one.channel === channel && one.threadTs === undefined);
  return { bench, ask, roots, here, there };
};

it('answers what the database gave out without our hearing of it, however busy we are with something else', async () => {
  let claims = 0;
  const { bench, ask, roots, there } = await start((store) => ({
    ...store,
    journal: {
      ...store.journal,
      claim: async (...wanted) => {
        const claim = await store.journal.claim(...wanted);
        if (claim !== undefined) claims += 1;
        return claims === 2 && claim !== undefined ? lost() : claim;
      },
    },
  }));
  const released = Promise.withResolvers<void>();
  bench.slack.failNext('chat.postMessage', { hold: () => released.promise });
  await ask();
  await expect.poll(() => claims).toBe(1);
  await ask(there);
  await expect.poll(() => roots(there).length, { timeout: 8_000 }).toBe(1);
  expect(roots()).toEqual([]);
  released.resolve();
  await bench.idle();
  expect(roots()).toHaveLength(1);
});

it('answers, and does not say that it failed, where the database was gone while the answer was under way', async () => {
  let gone = 0;
  const { bench, ask, roots } = await start((store) => ({
    ...store,
    sent: {
      ...store.sent,
      // It is in Slack, and that cannot be written down.
      done: async (...message) => {
        if (gone < 2) {
          gone += 1;
          return lost();
        }
        return store.sent.done(...message);
      },
    },
  }));
  await ask();
  await bench.idle(20_000);
  expect(gone).toBe(2);
  expect(roots()).toHaveLength(1);
  const texts = fromBot(bench).map((one) => plainText(one));
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.join('\n')).not.toContain('went wrong');
});

it('takes nothing back that somebody else has sent since: it is not said a third time', async () => {
  let time = Date.now();
  const options = { now: () => time };
  const bench = await startBench(options);
  onTestFinished(() => bench.stop());
  const { slack } = bench;
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  slack.failNext('chat.postMessage', {
    status: 429,
    retryAfterSeconds: 1,
    hold: () => {
      reached.resolve();
      return released.promise;
    },
  });
  await slack.command({ user: anna, channel, text: 'rollback v2.3' });
  await reached.promise;
  const now = (time += 10_000);
  const other = await bench.store.journal.claim({ id: 'other', now, until: now + 60_000 });
  if (other === undefined) throw new Error('not given out');
  await bench.store.sent.done(other.request, 'root', { channel: channel.id, ts: '1.2' });
  released.resolve();
  await expect.poll(() => bench.logged.join('')).toContain('"outcome":"waits"');
  expect(await bench.store.sent.find(other.request, 'root')).toEqual({ channel: channel.id, ts: '1.2' });
});
