import type { Intent } from './inquiry.ts';

/**
 * A user's mistake. A value, never thrown; the wording comes from the persona's hint of the same code.
 * Nothing in it repeats raw input, so a hint can be shown without thinking about what was typed.
 */
export const problemCodes = [
  'bad-version',
  'bad-number',
  'two-numbers',
  'unknown-command',
  'unknown-flag',
  'unknown-value',
  'bad-value',
  'too-long',
  'nothing-to-revise',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** The consultation whose right form the hint shows. */
  readonly intent?: Intent;
  /** Names from our own vocabulary: "did you mean rollback?" */
  readonly suggestions?: readonly string[];
  /** The key the value of which was refused, e.g. `rps`. */
  readonly field?: string;
}
