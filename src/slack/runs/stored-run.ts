import { z } from 'zod';
import type { Block, Text } from '../../consult/blueprint.ts';
import type { Deed, Run, RunStep } from '../../consult/runs/run.ts';
import type { SavedPause } from './pauses.ts';

export const storedText = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['text', 'strong', 'em', 'code']), text: z.string() }),
    z.object({ kind: z.literal('link'), text: z.string(), url: z.string() }),
    z.object({ kind: z.literal('gap'), name: z.string(), text: z.string() }),
  ]),
) satisfies z.ZodType<Text>;

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: storedText }),
  z.object({
    kind: z.literal('list'),
    ordered: z.boolean(),
    start: z.number().exactOptional(),
    items: z.array(storedText),
  }),
  z.object({ kind: z.literal('code'), code: z.object({ language: z.string(), text: z.string() }) }),
  z.object({ kind: z.literal('table'), columns: z.array(storedText), rows: z.array(z.array(storedText)) }),
]) satisfies z.ZodType<Block>;

const step = z.object({
  title: storedText,
  what: z.array(block),
  expect: storedText.exactOptional(),
  fails: storedText.exactOptional(),
  seconds: z.number().exactOptional(),
  operation: z.string().exactOptional(),
  pauses: z.string().exactOptional(),
  resumes: z.string().exactOptional(),
  afterwards: z.literal(true).exactOptional(),
}) satisfies z.ZodType<RunStep>;

/** A plan that is worked through, and what happened to it, as they are kept. */
export const storedRun = z.object({
  title: storedText,
  system: z.string().exactOptional(),
  steps: z.array(step),
  targetSeconds: z.number().exactOptional(),
  drill: z
    .object({
      surprises: z.array(z.object({ step: z.string(), tells: z.string() })),
      ticks: z.object({ list: z.string(), item: z.string() }).exactOptional(),
    })
    .exactOptional(),
}) satisfies z.ZodType<Run>;

export const storedDeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['begun', 'closed']) }),
  z.object({ kind: z.enum(['done', 'failed', 'skipped', 'reopened']), step: z.number() }),
  z.object({ kind: z.literal('resumed'), step: z.number() }),
  z.object({ kind: z.literal('handed'), to: z.string() }),
  z.object({ kind: z.literal('replanned'), steps: z.array(step) }),
]) satisfies z.ZodType<Deed>;

const mark = { person: z.string(), at: z.number() };

export const storedPause = z.object({
  ...mark,
  name: z.string(),
  step: z.number(),
  resumed: z.object(mark).exactOptional(),
  run: z.string(),
  team: z.string().exactOptional(),
  system: z.string().exactOptional(),
  channel: z.string(),
  thread: z.string(),
}) satisfies z.ZodType<SavedPause>;
