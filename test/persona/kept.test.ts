import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepCards } from '../../src/keep-cards.ts';
import { needed } from '../../src/needed.ts';
import { formatFault, PersonaFaults } from '../../src/persona/fault.ts';
import { kindNames } from '../../src/persona/kinds.ts';
import { loadPersona, type KeptCards } from '../../src/persona/load.ts';
import type { Persona } from '../../src/persona/persona.ts';

let home: string;
let devops: string;
let keep: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-'));
  devops = join(home, 'devops');
  keep = join(home, 'keep');
  cpSync(fileURLToPath(new URL('../../personas/devops', import.meta.url)), devops, { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true }));

/** A start of the program: nothing is in its memory. What it keeps is written once it has read all. */
const start = async (kept: KeptCards = keepCards(keep)): Promise<Persona> => {
  const persona = loadPersona([devops], { needed, kept });
  await setImmediate();
  return persona;
};

const allOf = (persona: Persona) => kindNames.flatMap((kind) => [...persona.of(kind)]);

const faults = async (kept?: KeptCards): Promise<readonly string[]> => {
  try {
    await start(kept);
  } catch (error) {
    if (error instanceof PersonaFaults) return error.faults.map(formatFault);
    throw error;
  }
  return [];
};

const hint = '---\nkind: hint\nid: fault\nname: Ours\n';

describe('a persona that was read before', () => {
  it('is the same as when it was read', async () => {
    const first = await start();
    expect(readdirSync(keep)).toHaveLength(1);
    const second = await start();
    expect(allOf(second)).toEqual(allOf(first));
    expect(second.dataVersion).toBe(first.dataVersion);
    expect(first.size).toBeGreaterThan(600);
  });

  it('says what a file says now, after a start and while it runs', async () => {
    const running = keepCards(keep);
    await start(running);
    const file = readdirSync(join(devops, 'hints')).find((name) => name === 'fault.md');
    expect(file).toBe('fault.md');
    writeFileSync(join(devops, 'hints/fault.md'), `${hint}---\n\nSorry, once more.\n`);
    for (const kept of [running, keepCards(keep)]) {
      const persona = await start(kept);
      expect(persona.get('hint', 'fault').pieces.get('about')?.source).toBe('Sorry, once more.\n');
    }
  });

  it('names the line of a fault in a file that did not change: what it points to is gone', async () => {
    await start();
    rmSync(join(devops, 'strategies/canary.md'));
    const found = await faults();
    expect(found).toContainEqual(
      expect.stringMatching(
        /^devops\/platforms\/argo-rollouts\.md:\d+: strategies: a strategy that exists, not canary$/u,
      ),
    );
    expect(found).toEqual(await faults(keepCards(join(home, 'another'))));
    expect(await faults()).toEqual(found);
  });

  it('names it also where the folder fitted together until another one was laid over it', async () => {
    const ours = join(home, 'ours');
    mkdirSync(ours);
    writeFileSync(
      join(ours, 'ecs.md'),
      '---\nkind: place\nid: ecs\nname: ECS\ncloud: aws\nplatform: none-such\n---\n\nOurs.\n',
    );
    await start();
    for (const _ of ['the first time', 'and again'])
      expect(() => loadPersona([devops, ours], { needed, kept: keepCards(keep) })).toThrow('1 fault in the persona');
    expect((await start()).get('place', 'ecs').data.platform).toBe('ecs-rolling');
  });

  it('tells the faults of a file at each start until they are mended', async () => {
    await start();
    writeFileSync(join(devops, 'hints/fault.md'), `${hint}colour: red\n---\n\nSorry.\n`);
    const told = ['devops/hints/fault.md:5: colour: no such field as colour'];
    expect(await faults()).toEqual(told);
    expect(await faults()).toEqual(told);
  });

  it('is read anew where what was kept is damaged', async () => {
    const first = await start();
    for (const name of readdirSync(keep)) writeFileSync(join(keep, name), 'not what was written');
    expect(allOf(await start())).toEqual(allOf(first));
  });

  it('is read anew where nothing can be kept', async () => {
    writeFileSync(keep, 'a file where the folder should be');
    const persona = await start();
    expect(persona.size).toBeGreaterThan(600);
  });
});
