import type { Text } from '../blueprint.ts';
import { compareOutput } from './compare-output.ts';
import { currentStep, type RunState } from './run-state.ts';

export interface JudgedOutput {
  /** The place of the step it belongs to. */
  readonly step: number;
  readonly kind: 'expected' | 'partly' | 'failing';
  readonly seen: readonly string[];
  readonly missing: readonly string[];
  readonly failing: readonly string[];
  readonly fails?: Text;
}

/** What comes out of a terminal stands between fences, or on several lines. */
export const looksLikeOutput = (text: string): boolean =>
  text.includes('```') ||
  text
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '').length >= 2;

/** The step whose output somebody pasted, and whether it is as it should be. Undefined where no step can tell. */
export function judgeOutput(state: RunState, output: string): JudgedOutput | undefined {
  const current = currentStep(state);
  if (current === undefined || state.closed !== undefined) return undefined;
  const compared = state.steps.flatMap(({ step, state: how }, at) => {
    const comparison = how === 'open' || how === 'failed' ? compareOutput(step, output) : undefined;
    return comparison === undefined ? [] : [{ at, step, ...comparison }];
  });
  const own = compared.find(({ at, seen, failing }) => at === current && seen.length + failing.length > 0);
  const other = compared.find(({ seen, missing }) => seen.length > 0 && missing.length === 0);
  const found = own ?? other ?? compared.find(({ at }) => at === current);
  if (found === undefined) return undefined;
  const { at, step, seen, missing, failing } = found;
  const kind = failing.length > 0 && missing.length > 0 ? 'failing' : missing.length === 0 ? 'expected' : 'partly';
  return { step: at, kind, seen, missing, failing, ...(step.fails && { fails: step.fails }) };
}
