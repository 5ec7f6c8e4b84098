import { z } from 'zod';
import { intents } from '../../consult/inquiry.ts';
import { base, id } from './common.ts';

const phrase = z.string().trim().min(3).max(400);

/**
 * What to say at once to somebody in trouble, before the practice: what to do (or yes or no) in a paragraph, `now` for
 * the next minutes with the commands, `then` for what comes after.
 */
export const readyAnswer = z.strictObject({
  kind: z.literal('ready-answer'),
  ...base,
  /** What is said in general about it, behind the ready answer. */
  practice: id,
  /** It is about these plans themselves: it holds where the words begin as one, and in the thread of one. */
  commands: z.array(z.enum(intents)).default([]),
  /** How people say it, as in an anti-pattern. */
  detect: z.array(phrase).min(1),
  /** Phrases that show that nothing is burning: the general answer fits better. */
  unless: z.array(phrase).default([]),
});
