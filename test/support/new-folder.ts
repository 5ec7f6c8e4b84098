import { statfsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inMemory = '/dev/shm';
const room = 2 ** 30;

/** Where the machine keeps files in memory, if it has room there. */
function fastest(): string {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize > room ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** A folder for a database: half of what a test of ours would take is the disk writing down each of its sentences. */
export const newFolder = (name: string): Promise<string> => mkdtemp(join(fastest(), `${name}-`));
