import { z } from 'zod';
import { base, technologyPart } from './common.ts';

const stated = technologyPart.exclude(['packaging', 'service']);

const amounts = z.partialRecord(z.enum(['team_size', 'users', 'rps']), z.number().positive()).default({});

/**
 * Something about the asker that changes what is advised: Django, photos, a team of four. Its headings are ids of
 * practices; below each stands what is different there. A numbered list takes the place of the practice's first steps.
 * It holds when any of its facts, words or amounts does.
 */
export const circumstance = z
  .strictObject({
    kind: z.literal('circumstance'),
    ...base,
    /** What says most about the asker comes first. */
    order: z.number().int().min(1).max(9),
    facts: z.partialRecord(stated, z.array(z.string().trim().min(1)).min(1)).default({}),
    /** Phrases as in anti-patterns (`mov* … to aws|azure`), for what people say in many ways. */
    detect: z.array(z.string().trim().min(3).max(200)).default([]),
    /** Said in the same sentence, phrases and names mean something else; said anywhere, the facts do. */
    unless: z.array(z.string().trim().min(3).max(200)).default([]),
    /** By practice: what it says there is to begin with none of these, and for nobody who has one. */
    until: z.record(z.string(), z.partialRecord(stated, z.array(z.string().trim().min(1)).min(1))).default({}),
    /** All of those that are named must hold. */
    least: amounts,
    most: amounts,
  })
  .refine(
    ({ says, detect, facts: named, least, most }) =>
      says.length + detect.length + [named, least, most].flatMap((each) => Object.keys(each)).length > 0,
    'says, detect, facts, least or most: when it holds',
  );
