import { z } from 'zod';
import { listingTools } from '../../consult/inquiry.ts';
import { base, focus, id, line, phrases, priority, told } from './common.ts';

/** What in a Backstage catalog says that a system uses this, and what that tells. */
const annotations = z
  .array(
    z.strictObject({
      /** `github.com/project-slug`. */
      name: z.string().regex(/^[a-z0-9.-]+\/[a-z0-9._-]+$/u, 'an annotation such as argocd/app-name'),
      /** The value that it is. */
      fills: z
        .string()
        .regex(/^[a-z][a-z0-9_]*$/u)
        .optional(),
      /** Or the values in it, by the names of the groups. One that does not fit says nothing. */
      pattern: z.string().max(200).optional(),
      /** Counts where no other one says it. */
      weak: z.literal(true).optional(),
    }),
  )
  .default([]);

/** Somewhere systems run: `eks`, `cloud-run`, `hetzner`. Points to the platform that operates it. */
export const place = z.strictObject({
  kind: z.literal('place'),
  ...base,
  cloud: z.enum(['aws', 'gcp', 'azure', 'hetzner', 'fly.io', 'heroku', 'any']),
  /** The platform file whose commands apply when nothing more is known. */
  platform: id,
  /** Others that are the same thing set otherwise, so nothing has to be installed: a strategy named chooses among all. */
  modes: z.array(id).default([]),
  /** The tool that has its numbers when nobody said which; the persona's own default otherwise. */
  monitoring: id.optional(),
  annotations,
});

/** A value that commands need. */
export const need = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/u, 'a variable name such as resource_group'),
  label: line,
  example: z.string().min(1).max(80),
  /** Where the system's own name is the usual value. */
  from: z.enum(['system', 'version', 'environment']).optional(),
  /** Belongs to one change or one moment: no record of a system keeps it. */
  passing: z.literal(true).optional(),
});

/** How a platform is operated. The body holds one piece an operation. */
export const platform = z.strictObject({
  kind: z.literal('platform'),
  ...base,
  family: z.enum(['kubernetes', 'aws', 'gcp', 'azure', 'paas', 'server', 'edge', 'change']),
  /** `runs` the workload, `packages` it, or `drives` it from Git. A plan composes one of each. */
  layer: z.enum(['runs', 'packages', 'drives', 'changes']),
  /** What the platform calls the thing that a version becomes: revision, history id, task definition. */
  revision: line.optional(),
  revision_example: line.optional(),
  /** Where it runs, when nobody said: the place that names it as its platform needs no word here. */
  place: id.optional(),
  /** How many zones it spans where nobody said; the persona's own number otherwise. */
  zones: z.number().int().positive().optional(),
  /** Spreads what runs by itself and starts others where some are lost: none is held in spare for a zone. */
  spreads: z.literal(true).optional(),
  /** Runs a copy for each call, as many as come: calls at once are counted, and no copies. */
  per_call: z.literal(true).optional(),
  /**
   * What a version that is built again is to its revision, which takes it by its tag where nothing is said here: a
   * `release` of its own, because a revision holds its build, or nothing, because each `deploy` builds.
   */
  rebuilt: z.enum(['release', 'deploy']).optional(),
  needs: z.array(need).default([]),
  /** Kinds of output that list its revisions, so that pasting one tells which revision carried a version. */
  listings: z.array(z.enum(listingTools)).default([]),
  /** Ids of drivers under which this may run. */
  under: z.array(id).default([]),
  strategies: z.array(id).default([]),
  /** By strategy: why nothing here comes near it, and what to do instead. */
  lacks: z.record(id, line).default({}),
  annotations,
});

/** One of the eight operational documents. `## steps` holds the steps as `###` headings. */
export const runbook = z.strictObject({
  kind: z.literal('runbook'),
  ...base,
  order: z.number().int(),
  purpose: line,
  /** What must have happened for it to be opened. */
  when: z.array(line).min(1),
  /** Who decides, does, tells. */
  roles: z.array(z.strictObject({ role: line, does: line })).min(1),
  done: z.array(line).min(1),
  needs: z.array(need).default([]),
  speaks_to: z.array(id).default([]),
});

/** A list to tick. Pieces of the same id hold the detail. */
export const checklist = z.strictObject({
  kind: z.literal('checklist'),
  ...base,
  order: z.number().int(),
  items: z
    .array(
      z.strictObject({
        id,
        name: line,
        focus,
        priority,
        /** What counts as proof: something that can be opened, not a feeling. */
        prove: line,
        /** Proof older than this no longer counts. */
        stale_days: z.number().int().positive().optional(),
      }),
    )
    .min(3),
});

/**
 * Something people do that hurts them. A phrase of `detect` is words that must follow each other within a few
 * words; `a|b` is either, `…` skips up to six words, a trailing `*` is any ending.
 */
export const antiPattern = z.strictObject({
  kind: z.literal('anti-pattern'),
  ...base,
  focus,
  priority,
  detect: z.array(z.string().trim().min(3).max(400)).min(3),
  /** Phrases that show the text does not mean it. */
  unless: z.array(z.string().trim().min(3).max(400)).default([]),
  /** One sentence each: shown in a caution. Depth goes into the body. */
  caution: line,
  why: line,
  instead: line,
});

/** The reference of service levels: indicators, objectives, and the burn-rate alerts. */
export const slo = z.strictObject({
  kind: z.literal('slo'),
  ...base,
  indicators: z.array(z.strictObject({ id, name: line, formula: line })).min(2),
  /** Common objectives, for the comparison table. */
  objectives: z.array(z.number().gt(0).lt(100)).min(3),
  burn: z
    .array(
      z.strictObject({
        id,
        /** Percent of the budget that is gone when it fires. */
        budget_percent: z.number().positive(),
        long_hours: z.number().positive(),
        short_hours: z.number().positive(),
        does: z.enum(['page', 'ticket']),
      }),
    )
    .min(2),
  policy: z.array(z.strictObject({ left_percent: z.number(), does: line })).min(2),
});

/** A tool of the trade: its part, and the commands worth knowing. */
export const tool = z.strictObject({
  kind: z.literal('tool'),
  ...base,
  part: z.enum([
    'ci',
    'cd',
    'iac',
    'configuration',
    'secrets',
    'monitoring',
    'logging',
    'tracing',
    'mesh',
    'registry',
    'policy',
    'flags',
  ]),
  good_for: line,
  not_for: line,
  needs: z.array(need).default([]),
  /** What its queries are written in, for their escaping. */
  query_language: z.enum(['promql', 'logql', 'sh', 'text']).default('text'),
  annotations,
});

/** One subject of free questions. */
export const practice = z.strictObject({
  kind: z.literal('practice'),
  ...base,
  focus: z.array(focus).min(1),
  priorities: z.array(priority).min(1),
  /** What it is about, in a line. */
  about: line,
  /** How people ask: symptoms as well as names. */
  asks: phrases.refine((all) => all.length >= 8, 'at least 8 lines'),
  /** What they tell before they ask. */
  told: told.default(''),
  related: z.array(id).default([]),
  /** Colleague ids. */
  involve: z.array(id).default([]),
});
