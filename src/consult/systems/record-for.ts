import { named as called } from './named.ts';
import { systemId, type SystemRecord } from './record.ts';

/** What a team has told us of its systems, and which of them a channel is about. */
export interface KnownSystems {
  readonly all: readonly SystemRecord[];
  /** Ids, in the order in which they were bound. */
  readonly bound: readonly string[];
}

export type Choice =
  | { readonly kind: 'one'; readonly record: SystemRecord }
  /** A system nobody told us of, or none at all. */
  | { readonly kind: 'none' }
  /** The channel is about several, and nobody said which is meant. */
  | { readonly kind: 'several'; readonly records: readonly SystemRecord[] };

/** A name that was said decides; without one, the channel does. */
export function recordFor(named: string | undefined, { all, bound }: KnownSystems): Choice {
  const byId = new Map(all.map((record) => [systemId(record.name), record]));
  if (named !== undefined) {
    const found = called(
      named,
      all.map((record) => ({ record })),
    );
    return found === undefined ? { kind: 'none' } : { kind: 'one', record: found.record };
  }
  const [record, ...others] = bound.flatMap((one) => byId.get(one) ?? []);
  if (record === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', record } : { kind: 'several', records: [record, ...others] };
}
