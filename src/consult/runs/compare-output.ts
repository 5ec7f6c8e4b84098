import type { Text } from '../blueprint.ts';
import type { RunStep } from './run.ts';

export interface Comparison {
  /** Of what the step expects to be printed: what is there, and what is not. */
  readonly seen: readonly string[];
  readonly missing: readonly string[];
  /** What the step says a failure prints, and is there. */
  readonly failing: readonly string[];
}

const shortest = 3;

/** Words that stand in code marks are those that a command prints, or is. */
const literals = (text: Text | undefined): readonly string[] => [
  ...new Set(
    (text ?? []).flatMap((span) =>
      span.kind === 'code' && span.text.trim().length >= shortest ? [span.text.trim()] : [],
    ),
  ),
];

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, ' ').toLowerCase();

/** What somebody pasted, beside what the step says it should print. Undefined where it says nothing that can be looked for. */
export function compareOutput(
  { expect, fails }: Pick<RunStep, 'expect' | 'fails'>,
  output: string,
): Comparison | undefined {
  const printed = squeezed(output);
  const isThere = (literal: string): boolean => printed.includes(squeezed(literal));
  const expected = literals(expect);
  const failing = literals(fails).filter(isThere);
  if (expected.length === 0 && failing.length === 0) return undefined;
  return { seen: expected.filter(isThere), missing: expected.filter((one) => !isThere(one)), failing };
}
