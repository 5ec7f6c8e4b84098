import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { consultant } from './consult/ask.ts';
import { startTerminalConsultation } from '../src/terminal.ts';

const history = readFileSync(fileURLToPath(new URL('fixtures/paste/helm-history.txt', import.meta.url)), 'utf8').trim();

/** What stands on the screen after these keys were pressed, each after the answer to the one before. */
async function screenAfter(keys: readonly string[], keyboard = true): Promise<string> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), keyboard && { isTTY: true, columns: 100, rows: 40 });
  const chunks: string[] = [];
  output.on('data', (chunk) => chunks.push(String(chunk)));
  const session = startTerminalConsultation(consultant, { input, output, width: 100, colour: false });
  for (const pressed of keys) {
    input.write(pressed);
    await sleep(300);
  }
  input.end();
  await session;
  return chunks.join('');
}

const answers = (screen: string): number => screen.split('Until users are served').length - 1;

describe('a consultation at the keyboard', () => {
  it('takes a history that is pasted for one message', async () => {
    const screen = await screenAfter(['rollback checkout to v2.3 on helm\r', `${history}\n`]);
    expect(answers(screen)).toBe(2);
    expect(screen).toContain('9 is the revision of the Helm release that carried v2.3');
  });

  it('waits for the last line of a paste that has no end', async () => {
    const screen = await screenAfter(['rollback checkout to v2.3 on helm\r', history, '\r']);
    expect(answers(screen)).toBe(2);
    expect(screen).toContain('What runs now is v2.4.1');
  });

  it('answers two lines that were typed one after the other each by itself', async () => {
    expect(answers(await screenAfter(['rollback checkout to v2.3 on helm\r', 'rollback cart to v2.2 on helm\r']))).toBe(
      2,
    );
  });

  it('answers every line that a script sends', async () => {
    const both = 'rollback checkout to v2.3 on helm\nrollback cart to v2.2 on helm\n';
    expect(answers(await screenAfter([both], false))).toBe(2);
  });
});

it('begins anew after "new": what was said before no longer holds', async () => {
  const [before = '', after = ''] = (
    await screenAfter(['rollback checkout to v2.3 for staging\n', 'new\n', 'rollback billing to v1.4\n'])
  ).split(/^Roll back billing/mu);
  expect(before).toContain('Environment: Staging');
  expect(after).toContain('Environment: Production (assumed)');
});
