import { isDeepStrictEqual } from 'node:util';
import { mergeRecord } from '../../consult/systems/merge-record.ts';
import { systemId, type SystemRecord } from '../../consult/systems/record.ts';
import type { Systems } from '../store.ts';

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
  const id = systemId(record.name);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const saved = await systems.find(by.tenant, id);
    const merged = saved === undefined ? record : mergeRecord(saved.record, record);
    if (saved !== undefined && isDeepStrictEqual(merged, saved.record)) return { name: merged.name, what: 'same' };
    const of = saved && { of: { id, revision: saved.revision } };
    const { kind } = await systems.save({ ...by, id, record: merged, ...of });
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
  for (const record of records) imported.push(await importOne(systems, record, by));
  return imported;
}
