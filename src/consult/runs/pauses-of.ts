import type { Mark, RunState } from './run-state.ts';

/** Something that acts by itself was switched off, by whom and when; and since when it acts again. */
export interface Pause extends Mark {
  readonly name: string;
  /** The number of the step that switched it off. */
  readonly step: number;
  readonly resumed?: Mark;
}

/** What a plan has switched off so far. A step of it switches it on again, or somebody says that it is on. */
export function pausesOf({ steps, resumed }: RunState): readonly Pause[] {
  return steps.flatMap(({ step, state, person, at }, number): readonly Pause[] => {
    const { pauses: name } = step;
    if (name === undefined || state !== 'done' || person === undefined || at === undefined) return [];
    const again = steps.find((other) => other.step.resumes === name && other.state === 'done');
    const byStep =
      again?.person === undefined || again.at === undefined ? undefined : { person: again.person, at: again.at };
    const on = resumed[name] ?? byStep;
    return [{ name, step: number, person, at, ...(on && { resumed: on }) }];
  });
}
