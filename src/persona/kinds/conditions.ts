import { z } from 'zod';
import { base, id, line } from './common.ts';

/** Words that must follow each other; `…` skips up to three, a trailing `*` is any ending, `#` a time such as 3 days. */
const phrases = z.array(z.string().trim().min(3).max(80)).default([]);

const measure = z.string().regex(/^[a-z][a-z_]*_days$/u, 'a name that ends in _days');

/** A number of days, or the name of one. */
const bound = z.union([z.number().nonnegative(), measure]);

/** Something that decides whether one can go back. */
export const condition = z.strictObject({
  kind: z.literal('condition'),
  ...base,
  order: z.number().int(),
  /** Asked when nobody said. */
  ask: line,
  /** What not knowing means: nothing, caution, or that it must be asked first. */
  unknown: z.enum(['go', 'steps', 'ask']),
  /** Platforms whose way back it says nothing about: neither asked nor counted there. */
  not_for: z.array(id).default([]),
  /** Times people give: how old, how long kept. */
  days: z.array(z.strictObject({ id: measure, says: phrases })).default([]),
  answers: z
    .array(
      z.strictObject({
        id,
        label: z.string().max(75),
        /** How people say it; the first is what its button says for them. */
        says: phrases,
        /** Or the times that mean it. */
        days: z.strictObject({ of: measure, at_most: bound.optional(), above: bound.optional() }).optional(),
        verdict: z.enum(['go', 'steps', 'forward']),
        reason: line,
        /** What it means where one goes forward all the same; without it nothing is said of it then. */
        forward: line.optional(),
      }),
    )
    .min(1),
});
