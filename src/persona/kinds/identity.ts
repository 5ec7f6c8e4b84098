import { z } from 'zod';
import { base, focus, id, item, line, priority } from './common.ts';

/** `persona.md`: who answers, and what counts for them. */
export const persona = z.strictObject({
  kind: z.literal('persona'),
  ...base,
  short_name: line,
  role: line,
  contributes_to: z.array(z.enum(['plan', 'tasks', 'implement'])).min(1),
  phases: z.strictObject({
    plan: z.array(id).min(1),
    tasks: z.array(id).min(1),
    implement: z.array(id).min(1),
  }),
  /** Percent; together 100, and `manual` is 0: doing it by hand never wins. */
  weights: z
    .record(priority, z.number().min(0).max(100))
    .refine((weights) => Object.values(weights).reduce((sum, weight) => sum + weight, 0) === 100, {
      error: 'weights that add up to 100',
    }),
  priorities: z.record(priority, line),
  /** What a strategy's risk leaves of its score. */
  risk_factors: z.strictObject({
    low: z.number().min(0).max(1),
    medium: z.number().min(0).max(1),
    high: z.number().min(0).max(1),
  }),
  focus: z.record(focus, line),
  /** Assumed where nobody said otherwise, and always shown as assumed. */
  defaults: z.strictObject({
    environment: id,
    strategy: id,
    place: id,
    platform: id,
    ci: id,
    monitoring: id,
    slo_percent: z.number().gt(0).lt(100),
    window_days: z.number().int().positive(),
    rto_minutes: z.number().positive(),
    rpo_minutes: z.number().positive(),
    utilisation_percent: z.number().gt(0).max(100),
    zones: z.number().int().min(1),
    cpu_target_percent: z.number().gt(0).max(100),
  }),
});

/** What the persona can do, in the modules of its job. */
export const capability = z.strictObject({
  kind: z.literal('capability'),
  ...base,
  order: z.number().int(),
  offers: z.array(line).min(1),
  /** The command that delivers it. */
  ask: line,
});

/** A phase of the work. `cycle` delivery: assess to operate; spec: plan, tasks, implement. */
export const phase = z.strictObject({
  kind: z.literal('phase'),
  ...base,
  order: z.number().int(),
  cycle: z.enum(['delivery', 'spec']),
  goal: line,
  /** Named groups of activities, in order; each has a piece of the same id in the body. */
  groups: z
    .array(
      z.strictObject({
        id,
        name: line,
        focus,
        activities: z
          .array(
            z.strictObject({
              id,
              name: line,
              /** What exists when it is done. */
              output: line,
              /** Ids of activities that come first. */
              after: z.array(id).default([]),
              /** What counts as proof. */
              prove: line.optional(),
              /** Proof older than this no longer counts. */
              stale_days: z.number().int().positive().optional(),
              days: z.number().positive().optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  /** Nobody passes on before these hold. */
  gate: z.array(line).min(1),
});

/** Somebody else at the table: what to ask them and what to hand them. */
export const colleague = z.strictObject({
  kind: z.literal('colleague'),
  ...base,
  together: line,
  asks: z.array(line).min(2),
  gives: z.array(line).min(1),
});

export const scenario = z.strictObject({
  kind: z.literal('scenario'),
  ...base,
  outcome: line,
  steps: z.array(item.extend({ does: line, done: line })).length(6),
});

export const topic = z.strictObject({
  kind: z.literal('topic'),
  ...base,
  order: z.number().int(),
  focus,
  /** What to type, each with what comes back. */
  asks: z.array(z.strictObject({ ask: line, gives: line })).min(2),
});
