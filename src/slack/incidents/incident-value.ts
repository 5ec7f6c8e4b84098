import { z } from 'zod';

/**
 * What is pressed on the card of an incident, as what a choice of a menu can hold: 75 characters. A new form gets a new
 * number beside the old one.
 */
export const incidentActs = ['role', 'free', 'severity', 'status', 'snooze'] as const;

export interface IncidentValue {
  readonly incident: string;
  readonly act: (typeof incidentActs)[number];
  /** The role, the severity, the status, the minutes. */
  readonly what: string;
  /** Of a role: how often it had changed. */
  readonly seen: number;
}

const form = /^1\|([^|]{1,40})\|(role|free|severity|status|snooze)\|([a-z0-9-]{1,20})\|(\d{1,4})$/u;

const act = z.enum(incidentActs);

export const incidentText = z.string().transform((text, context): IncidentValue => {
  const [, incident = '', name, what = '', seen] = form.exec(text) ?? [];
  const read = act.safeParse(name);
  if (read.success) return { incident, act: read.data, what, seen: Number(seen) };
  context.issues.push({ code: 'custom', input: text, message: 'a button of an incident' });
  return z.NEVER;
});

export const writeIncident = ({ incident, act: name, what, seen }: IncidentValue): string =>
  `1|${incident}|${name}|${what}|${seen}`;
