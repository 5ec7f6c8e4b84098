import type { Blueprint, Step, StepsSection } from '../blueprint.ts';
import type { Run, RunStep } from './run.ts';

/** What an automation is called that the pieces of this file switch off and on. */
export type NameOf = (file: string) => string | undefined;

const isSteps = (section: Blueprint['sections'][number]): section is StepsSection => section.kind === 'steps';

/** What makes it last is part of the work; other ways, and ways back, are not. */
const afterwards = 'lasting';

function runStep(step: Step, isAfterwards: boolean, nameOf: NameOf): RunStep {
  const { title, what, expect, fails, seconds, source } = step;
  const name = nameOf(source.file);
  return {
    title,
    what,
    ...(expect && { expect }),
    ...(fails && { fails }),
    ...(seconds !== undefined && { seconds }),
    ...(name !== undefined && source.piece !== undefined && { operation: source.piece }),
    ...(source.piece === 'pause' && name !== undefined && { pauses: name }),
    ...(source.piece === 'resume' && name !== undefined && { resumes: name }),
    ...(isAfterwards && { afterwards: true }),
  };
}

/** The steps of an answer, to be worked through; undefined where it has none. */
export function planOf({ title, inquiry, sections }: Blueprint, nameOf: NameOf): Run | undefined {
  const [first, ...rest] = sections.filter(isSteps);
  if (first === undefined) return undefined;
  const system = inquiry.record?.name ?? inquiry.params.system;
  return {
    title,
    ...(system !== undefined && { system }),
    steps: [
      ...first.steps.map((step) => runStep(step, false, nameOf)),
      ...rest
        .filter(({ id }) => id === afterwards)
        .flatMap(({ steps }) => steps.map((step) => runStep(step, true, nameOf))),
    ],
    ...(first.targetSeconds !== undefined && { targetSeconds: first.targetSeconds }),
  };
}
