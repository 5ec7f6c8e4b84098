import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

/** Plain data that took long to make, on the disk for the next start. */
export interface Keep {
  /** Undefined when there is none, or none that this program would make. */
  take(): unknown;
  put(made: unknown): void;
}

const root = fileURLToPath(new URL('..', import.meta.url));

export const keepFolder = join(root, 'node_modules/.cache/devops-consultant');

/** Another program might make something else of the same: the name of what is kept tells what made it. */
function digestOf(makers: string): string {
  const digest = createHash('sha256').update(process.version);
  const files = readdirSync(join(root, makers), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  for (const file of ['package.json', ...files.toSorted().map((name) => join(makers, name))])
    digest.update(readFileSync(join(root, file)));
  return digest.digest('hex').slice(0, 16);
}

/** A folder that cannot be read or written, as in a read-only image, costs time and nothing else. */
const orNothing = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** `makers` is the folder of the program whose files decide what is made. */
export function createKeep(name: string, makers: string, folder: string): Keep {
  let made: string | undefined;
  const nameNow = (): string => (made ??= `${name}-${digestOf(makers)}.bin`);
  return {
    take: () => orNothing((): unknown => deserialize(readFileSync(join(folder, nameNow())))),
    put(value) {
      orNothing(() => {
        mkdirSync(folder, { recursive: true });
        const now = nameNow();
        for (const old of readdirSync(folder)) if (old.startsWith(`${name}-`) && old !== now) rmSync(join(folder, old));
        const half = join(folder, `${now}.${process.pid}`);
        writeFileSync(half, serialize(value));
        renameSync(half, join(folder, now));
      });
    },
  };
}
