import { execFileSync } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openPersona } from '../../src/open-consultant.ts';
import { least } from './as-on-reference.ts';

const source = (file: string) => JSON.stringify(new URL(`../../src/${file}`, import.meta.url).href);

/** In a process of its own, as people run it: what a test runner makes of the code is slower. */
const tell = (program: string) => () =>
  Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }));

const start = `
  import { openPersona } from ${source('open-consultant.ts')};
  const start = performance.now();
  openPersona();
  console.log(performance.now() - start);
`;

const readings = `
  import { personaFolders } from ${source('open-consultant.ts')};
  import { needed } from ${source('needed.ts')};
  import { loadPersona } from ${source('persona/load.ts')};
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    loadPersona(personaFolders(), { needed });
    return performance.now() - start;
  });
  console.log(Math.min(...times));
`;

it('the persona that ships is there within 150 ms, at each start but the first', async () => {
  openPersona();
  // what is kept is written after that
  await setImmediate();
  expect(await least(tell(start), 150)).toBeLessThan(150);
});

it('reading and checking it anew takes less than 150 ms', async () => {
  // each of these is the best of five
  expect(await least(tell(readings), 150)).toBeLessThan(150);
});
