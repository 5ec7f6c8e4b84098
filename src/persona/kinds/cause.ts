import { z } from 'zod';
import { base, id, line, technologyPart } from './common.ts';
import { need, platform } from './operations.ts';

const phrase = z.string().trim().min(2).max(400);

const factor = z.number().positive().max(1000);

/**
 * Something that may be behind an incident: how to tell it in one look (`look`), and which plan it leads to. What it
 * weighs is a product, so that each factor can be shown.
 */
export const cause = z.strictObject({
  kind: z.literal('cause'),
  ...base,
  /** Of a hundred incidents, so many are this. */
  weight: factor,
  /** So many times as likely where the words say so. */
  told: factor.min(1),
  /** How people say it, as in an anti-pattern. */
  detect: z.array(phrase).min(1),
  /** Phrases that show that they do not mean it. */
  unless: z.array(phrase).default([]),
  /** Only in a system that has one, as far as we know the system. */
  part: technologyPart.optional(),
  /** Only on platforms of these families. */
  families: z.array(platform.shape.family).default([]),
  /** What the last release makes of it. */
  after_release: z
    .strictObject({
      /** A release counts as recent for so long. */
      hours: z.number().positive().max(168),
      /** So many times as likely after a recent one. */
      times: factor.min(1),
      /** And after one that is older. */
      older: factor.max(1),
      /** Only one that changed the schema counts. */
      migrated: z.literal(true).optional(),
    })
    .optional(),
  /** Where it leads. */
  button: z.strictObject({ id, label: z.string().max(75), ask: line }),
  needs: z.array(need).default([]),
});
