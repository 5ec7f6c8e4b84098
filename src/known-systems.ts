import { readFileSync } from 'node:fs';
import type { Consultant } from './consult/consultant.ts';
import type { KnownSystems } from './consult/systems/record-for.ts';
import { systemId } from './consult/systems/record.ts';

/** The systems of a catalog file, for answers outside of Slack. A file of one system is about that one. */
export function knownSystems(consultant: Consultant, file: string): KnownSystems {
  const { records, faults } = consultant.readCatalog(readFileSync(file, 'utf8'));
  if (faults.length > 0) throw new Error(faults.map(({ line, what }) => `${file}:${line}: ${what}`).join('\n'));
  const [only, ...others] = records;
  return { all: records, bound: only === undefined || others.length > 0 ? [] : [systemId(only.name)] };
}
