import { z } from 'zod';
import type { Facts } from '../understand/facts/facts.ts';
import { isSafeName } from '../understand/facts/names.ts';

/** What a team told us of one of its systems: one shape for the form, the import, the store and the export. */

const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/u, 'a lower-case id such as argo-cd');

const line = z.string().trim().min(1).max(200);

const minutes = z.number().int().min(1).max(100_000);

const factsShape = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string()).readonly()]),
) satisfies z.ZodType<Facts>;

export const systemRecord = z.strictObject({
  /** As the team calls it. */
  name: z
    .string()
    .trim()
    .min(1)
    .refine((text) => isSafeName(text, true), 'a name of letters, digits, blanks and . _ - / @'),
  /** Ids of names that it had: buttons, pipelines and people go on using them. */
  formerly: z.array(z.string()).max(20).readonly().exactOptional(),
  description: line.exactOptional(),
  /** Where it runs: the id of a place. */
  place: id.exactOptional(),
  /** Platform files and tools beside the place: helm, argo-cd, flyway, datadog. */
  using: z.array(id).max(12).readonly().default([]),
  ci: id.exactOptional(),
  environments: z.array(id).max(12).readonly().default([]),
  /** For the gaps of commands: namespace, cluster, service. */
  values: z.record(z.string(), z.string().min(1).max(200)).readonly().default({}),
  /** Cloud, regions, database, language and whatever else shapes an answer, as free questions tell it. */
  facts: factsShape.readonly().default({}),
  /** Requests a second on an ordinary day. */
  rps: z.number().positive().max(1e9).exactOptional(),
  slo_percent: z.number().min(50).lt(100).exactOptional(),
  window_days: z.number().int().min(1).max(366).exactOptional(),
  rto_minutes: minutes.exactOptional(),
  rpo_minutes: minutes.exactOptional(),
  owner: line.exactOptional(),
  on_call: line.exactOptional(),
  /** Whom to call, by role. */
  contacts: z.record(z.string(), line).readonly().default({}),
  repository: z
    .string()
    .regex(/^https:\/\/[\w.-]+(?::\d+)?\/[^\s<>"]*$/u, 'an address that begins with https://')
    .max(300)
    .exactOptional(),
});

export type SystemRecord = Readonly<z.output<typeof systemRecord>>;

/** Two names that differ in case and signs only are one system. */
export const systemId = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
