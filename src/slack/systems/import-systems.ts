import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { mergeRecord } from '../../consult/systems/merge-record.ts';
import { findSystem } from './find-system.ts';
import { systemId, type SystemRecord } from '../../consult/systems/record.ts';
import type { SavedSystem, Systems } from './systems.ts';

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

type Known = Map<string, SavedSystem>;

/** By their ids, and by those of names that they had and nothing else has. */
function knownOf(all: readonly SavedSystem[]): Known {
  const former = all.flatMap((one) => (one.record.formerly ?? []).map((id) => [id, one] as const));
  return new Map([...former.toReversed(), ...all.map((one) => [one.id, one] as const)]);
}

async function importOne(
  systems: Systems,
  record: SystemRecord,
  { by, known }: { readonly by: Importing; readonly known: Known },
): Promise<Imported> {
  const named = systemId(record.name);
  let saved = known.get(named);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const merged = saved === undefined ? record : mergeRecord(saved.record, record);
    if (saved !== undefined && isDeepStrictEqual(merged, saved.record)) return { name: merged.name, what: 'same' };
    const id = systemId(merged.name);
    const of = saved && { of: { id, revision: saved.revision } };
    const { kind } = await systems.save({ ...by, id, record: merged, imported: true, ...of });
    if (kind === 'saved') {
      const { person, at } = by;
      const now = { id, record: merged, revision: (saved?.revision ?? 0) + 1, person, at };
      for (const name of [named, id]) known.set(name, now);
      return { name: merged.name, what: saved === undefined ? 'new' : 'changed' };
    }
    // Somebody else was at it meanwhile.
    saved = await findSystem(systems, by.tenant, named);
  }
  throw new Error('a system is changed by others all the time');
}

/** Keeps what a file says of systems. Done twice it is the same. */
export async function importSystems(
  systems: Systems,
  records: readonly SystemRecord[],
  by: Importing,
): Promise<readonly Imported[]> {
  const known = knownOf(await systems.list(by.tenant));
  const imported: Imported[] = [];
  for (const record of records) {
    imported.push(await importOne(systems, record, { by, known }));
    // SQLite holds up the thread: between two of them everybody else has a turn.
    await setImmediate();
  }
  return imported;
}
