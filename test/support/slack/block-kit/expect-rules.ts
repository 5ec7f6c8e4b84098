import { expect, it } from 'vitest';
import { type JsonObject } from '../json-object.ts';
import { type Surface } from './surface.ts';
import { validateBlocks } from './validate-blocks.ts';

/** A rule, what keeps it, what breaks it, and what Slack says then. */
type RuleCase = [rule: string, good: JsonObject[], bad: JsonObject[], says: string, surface?: Surface];

/** One test for each rule: what keeps it passes without a word, what breaks it is told. */
export const expectRules = (cases: RuleCase[]): void => {
  it.each(cases)('%s', (_rule, good, bad, says, surface = 'message') => {
    expect(validateBlocks(good, surface)).toEqual([]);
    expect(validateBlocks(bad, surface).map((one) => one.message)).toContainEqual(expect.stringContaining(says));
  });
};
