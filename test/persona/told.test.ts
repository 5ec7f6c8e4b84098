import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { keepCards } from '../../src/keep-cards.ts';
import { needed } from '../../src/needed.ts';
import { formatFault, PersonaFaults } from '../../src/persona/fault.ts';
import { loadPersona } from '../../src/persona/load.ts';

const devops = fileURLToPath(new URL('../../personas/devops', import.meta.url));
const [practice = ''] = readFileSync(join(devops, 'practices', 'tracing.md'), 'utf8').split('\n## told\n');
const headingAt = practice.split('\n').length + 1;

function faultsWith(told: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'acme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'tracing.md'), `${practice}\n## told\n\n${told}`);
  try {
    loadPersona([devops, folder], { needed, kept: keepCards() });
  } catch (error) {
    if (error instanceof PersonaFaults) return error.faults.map((fault) => formatFault(fault).replace(/^[^/]+\//u, ''));
    throw error;
  }
  return [];
}

it('an author whose sentences lead to no answer of the file reads which', () => {
  expect(faultsWith('**No such answer.**\n\nour spans are lost at the queue\n')).toEqual([
    `tracing.md:${headingAt + 2}: told: the name of an answer of this practice, not No such answer.`,
  ]);
});

it('an author who forgot the name of the answer is told that it stands first', () => {
  expect(faultsWith('our spans are lost at the queue\n')).toEqual([
    `tracing.md:${headingAt + 2}: told.0: the name of an answer, in bold, first`,
  ]);
});

it('an author is told which line is no sentence', () => {
  const [, name] = /^\*\*([^*]+)\*\*/mu.exec(practice) ?? [];
  expect(faultsWith(`**${name}**\n\nour spans are lost\n\nno\n`)).toEqual([
    `tracing.md:${headingAt + 6}: told.4: a sentence of 3 to 300 characters, one a line`,
  ]);
});

it('an author who begins a second list of them is told that it would not be read', () => {
  const [, name] = /^\*\*([^*]+)\*\*/mu.exec(practice) ?? [];
  const told = `**${name}**\n\nour spans are lost\n\n`;
  expect(faultsWith(`${told}## told\n\n${told}`)).toEqual([
    `tracing.md:${headingAt + 6}: told: a heading that stands once`,
  ]);
});
