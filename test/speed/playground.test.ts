import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playing } from '../../src/play.ts';
import { startPlayground } from '../playground/start-playground.ts';
import { visit, wordsOf, type Visitor } from '../playground/visitor.ts';
import { startProcess } from '../slack/process.ts';
import { quickest } from './as-on-reference.ts';

const startsMs = 3000;
const renewsMs = 1000;

const ours = new URL('../../personas/devops/answers/help.md', import.meta.url);

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

describe('somebody who saves a persona file', () => {
  let personasDir: string;
  let playground: Playing;
  let mina: Visitor;

  beforeAll(async () => {
    personasDir = await mkdtemp(join(tmpdir(), 'persona-'));
    await cp(ours, join(personasDir, 'help.md'));
    playground = await startPlayground({ personasDir });
    mina = await visit(playground.address);
  });

  afterAll(async () => {
    mina.leave();
    await playground.stop();
    await rm(personasDir, { recursive: true });
  });

  it('has the answer in its words within a second', async () => {
    const text = await readFile(ours, 'utf8');
    await mina.do({ do: 'command', in: mina.channel('checkout-prod'), text: '/devops help' });
    await mina.until(({ open }) => open.messages.some((one) => one.fromBot));
    const save = async (): Promise<void> => {
      const title = `Ask us ${performance.now()}`;
      await writeFile(join(personasDir, 'help.md'), text.replace(/^title: .*$/mu, `title: ${title}`));
      await mina.until(({ open }) => open.again?.after.some((one) => wordsOf(one).includes(title)) === true);
    };
    expect(await quickest(save, renewsMs, 3)).toBeLessThan(renewsMs);
  });

  it('sees within a second what is wrong with it', async () => {
    const times: number[] = [];
    for (let at = 0; at < 3; at += 1) {
      const file = `fault-${at}.md`;
      const saved = performance.now();
      await writeFile(join(personasDir, file), '---\nkind: nonsense\n---\n');
      await mina.until(({ persona }) => persona.faults.some((fault) => fault.file.endsWith(file)));
      times.push(performance.now() - saved);
    }
    expect(Math.min(...times)).toBeLessThan(renewsMs);
  });
});
