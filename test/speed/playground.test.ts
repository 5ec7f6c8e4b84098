import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startPlayground } from '../playground/start-playground.ts';
import { visit } from '../playground/visitor.ts';
import { startProcess } from '../slack/process.ts';
import { quickest } from './as-on-reference.ts';

const startsMs = 3000;

it('npm start shows its page within three seconds', async () => {
  let stop = (): Promise<void> => Promise.resolve();
  const start = async (): Promise<void> => {
    await stop();
    const cwd = await mkdtemp(join(tmpdir(), 'start-'));
    const one = startProcess({ PORT: '0' }, 'ignore', [], { cwd });
    stop = async () => {
      one.child.kill();
      await one.exited();
      await rm(cwd, { recursive: true });
    };
    await one.says('http://127.0.0.1:');
    const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(one.output())?.[0] ?? '';
    await (await fetch(`${address}/page.js`)).text();
  };
  const best = await quickest(start, startsMs, 3);
  await stop();
  expect(best).toBeLessThan(startsMs);
});

it('a fault in a saved persona file is seen within a second', async () => {
  const personasDir = await mkdtemp(join(tmpdir(), 'persona-'));
  const playground = await startPlayground({ personasDir });
  const mina = await visit(playground.address);
  const times: number[] = [];
  for (let at = 0; at < 3; at += 1) {
    const file = `fault-${at}.md`;
    const saved = performance.now();
    await writeFile(join(personasDir, file), '---\nkind: nonsense\n---\n');
    await mina.until(({ persona }) => persona.faults.some((fault) => fault.file.endsWith(file)));
    times.push(performance.now() - saved);
  }
  mina.leave();
  await playground.stop();
  await rm(personasDir, { recursive: true });
  expect(Math.min(...times)).toBeLessThan(1000);
});
