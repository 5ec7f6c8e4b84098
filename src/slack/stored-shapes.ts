import { z } from 'zod';
import { change } from '../consult/audit/change.ts';
import type { Trace } from '../consult/blueprint.ts';
import { fileKinds, flags, intents, listingTools, type Inquiry } from '../consult/inquiry.ts';
import { release } from '../consult/systems/release.ts';
import { systemRecord } from '../consult/systems/record.ts';
import type { Shows } from './checklists/shows.ts';
import { factsSchema } from './facts/facts-schema.ts';
import { storedEntry, storedIncident } from './incidents/stored-incident.ts';
import { installationSecrets } from './installs/installation.ts';
import { requestSchema } from './request.ts';
import { storedDeed, storedPause, storedRun, storedText } from './runs/stored-run.ts';
import type { Consultation } from './store.ts';

const name = z.string().exactOptional();
const amount = z.number().exactOptional();

const inquiry = z.object({
  intent: z.enum(intents),
  params: z.object({
    system: name,
    version: name,
    from_version: name,
    strategy: name,
    environment: name,
    platform: name,
    ci: name,
    rps: amount,
    p99_ms: amount,
    replicas: amount,
    growth: amount,
    slo_percent: amount,
    window_days: amount,
    runbook: name,
  }),
  figures: z.record(z.string(), z.number()).default({}),
  flags: z.array(z.enum(flags)),
  using: z.array(z.string()),
  values: z.record(z.string(), z.string()).default({}),
  conditions: z.record(z.string(), z.string()).default({}),
  listing: z
    .object({
      tool: z.enum(listingTools),
      rows: z.array(
        z.object({
          revision: z.string(),
          version: name,
          chart: name,
          owner: name,
          image: name,
          status: name,
          when: name,
          maybe: name,
          noted: z.boolean().exactOptional(),
          failed: z.boolean().exactOptional(),
          partial: z.boolean().exactOptional(),
          current: z.boolean().exactOptional(),
        }),
      ),
      unread: z.array(z.string()).exactOptional(),
      values: z.record(z.string(), z.string()).exactOptional(),
    })
    .exactOptional(),
  reviewed: z
    .object({
      files: z.array(
        z.object({
          kind: z.enum(fileKinds),
          lines: z.number(),
          names: z.array(z.string()),
          findings: z.array(z.object({ id: z.string(), line: z.number(), name })),
        }),
      ),
    })
    .exactOptional(),
  facts: factsSchema.exactOptional(),
  record: systemRecord.exactOptional(),
  denied: z.array(z.string()).exactOptional(),
  recorded: z.object({ person: z.string(), at: z.number() }).exactOptional(),
  releases: z.array(release).exactOptional(),
  language: name,
  database: name,
  list: name,
  drill: z.literal(true).exactOptional(),
  private: z.boolean(),
  files: z.boolean().default(false),
  words: z.string(),
}) satisfies z.ZodType<Inquiry>;

const trace = z.object({
  asked: z.string().exactOptional(),
  recorded: z.object({ system: z.string(), person: z.string(), at: z.number() }).exactOptional(),
  persona: z.string(),
  dataVersion: z.string(),
  files: z.array(z.string()),
  weights: z.array(z.object({ name: storedText, percent: z.number() })),
  rules: z.array(z.object({ id: z.string(), name: storedText, focus: z.string(), file: z.string() })),
  sources: z.array(z.string()),
}) satisfies z.ZodType<Trace>;

const consultation = z.object({
  inquiry,
  trace,
  asker: z.string(),
  request: z.string(),
  before: inquiry.exactOptional(),
  posted: z.array(z.string()).exactOptional(),
}) satisfies z.ZodType<Consultation>;

const shows = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('home'),
    team: name,
    person: z.string(),
    channel: z.string(),
    system: z.string(),
    list: z.string(),
  }),
  z.object({
    kind: z.literal('message'),
    team: name,
    channel: z.string(),
    ts: z.string(),
    system: z.string(),
    list: z.string(),
    inquiry,
  }),
  z.object({
    kind: z.enum(['run', 'incident']),
    team: name,
    channel: z.string(),
    ts: z.string(),
    run: z.string(),
    system: z.literal(''),
    list: z.literal(''),
  }),
]) satisfies z.ZodType<Shows>;

/** What was written by an earlier version of this program is read as carefully as what comes from outside. */
export const storedShapes = {
  request: requestSchema,
  consultation,
  system: systemRecord,
  shows,
  change,
  installation: installationSecrets,
  run: { subject: storedRun, deed: storedDeed },
  incident: { subject: storedIncident, deed: storedEntry },
  pause: storedPause,
};
