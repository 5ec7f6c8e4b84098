import { incidentStatuses, type IncidentStatus } from './incident.ts';

/** What somebody tells us of the incident of a channel. Whatever else is said with "incident" declares one. */
export type IncidentOrder =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'status'; readonly status: IncidentStatus }
  | { readonly kind: 'severity'; readonly severity: string }
  | { readonly kind: 'action'; readonly what: string; readonly due?: string }
  | { readonly kind: 'update'; readonly text: string }
  | { readonly kind: 'catch-up' | 'timeline' | 'handover' | 'close' | 'card' };

const whole = /^\s*(?:incident|inc)\s+(?<rest>\S[^]*)$/iu;
const severity = /^(?:sev|p)[-\s]?(?<number>[1-5])$/iu;
const noted = /^(?:note|log|timeline)[:\s]\s*(?<text>\S[^]*)$/iu;
const updated = /^update[:\s]\s*(?<text>\S[^]*)$/iu;
const action =
  /^(?:action|todo|follow[- ]?up)[:\s]\s*(?<what>\S[^]*?)(?:\s+(?:by|due)\s+(?<due>\d{4}-\d{2}-\d{2}))?\s*$/iu;

const orders: readonly (readonly [
  IncidentOrder & { readonly kind: 'catch-up' | 'timeline' | 'handover' | 'close' | 'card' },
  RegExp,
])[] = [
  [{ kind: 'catch-up' }, /^(?:catch[- ]?(?:me[- ])?up|summary|status)$/iu],
  [{ kind: 'timeline' }, /^timeline$/iu],
  [{ kind: 'handover' }, /^hand[- ]?over$/iu],
  [{ kind: 'close' }, /^(?:close|end|over)$/iu],
  [{ kind: 'card' }, /^(?:card|show|board)$/iu],
];

/** Only in this form: "incident note the cache was flushed". */
export function incidentOrder(text: string): IncidentOrder | undefined {
  const rest = whole
    .exec(text)
    ?.groups?.['rest']?.trim()
    .replace(/\s*[.!]+$/u, '');
  if (rest === undefined) return undefined;
  const plain = orders.find(([, says]) => says.test(rest))?.[0];
  if (plain !== undefined) return plain;
  const status = incidentStatuses.find((one) => one === rest.toLowerCase());
  if (status !== undefined) return { kind: 'status', status };
  const number = severity.exec(rest)?.groups?.['number'];
  if (number !== undefined) return { kind: 'severity', severity: `sev-${number}` };
  const note = noted.exec(rest)?.groups?.['text'];
  if (note !== undefined) return { kind: 'note', text: note.trim() };
  const update = updated.exec(rest)?.groups?.['text'];
  if (update !== undefined) return { kind: 'update', text: update.trim() };
  const { what, due } = action.exec(rest)?.groups ?? {};
  return what === undefined ? undefined : { kind: 'action', what: what.trim(), ...(due !== undefined && { due }) };
}
