import { systemId, type SystemRecord } from './record.ts';

const most = 20;

/** The record as it is from now on, with the names that the system had before. */
export function withFormerNames({ formerly: _formerly, ...record }: SystemRecord, before: SystemRecord): SystemRecord {
  const id = systemId(record.name);
  const had = [...(before.formerly ?? []), systemId(before.name)].filter((one) => one !== id);
  return had.length === 0 ? record : { ...record, formerly: [...new Set(had)].slice(-most) };
}
