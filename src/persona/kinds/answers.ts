import { z } from 'zod';
import { intents } from '../../consult/inquiry.ts';
import { base, id, line } from './common.ts';
import { figure } from './figure.ts';
import { need } from './operations.ts';

const followUps = z
  .array(
    z.strictObject({
      id,
      label: z.string().max(75),
      ask: line,
      /** Only shown when this variable is known (or, with !, when it is not). */
      when: z.string().optional(),
    }),
  )
  .default([]);

/** How one kind of consultation speaks: its command, its title, the words between the facts. */
export const answer = z.strictObject({
  kind: z.literal('answer'),
  ...base,
  id: z.enum(intents),
  order: z.number().int(),
  /** The form, as shown in hints and help: `rollback [version] [for system]`. */
  usage: line,
  gives: line,
  examples: z.array(line).min(1),
  title: line,
  /** Headings of the sections, by section id. */
  headings: z.record(id, line).default({}),
  /** Column titles of tables, by section id. */
  columns: z.record(id, z.array(line).min(1)).default({}),
  /** Names of facts and rows. */
  labels: z.record(id, line).default({}),
  /** Numbers that its sums take, beside those every command knows. */
  figures: z.array(figure).default([]),
  /** Words that ask for a piece of what is known by what it is for: "bill" for the costs. */
  cues: z.record(id, z.array(line).min(1)).default({}),
  /** Of several subjects the one to begin with: groups of practices, the first group first, each with its reason. */
  precedence: z.array(z.strictObject({ practices: z.array(id).min(1), because: line })).default([]),
  follow_ups: followUps,
});

/** What to say about a mistake, and whatever else is said beside the answers. */
export const hint = z.strictObject({
  kind: z.literal('hint'),
  ...base,
  /** What people order of a machine and we do not do, with what of ours helps then. */
  orders: z.record(z.string().regex(/^[a-z]+$/u, 'one lower-case word'), z.array(z.enum(intents)).min(1)).default({}),
  /** Words on buttons of its own. */
  labels: z.record(id, z.string().trim().min(1).max(75)).default({}),
  follow_ups: followUps,
});

/** What stays on people's screens and changes there: its words. */
export const surface = z.strictObject({
  kind: z.literal('surface'),
  ...base,
  labels: z.record(id, line),
  /** What acts by itself and is switched off by a step, where that is not called as its file is. */
  switches: z.record(id, z.string().max(60)).default({}),
  /** Minutes after which something that waits is said again. */
  remind_minutes: z.array(z.number().int().positive()).default([]),
  /** Of incidents: how bad they are, the worst first, and how often the others are told. */
  severities: z
    .array(z.strictObject({ id, name: z.string().max(20), means: line, update_minutes: z.number().int().positive() }))
    .default([]),
  /** What an incident is taken for as long as nobody has said. */
  default_severity: id.optional(),
  roles: z.array(z.strictObject({ id, name: z.string().max(40), duties: z.array(line).min(1) })).default([]),
  /** What its review has to answer. */
  questions: z.array(z.strictObject({ heading: line, questions: z.array(line).min(1) })).default([]),
});

/** A rehearsal of a plan: what it proves, and what does not go as planned in it. */
export const drill = z.strictObject({
  kind: z.literal('drill'),
  ...base,
  /** Which answers hold such a plan, and of which runbook. */
  drills: z.array(z.enum(intents)).min(1),
  runbook: id.optional(),
  /** What is ticked when it went well. */
  ticks: z.strictObject({ list: line, item: id }),
  surprises: z
    .array(
      z.strictObject({
        id,
        /** The operation during which it happens, or the number of the step after which it does. */
        at: id.optional(),
        after: z.number().int().nonnegative().optional(),
        tells: line,
      }),
    )
    .min(1),
});

/** A flag: what it adds. */
export const flag = z.strictObject({
  kind: z.literal('flag'),
  ...base,
  gives: line,
  /** How it calls what it adds. */
  labels: z.record(id, line).default({}),
  /** Values that change what it adds, as `name=value`. */
  needs: z.array(need).default([]),
});
