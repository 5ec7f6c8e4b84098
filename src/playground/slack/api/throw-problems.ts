import { type BlockProblem } from '../block-kit/validate-blocks.ts';
import { SlackError } from './slack-error.ts';

/** Turns what validation found into Slack's refusal: the first code, and a line for each finding. */
export const throwProblems = (problems: readonly BlockProblem[]): void => {
  const [first] = problems;
  if (first === undefined) return;
  throw new SlackError(
    first.code,
    problems.map((problem) => `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`),
  );
};
