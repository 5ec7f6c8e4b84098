import type { Entry } from './incident.ts';
import type { Held, IncidentState } from './incident-state.ts';

export interface WantedEntry {
  readonly person: string;
  readonly deed: Entry;
  /** Of a role: how often it had changed when it was pressed. */
  readonly seen?: number;
}

export type JudgedEntry =
  | { readonly kind: 'takes' }
  | { readonly kind: 'same' }
  /** Somebody else has that role by now, or nobody any more. */
  | { readonly kind: 'role-taken'; readonly held?: Held }
  | { readonly kind: 'closed'; readonly held: Held };

/** What still may be added when it is over: what was decided to be done about it. */
const afterwards: ReadonlySet<Entry['kind']> = new Set<Entry['kind']>(['action', 'edited', 'deleted', 'noted']);

/** The message is in the timeline, and not as it is now. */
const quotes = (entry: Entry, deed: Entry & { readonly kind: 'edited' | 'deleted' }): boolean =>
  entry.kind === 'noted' && entry.quoted?.ts === deed.ts && !(deed.kind === 'edited' && deed.text === entry.text);

/** Of two people who want the same thing at the same moment one gets it, and the other learns who. */
export function judgeEntry(state: IncidentState, { person, deed, seen }: WantedEntry): JudgedEntry {
  const { closed } = state;
  if (closed !== undefined && !afterwards.has(deed.kind)) {
    return deed.kind === 'closed' && closed.person === person ? { kind: 'same' } : { kind: 'closed', held: closed };
  }
  switch (deed.kind) {
    case 'severity':
      return deed.severity === state.severity ? { kind: 'same' } : { kind: 'takes' };
    case 'status':
      return deed.status === state.status ? { kind: 'same' } : { kind: 'takes' };
    case 'role': {
      const held = state.roles[deed.role];
      if (held?.person === deed.to) return { kind: 'same' };
      if (seen === undefined || seen === (state.changes[deed.role] ?? 0)) return { kind: 'takes' };
      return { kind: 'role-taken', ...(held && { held }) };
    }
    case 'noted':
      return deed.quoted !== undefined &&
        state.timeline.some(({ entry }) => entry.kind === 'noted' && entry.quoted?.ts === deed.quoted?.ts)
        ? { kind: 'same' }
        : { kind: 'takes' };
    case 'edited':
    case 'deleted':
      return state.timeline.some(({ entry }) => quotes(entry, deed)) ? { kind: 'takes' } : { kind: 'same' };
    default:
      return { kind: 'takes' };
  }
}
