import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { mergeRecord } from '../../consult/systems/merge-record.ts';
import { findSystem } from './find-system.ts';
import { systemId, type SystemRecord } from '../../consult/systems/record.ts';
import type { Systems } from './systems.ts';

export interface Importing {
  readonly tenant: string;
  /** Who did it: a person, or the name of a file. */
  readonly person: string;
  readonly at: number;
}

export interface Imported {
  readonly name: string;
  readonly what: 'new' | 'changed' | 'same';
}

const mostTries = 5;

async function importOne(systems: Systems, record: SystemRecord, by: Importing): Promise<Imported> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const saved = await findSystem(systems, by.tenant, systemId(record.name));
    const merged = saved === undefined ? record : mergeRecord(saved.record, record);
    if (saved !== undefined && isDeepStrictEqual(merged, saved.record)) return { name: merged.name, what: 'same' };
    const id = systemId(merged.name);
    const of = saved && { of: { id, revision: saved.revision } };
    const { kind } = await systems.save({ ...by, id, record: merged, imported: true, ...of });
    if (kind === 'saved') return { name: merged.name, what: saved === undefined ? 'new' : 'changed' };
  }
  throw new Error('a system is changed by others all the time');
}

/** Keeps what a file says of systems. Done twice it is the same. */
export async function importSystems(
  systems: Systems,
  records: readonly SystemRecord[],
  by: Importing,
): Promise<readonly Imported[]> {
  const imported: Imported[] = [];
  for (const record of records) {
    imported.push(await importOne(systems, record, by));
    // SQLite holds up the thread: between two of them everybody else has a turn.
    await setImmediate();
  }
  return imported;
}
