import { z } from 'zod';
import { base, focus, id, line, priority } from './common.ts';
import { need } from './operations.ts';

/** How a new version takes traffic. */
export const strategy = z.strictObject({
  kind: z.literal('strategy'),
  ...base,
  order: z.number().int(),
  /** The five of the comparison table; the others are ways to add. */
  in_table: z.boolean(),
  /** The platform file that moves its shares, where that is not the platform itself: it stands beside a deployment. */
  beside: id.optional(),
  use_case: line,
  risk: z.enum(['low', 'medium', 'high']),
  /** Done by hand: scores 0 whatever else is true. */
  manual: z.boolean().default(false),
  downtime: z.boolean(),
  /** How well it serves each priority, 0 to 10. */
  serves: z.record(priority.exclude(['manual']), z.number().min(0).max(10)),
  /** Ids of the `needs` answered below; a need that is known to be missing rules it out. */
  needs: z.array(z.strictObject({ id, name: line })).default([]),
  /** Copies of the system running at once while it lasts, 2 for blue-green. */
  capacity: z.number().min(1),
  cost: line,
  /** From decision to old version serving, in seconds, with nothing going wrong. */
  rollback_seconds: z.number().nonnegative(),
  rollback: line,
  /** Share of traffic on the new version after each step, how long it is watched, what is looked at. */
  rollout: z
    .array(
      z.strictObject({
        share: z.number().min(0).max(100),
        hold_seconds: z.number().nonnegative(),
        does: line,
      }),
    )
    .min(1),
  /** Any of these stops the rollout. Numbers, not feelings. */
  abort: z.array(line).min(1),
});

export const environment = z.strictObject({
  kind: z.literal('environment'),
  ...base,
  order: z.number().int(),
  /** Part of the environment table of a blueprint. */
  in_table: z.boolean(),
  purpose: line,
  infra: line,
  data: line,
  config: line,
  lifetime: line,
  /** What a version passes to get in. */
  gate: z.array(line).min(1),
});

/** A stage of the pipeline. */
export const stage = z.strictObject({
  kind: z.literal('stage'),
  ...base,
  order: z.number().int(),
  part: z.enum(['ci', 'cd']),
  trigger: line,
  does: z.array(line).min(1),
  gate: line,
  leaves: line,
  fails: line,
  minutes: z.number().positive(),
});

/** A row of the infrastructure table; the first `by` that fits the place, its cloud or `any` is used. */
export const component = z.strictObject({
  kind: z.literal('component'),
  ...base,
  order: z.number().int(),
  by: z.array(z.strictObject({ for: z.array(id).min(1), solution: line, config: line })).min(1),
});

/** A row of the scaling policy. */
export const dimension = z.strictObject({
  kind: z.literal('dimension'),
  ...base,
  order: z.number().int(),
  trigger: line,
  target: line,
});

/** Something to measure. `threshold` always holds a number. */
export const signal = z.strictObject({
  kind: z.literal('signal'),
  ...base,
  order: z.number().int(),
  group: z.enum(['health', 'performance', 'alert', 'infrastructure', 'business', 'security', 'cost']),
  /** One of the few shown in the blueprint itself. */
  headline: z.boolean().default(false),
  golden: z.enum(['latency', 'traffic', 'errors', 'saturation']).optional(),
  threshold: line.regex(/\d|\{\{/u, 'a threshold with a number in it'),
  /** The query, per monitoring tool. */
  queries: z.record(id, z.string().min(1)).default({}),
  needs: z.array(need).default([]),
});

/** A rule card: one way of working, cited by id. */
export const rule = z.strictObject({
  kind: z.literal('rule'),
  ...base,
  focus,
  priority,
  tools: z.array(line).min(1),
  /** Consultations and stages to which it speaks. */
  speaks_to: z.array(id).min(1),
  /** Ids of the tools, platforms and clouds it is for; it speaks only where one of them is there. None: for all. */
  about: z.array(id).default([]),
});

const limit = z.union([z.number(), z.enum(['slo_percent', 'rto_minutes', 'utilisation_percent'])]);

export const metric = z.strictObject({
  kind: z.literal('metric'),
  ...base,
  order: z.number().int(),
  group: line,
  formula: line,
  unit: line,
  target: line,
  /** Best first, in the unit above; a name stands for what was agreed for the system. */
  levels: z.array(z.strictObject({ name: line, at_least: limit.optional(), at_most: limit.optional() })).default([]),
});
