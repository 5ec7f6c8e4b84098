import { z } from 'zod';
import { pattern } from './checks.ts';
import { base, line } from './common.ts';

/** What credentials look like: what matches is taken out of every text before anything else is done with it. */
export const credentials = z.strictObject({
  kind: z.literal('credentials'),
  ...base,
  /** Stands where one stood: no blank, so that an address remains one, and no letter, so that it is no word of ours. */
  mark: z.string().regex(/^\([^\p{L}\p{N}\s()]+\)$/u, 'signs in brackets such as (•••)'),
  /** All that matches goes: what must stay is said with `(?<=…)`. */
  forms: z.array(z.strictObject({ name: line, like: pattern })).min(1),
  /** Told to whoever pasted one. */
  caution: line,
  why: line,
  instead: line,
});
