import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { openPersona, personaFolders } from '../../src/open-consultant.ts';
import { needed } from '../../src/needed.ts';
import { loadPersona } from '../../src/persona/load.ts';
import { least, quickest } from './as-on-reference.ts';

const start = `
  import { openPersona } from '${new URL('../../src/open-consultant.ts', import.meta.url).href}';
  const start = performance.now();
  openPersona();
  console.log(performance.now() - start);
`;

it('the persona that ships is there within 150 ms, at each start but the first', async () => {
  openPersona();
  const inAProcess = () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', start], { encoding: 'utf8' }));
  expect(await least(inAProcess, 150)).toBeLessThan(150);
});

it('reading and checking it anew takes less than 150 ms', async () => {
  const read = () => loadPersona(personaFolders(), { needed });
  expect(await quickest(read, 150)).toBeLessThan(150);
});
