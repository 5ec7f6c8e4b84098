import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Card } from './persona/card.ts';
import type { KeptCards } from './persona/load.ts';

/** Keeps the persona as it was read: in memory for the next reading, and on the disk for the next start. */

const root = fileURLToPath(new URL('..', import.meta.url));

/** A few files are read again in less time than all are written. */
const worthWriting = 20;

/** Another program might read the same files differently: the name of what is kept tells by which they were read. */
function nameOfReaders(): string {
  const digest = createHash('sha256').update(process.version);
  for (const file of ['package.json', ...globSync('src/persona/**/*.ts', { cwd: root }).toSorted()])
    digest.update(readFileSync(join(root, file)));
  return `persona-${digest.digest('hex').slice(0, 16)}.bin`;
}

/** A folder that cannot be read or written, as in a read-only image, costs time and nothing else. */
const orNothing = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

export function keepCards(folder: string = join(root, 'node_modules/.cache/devops-consultant')): KeptCards {
  let cards: ReadonlyMap<string, Card> | undefined;
  let written = 0;
  let named: string | undefined;
  const load = (): ReadonlyMap<string, Card> => {
    named = nameOfReaders();
    const file = join(folder, named);
    const read = orNothing((): unknown => deserialize(readFileSync(file)));
    if (!(read instanceof Map)) return new Map();
    written = read.size;
    return read as ReadonlyMap<string, Card>;
  };
  return {
    take: () => (cards ??= load()),
    put(sound) {
      const fresh = [...sound.keys()].filter((key) => cards?.has(key) !== true).length;
      cards = new Map(sound);
      if (written > 0 && fresh < worthWriting) return;
      const name = (named ??= nameOfReaders());
      orNothing(() => {
        mkdirSync(folder, { recursive: true });
        for (const old of readdirSync(folder)) if (old !== name) rmSync(join(folder, old));
        const half = join(folder, `${name}.${process.pid}`);
        writeFileSync(half, serialize(cards));
        renameSync(half, join(folder, name));
        written = sound.size;
      });
    },
  };
}
