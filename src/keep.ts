import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack, unpack } from './packed.ts';

/** Plain data that took long to make, on the disk for the next start. */
export interface Keep {
  /** Undefined when there is none, or none that this program would make. */
  take(): unknown;
  put(made: unknown): void;
}

const root = fileURLToPath(new URL('..', import.meta.url));

export const keepFolder = join(root, 'node_modules/.cache/devops-consultant');

/** Another program might make something else of the same: the name of what is kept tells what made it. */
const digestOf = (makers: readonly string[]): string =>
  createHash('sha256')
    .update(process.version)
    .update(readFileSync(join(root, 'package.json')))
    .update(['src/packed.ts', ...makers].map(digestOfMaker).join(' '))
    .digest('hex')
    .slice(0, 16);

const digests = new Map<string, string>();

function digestOfMaker(maker: string): string {
  const known = digests.get(maker);
  if (known !== undefined) return known;
  const digest = createHash('sha256');
  for (const file of filesOf(maker)) digest.update(readFileSync(join(root, file)));
  const made = digest.digest('hex');
  digests.set(maker, made);
  return made;
}

const filesOf = (maker: string): readonly string[] =>
  statSync(join(root, maker)).isFile()
    ? [maker]
    : readdirSync(join(root, maker), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .toSorted()
        .map((name) => join(maker, name));

/** A folder that cannot be read or written, as in a read-only image, costs time and nothing else. */
const orNothing = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** `makers` are the files and the folders of the program that decide what is made. */
export function createKeep(name: string, makers: readonly string[], folder: string): Keep {
  let made: string | undefined;
  const nameNow = (): string => (made ??= `${name}-${digestOf(makers)}.bin`);
  return {
    take: () => orNothing((): unknown => unpack(readFileSync(join(folder, nameNow())))),
    put(value) {
      orNothing(() => {
        mkdirSync(folder, { recursive: true });
        const now = nameNow();
        for (const old of readdirSync(folder)) if (old.startsWith(`${name}-`) && old !== now) rmSync(join(folder, old));
        const half = join(folder, `${now}.${process.pid}`);
        writeFileSync(half, pack(value));
        renameSync(half, join(folder, now));
      });
    },
  };
}
