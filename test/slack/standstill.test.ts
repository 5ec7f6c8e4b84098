import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { fromBot, startBench } from './bench.ts';

/** A machine that was suspended, or had too much to do: the process finds that time has gone by without it. */

it('answers once when its lease on a request ran out in the middle of a post', async () => {
  let time = Date.now();
  const bench = await startBench({ now: () => time });
  onTestFinished(() => bench.stop());
  const { slack } = bench;
  const anna = slack.addUser('anna');
  const channel = slack.addChannel({ members: [anna] });
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  slack.failNext('chat.postMessage', {
    hold: () => {
      reached.resolve();
      return released.promise;
    },
  });
  await slack.command({ user: anna, channel, text: 'rollback v2.3' });
  await reached.promise;
  time += 10_000;
  // Time enough to take it for a request of somebody who died, to look for its answer twice and to post it.
  await sleep(4_000);
  expect(fromBot(bench)).toEqual([]);
  released.resolve();
  await bench.idle();
  const texts = fromBot(bench).map((one) => plainText(one));
  expect(texts.length).toBeGreaterThan(1);
  expect(new Set(texts).size).toBe(texts.length);
  slack.expectNoProblems();
});
