import type { Step, StepsSection } from '../../consult/blueprint.ts';
import { stepRemarks, stepTime } from '../plain/phrases.ts';
import { blockElements } from './blocks.ts';
import { limits } from './limits.ts';
import type { Part } from './part.ts';
import { textPart, textParts } from './part.ts';
import { bold, inline, line, say, textLine } from './rich.ts';

const step = (each: Step, number: number): Part => {
  const time = stepTime(each);
  const title = bold([say(`${number}. `), ...inline(each.title, limits.title)]);
  return textPart(
    [
      line(...title, ...(time === undefined ? [] : [say(` · ${time}`)])),
      ...blockElements(each.what),
      ...stepRemarks(each).map(textLine),
    ],
    number,
  );
};

export const drawSteps = (section: StepsSection): readonly Part[] => [
  ...section.steps.map((each, at) => step(each, at + 1)),
  ...(section.note === undefined ? [] : textParts([textLine(section.note)])),
];
