import type { Entry } from './incident.ts';
import type { Held, IncidentState, Line } from './incident-state.ts';

export interface WantedEntry {
  readonly person: string;
  readonly deed: Entry;
  readonly at: number;
  /** Of a role: how often it had changed when it was pressed. */
  readonly seen?: number;
}

export type JudgedEntry =
  | { readonly kind: 'takes' }
  | { readonly kind: 'same' }
  /** Somebody else did just that. */
  | { readonly kind: 'already'; readonly held: Held }
  /** Somebody else has that role by now, or nobody any more. */
  | { readonly kind: 'role-taken'; readonly held?: Held }
  | { readonly kind: 'closed'; readonly held: Held };

/** What still may be added when it is over: what was decided to be done about it. */
const afterwards: ReadonlySet<Entry['kind']> = new Set<Entry['kind']>(['action', 'edited', 'deleted', 'noted']);

/** The message is in the timeline, and not as it is now. */
const quotes = (entry: Entry, deed: Entry & { readonly kind: 'edited' | 'deleted' }): boolean =>
  entry.kind === 'noted' && entry.quoted?.ts === deed.ts && !(deed.kind === 'edited' && deed.text === entry.text);

const minute = 60_000;

/** Of two people who want the same thing at the same moment one gets it, and the other learns who. */
export function judgeEntry(state: IncidentState, { person, deed, seen, at }: WantedEntry): JudgedEntry {
  const { closed, timeline } = state;
  if (closed !== undefined && !afterwards.has(deed.kind)) {
    return deed.kind === 'closed' && closed.person === person ? { kind: 'same' } : { kind: 'closed', held: closed };
  }
  /** It is so already, by whoever brought that about. */
  const isSo = (by: Held | undefined): JudgedEntry =>
    by === undefined || by.person === person ? { kind: 'same' } : { kind: 'already', held: by };
  const last = (brought: (entry: Line['entry']) => boolean): Held | undefined =>
    timeline.findLast(({ entry }) => brought(entry));
  switch (deed.kind) {
    case 'severity':
      return deed.severity === state.severity
        ? isSo(last((entry) => entry.kind === 'severity' || entry.kind === 'declared'))
        : { kind: 'takes' };
    case 'status':
      return deed.status === state.status
        ? isSo(last((entry) => entry.kind === 'status') ?? state.declared)
        : { kind: 'takes' };
    case 'role': {
      const held = state.roles[deed.role];
      if (held?.person === deed.to) return isSo(last((entry) => entry.kind === 'role' && entry.role === deed.role));
      if (seen === undefined || seen === (state.changes[deed.role] ?? 0)) return { kind: 'takes' };
      return { kind: 'role-taken', ...(held && { held }) };
    }
    case 'snoozed': {
      const { snoozed, told = 0 } = state;
      const isOff = snoozed !== undefined && snoozed.at > told && at < snoozed.at + snoozed.minutes * minute;
      return isOff ? isSo(last((entry) => entry.kind === 'snoozed')) : { kind: 'takes' };
    }
    case 'noted': {
      const { quoted } = deed;
      const line = quoted && timeline.find(({ entry }) => entry.kind === 'noted' && entry.quoted?.ts === quoted.ts);
      return line === undefined ? { kind: 'takes' } : isSo(line.quoted);
    }
    case 'edited':
    case 'deleted':
      return timeline.some(({ entry }) => quotes(entry, deed)) ? { kind: 'takes' } : { kind: 'same' };
    default:
      return { kind: 'takes' };
  }
}
