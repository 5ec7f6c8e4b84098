import { z } from 'zod';
import { pattern } from './checks.ts';
import { base, line } from './common.ts';

/** What credentials look like: what matches is taken out of every text before anything else is done with it. */
export const credentials = z.strictObject({
  kind: z.literal('credentials'),
  ...base,
  /** Stands where one stood: no blanks, so that an address remains one word. */
  mark: z.string().regex(/^\([a-z-]+\)$/u, 'a word in brackets such as (secret-removed)'),
  /** All that matches goes: what must stay is said with `(?<=…)`. */
  forms: z.array(z.strictObject({ name: line, like: pattern })).min(1),
  /** Told to whoever pasted one. */
  caution: line,
  why: line,
  instead: line,
});
