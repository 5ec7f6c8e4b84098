import type { Inquiry } from '../../consult/inquiry.ts';
import { systemId, type SystemRecord } from '../../consult/systems/record.ts';
import type { Verdict } from '../roles/judge.ts';
import type { Systems } from '../systems/systems.ts';

export interface Filled {
  readonly tenant: string;
  readonly before: Inquiry;
  readonly after: Inquiry;
  readonly person: string;
  readonly at: number;
  /** Whether it is so of the system, and not only of one change. */
  readonly isLasting: (name: string) => boolean;
  /** Asked when there is something to keep. */
  readonly verdict: () => Promise<Verdict>;
}

const mostTries = 5;

/** What the filled form tells of the system itself. */
function toldOf(record: SystemRecord, { before, after, isLasting }: Filled): SystemRecord {
  const values = Object.entries(after.values).filter(
    ([name, value]) => isLasting(name) && before.values[name] !== value,
  );
  const number = (name: 'rps' | 'slo_percent' | 'window_days'): Partial<SystemRecord> => {
    const value = after.params[name];
    return value === undefined || value === before.params[name] ? {} : { [name]: value };
  };
  return {
    ...record,
    values: { ...record.values, ...Object.fromEntries(values) },
    ...number('rps'),
    ...number('slo_percent'),
    ...number('window_days'),
  };
}

const granted: Verdict = { kind: 'granted' };

/**
 * What was filled in about a system that the team told of is part of its record from now on, if whoever filled it in may
 * change that. It only adds.
 */
export async function keepFilled(systems: Systems, filled: Filled): Promise<Verdict> {
  const { tenant, before, person, at } = filled;
  if (before.record === undefined) return granted;
  const id = systemId(before.record.name);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const saved = await systems.find(tenant, id);
    if (saved === undefined) return granted;
    const record = toldOf(saved.record, filled);
    if (JSON.stringify(record) === JSON.stringify(saved.record)) return granted;
    const verdict = await filled.verdict();
    if (verdict.kind === 'refused') return verdict;
    const outcome = await systems.save({ tenant, id, record, of: { id, revision: saved.revision }, person, at });
    if (outcome.kind === 'saved') return granted;
  }
  throw new Error('a system is changed by others all the time');
}
