import type { SystemRecord } from './record.ts';

const most = 12;

/** What a file says of a system, on top of what people told of it: it changes what it names, and forgets nothing. */
export function mergeRecord(before: SystemRecord, told: SystemRecord): SystemRecord {
  return {
    ...before,
    ...told,
    // As the team writes it.
    name: before.name,
    using: [...new Set([...before.using, ...told.using])].slice(0, most),
    environments: [...new Set([...before.environments, ...told.environments])].slice(0, most),
    values: { ...before.values, ...told.values },
    facts: { ...before.facts, ...told.facts },
    contacts: { ...before.contacts, ...told.contacts },
  };
}
