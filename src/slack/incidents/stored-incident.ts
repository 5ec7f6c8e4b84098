import { z } from 'zod';
import type { Story } from '../stories/stories.ts';
import { incidentStatuses, type Entry, type Incident } from '../../consult/incidents/incident.ts';

/** What may be wanted of an incident. */
export const incidentAsks = ['declare', 'add', 'quote', 'unquote', 'catch-up', 'handover', 'timeline', 'card'] as const;

const text = z.string().exactOptional();

export const storedIncident = z.object({ what: z.string(), system: text }) satisfies z.ZodType<Incident>;

export const storedEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['declared', 'severity']), severity: z.string() }),
  z.object({ kind: z.literal('status'), status: z.enum(incidentStatuses) }),
  z.object({ kind: z.literal('role'), role: z.string(), to: text }),
  z.object({
    kind: z.literal('noted'),
    text: z.string(),
    quoted: z.object({ ts: z.string(), author: z.string(), pinned: z.literal(true).exactOptional() }).exactOptional(),
  }),
  z.object({ kind: z.literal('edited'), ts: z.string(), text: z.string() }),
  z.object({ kind: z.literal('deleted'), ts: z.string() }),
  z.object({
    kind: z.literal('step'),
    plan: z.string(),
    number: z.number(),
    step: z.string(),
    state: z.enum(['begun', 'done', 'failed', 'skipped', 'reopened', 'handed', 'closed']),
    to: text,
    served: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('update'), condition: z.string(), actions: z.string(), needs: z.string() }),
  z.object({ kind: z.literal('snoozed'), minutes: z.number() }),
  z.object({ kind: z.literal('action'), what: z.string(), owner: text, due: text }),
  z.object({ kind: z.literal('closed') }),
]) satisfies z.ZodType<Entry>;

export type SavedIncident = Story<Incident, Entry>;
