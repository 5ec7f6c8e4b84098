import type { Entry, Incident, IncidentStatus, Occurred } from './incident.ts';

export interface Held {
  readonly person: string;
  readonly at: number;
}

export interface ActionItem {
  readonly what: string;
  readonly owner?: string;
  readonly due?: string;
  readonly person: string;
}

/** A line of the timeline. */
export interface Line {
  /** When it happened: a message that was quoted happened when it was said. */
  readonly at: number;
  /** Who did it, or said it. */
  readonly person: string;
  readonly entry: Exclude<Entry, { readonly kind: 'edited' | 'deleted' }>;
  /** Who quoted it, and when. */
  readonly quoted?: Held;
  /** It was said otherwise first. */
  readonly edited?: true;
}

export interface IncidentState {
  readonly incident: Incident;
  readonly declared: Held;
  readonly severity: string;
  readonly status: IncidentStatus;
  readonly roles: Readonly<Record<string, Held>>;
  /** Counts who had each role: whoever takes it says after how many. */
  readonly changes: Readonly<Record<string, number>>;
  /** In the order in which it happened. */
  readonly timeline: readonly Line[];
  readonly actions: readonly ActionItem[];
  /** When the others were last told something. */
  readonly told?: number;
  readonly snoozed?: { readonly at: number; readonly minutes: number };
  readonly mitigated?: number;
  readonly closed?: Held;
}

const second = 1000;

const timeOf = (ts: string): number => Math.round(Number(ts) * second);

const begin = (incident: Incident): IncidentState => ({
  incident,
  declared: { person: '', at: 0 },
  severity: '',
  status: 'investigating',
  roles: {},
  changes: {},
  timeline: [],
  actions: [],
});

/** The line that quotes a message. */
const quotes = ({ entry }: Line, ts: string): boolean => entry.kind === 'noted' && entry.quoted?.ts === ts;

function withLine(state: IncidentState, { person, at, deed }: Occurred): IncidentState {
  if (deed.kind === 'edited') {
    const { ts, text } = deed;
    const timeline = state.timeline.map((line): Line =>
      line.entry.kind === 'noted' && quotes(line, ts)
        ? { ...line, entry: { ...line.entry, text }, edited: true }
        : line,
    );
    return { ...state, timeline };
  }
  if (deed.kind === 'deleted') return { ...state, timeline: state.timeline.filter((line) => !quotes(line, deed.ts)) };
  const quoted = deed.kind === 'noted' ? deed.quoted : undefined;
  if (quoted !== undefined && state.timeline.some((line) => quotes(line, quoted.ts))) return state;
  const line: Line =
    quoted === undefined
      ? { at, person, entry: deed }
      : { at: timeOf(quoted.ts), person: quoted.author, entry: deed, quoted: { person, at } };
  return { ...state, timeline: [...state.timeline, line].toSorted((one, other) => one.at - other.at) };
}

/** The plan that was worked through served users again; until that turned out to be wrong. */
function servedBy(state: IncidentState, step: Extract<Entry, { readonly kind: 'step' }>, at: number): IncidentState {
  if (step.served === true) return { ...state, mitigated: state.mitigated ?? at };
  const { mitigated: _, ...others } = state;
  const isTaken = step.state === 'reopened' && (state.status === 'investigating' || state.status === 'identified');
  return isTaken ? others : state;
}

function after(before: IncidentState, occurred: Occurred): IncidentState {
  const state = withLine(before, occurred);
  const { person, at, deed } = occurred;
  const held = { person, at };
  switch (deed.kind) {
    case 'declared':
      return { ...state, declared: held, severity: deed.severity, told: at };
    case 'severity':
      return { ...state, severity: deed.severity };
    case 'status':
      return {
        ...state,
        status: deed.status,
        ...((deed.status === 'mitigated' || deed.status === 'resolved') && { mitigated: state.mitigated ?? at }),
      };
    case 'role': {
      const { [deed.role]: _, ...others } = state.roles;
      const roles = deed.to === undefined ? others : { ...others, [deed.role]: { person: deed.to, at } };
      return { ...state, roles, changes: { ...state.changes, [deed.role]: (state.changes[deed.role] ?? 0) + 1 } };
    }
    case 'step':
      return servedBy(state, deed, at);
    case 'update':
      return { ...state, told: at };
    case 'snoozed':
      return { ...state, snoozed: { at, minutes: deed.minutes } };
    case 'action': {
      const { kind: _, ...item } = deed;
      return { ...state, actions: [...state.actions, { ...item, person }] };
    }
    case 'closed':
      return { ...state, closed: held, status: 'resolved' };
    default:
      return state;
  }
}

/** How an incident stands, by all that was written down of it. */
export const incidentState = (incident: Incident, occurred: readonly Occurred[]): IncidentState =>
  occurred.reduce(after, begin(incident));
