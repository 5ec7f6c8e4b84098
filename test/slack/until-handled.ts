import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeSlack } from '../../src/playground/slack/fake-slack.ts';

/** Comes back: it is handled under another line, by somebody else, or not at all. */
const notYet = /"outcome":"(?:waits|failed|dropped|taken over)"/u;

/** Resolves when everything that was asked has been handled, by what was logged. */
export async function untilHandled(
  logged: readonly string[],
  slack: Pick<FakeSlack, 'settled'>,
  timeoutMs: number,
): Promise<void> {
  const received = (): number => logged.filter((line) => line.includes('"outcome":"new"')).length;
  const handled = (): number =>
    logged.filter((line) => line.includes('"request handled"') && !notYet.test(line)).length;
  const end = performance.now() + timeoutMs;
  while (handled() < received()) {
    if (performance.now() > end) throw new Error(`not idle after ${timeoutMs} ms:\n${logged.join('')}`);
    await sleep(5);
  }
  await slack.settled(10);
}
