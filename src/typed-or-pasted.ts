import type { Interface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Nobody types two lines in this time; a terminal hands over what was pasted well within it. */
const quietMs = 60;

/**
 * What was entered, one text at a time: a line that was typed, or all lines of a paste together. A paste whose last
 * line has no end waits for the Enter that gives it one. Without a keyboard every line is its own.
 */
export async function* typedOrPasted(lines: Interface): AsyncGenerator<string> {
  if (!lines.terminal) {
    yield* lines;
    return;
  }
  let waiting: string[] = [];
  let closed = false;
  let wake = (): void => undefined;
  lines.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  lines.on('close', () => {
    closed = true;
    wake();
  });
  const something = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  while (!closed || waiting.length > 0) {
    if (waiting.length === 0) {
      await something();
      continue;
    }
    const seen = waiting.length;
    await sleep(quietMs);
    if (waiting.length !== seen) continue;
    if (lines.line !== '' && !closed) {
      await something();
      continue;
    }
    const text = waiting.join('\n');
    waiting = [];
    yield text;
  }
}
