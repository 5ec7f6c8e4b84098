import { z } from 'zod';
import { fileKinds, intents } from '../../consult/inquiry.ts';
import { base, focus, id, line, priority } from './common.ts';

/** Names with dots between them; `a|b`, `*` and `**` as in `src/consult/checks/path.ts`; `/` from the document, `//` from the file. */
const path = z
  .string()
  .max(200)
  .regex(/^(?:\/{0,2}[\w*|~-]+(?:\.[\w*|~-]+)*|\/{1,2})?$/u, 'a path such as **.containers.*');

/** Matched without case, `^` and `$` at every line. */
export const pattern = z
  .string()
  .min(1)
  .max(600)
  .refine((source) => compiles(source), { error: 'a regular expression' });

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'imu') instanceof RegExp;
  } catch {
    return false;
  }
}

const test = z.union([
  z.strictObject({ some: path, like: pattern.optional(), unlike: pattern.optional() }),
  z.strictObject({ none: path, like: pattern.optional() }),
  z.strictObject({ some: path, not_in: path }),
]);

/** Wrong is each thing on these paths for which all the tests hold. The first that looks at a text shows the line. */
const check = z.strictObject({
  each: z.array(path).min(1).default(['']),
  if: z.array(test).min(1),
  called: path.optional(),
});

/** Something wrong with a file that somebody pasted. */
export const finding = z.strictObject({
  kind: z.literal('finding'),
  ...base,
  severity: z.enum(['high', 'medium', 'low']),
  focus,
  priority,
  /** The value of a secret may stand in what was pasted. */
  leaks: z.boolean().default(false),
  /** The habit it comes from. */
  anti_pattern: id.optional(),
  /** Empty only where the program itself finds it. */
  checks: z.array(check.extend({ in: z.array(z.enum(fileKinds)).min(1) })).default([]),
  /** One sentence each. */
  what: line,
  why: line,
  instead: line,
});

/** What no answer of ours may lack or hold: a check that finds something in an answer shows a mistake in the persona. */
export const gate = z.strictObject({
  kind: z.literal('gate'),
  ...base,
  /** The consultations it speaks about; all when there are none. */
  intents: z.array(z.enum(intents)).default([]),
  checks: z.array(check).min(1),
  why: line,
});
