import { expect, it } from 'vitest';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { type Surface } from '../../../../src/playground/slack/block-kit/surface.ts';
import { validateBlocks } from '../../../../src/playground/slack/block-kit/validate-blocks.ts';

/** A rule, what keeps it, what breaks it, and what Slack says then. */
type RuleCase = [rule: string, good: JsonObject[], bad: JsonObject[], says: string, surface?: Surface];

/** One test for each rule: what keeps it passes without a word, what breaks it is told. */
export const expectRules = (cases: RuleCase[]): void => {
  it.each(cases)('%s', (_rule, good, bad, says, surface = 'message') => {
    expect(validateBlocks(good, surface)).toEqual([]);
    expect(validateBlocks(bad, surface).map((one) => one.message)).toContainEqual(expect.stringContaining(says));
  });
};
