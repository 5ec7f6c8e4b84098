import { z } from 'zod';
import { pattern } from './checks.ts';
import { base, line } from './common.ts';

/**
 * One kind of credential: what it looks like, and below `## rotate` what to do once it was shown. What matches is taken
 * out of every text before anything else is done with it.
 */
export const credentials = z.strictObject({
  kind: z.literal('credentials'),
  ...base,
  /** The smaller ones look first: what only a name gives away comes after what has a form of its own. */
  order: z.number().int().default(0),
  /** All that matches goes: what must stay is said with `(?<=…)`. */
  forms: z.array(z.strictObject({ name: line, like: pattern })).min(1),
});
