import type { Step, StepsSection } from '../../consult/blueprint.ts';
import { planTime, stepRemarks, stepTime } from '../plain/phrases.ts';
import { blockLines } from './blocks.ts';
import type { Pen } from './wrap.ts';
import { inInk, runs, say, wrap, wrapText } from './wrap.ts';

const step = (each: Step, number: number, pen: Pen): string[] => {
  const first = `${number}. `;
  const indent = ' '.repeat(first.length);
  const time = stepTime(each);
  const remarks = stepRemarks(each).flatMap((text) => wrapText(text, pen, indent, `${indent}  `));
  const what = blockLines(each.what, pen, indent);
  const code = each.what.at(-1)?.kind === 'code';
  return [
    ...wrap(
      [...inInk(runs(each.title), 'head'), ...(time === undefined ? [] : [say(` · ${time}`, 'dim')])],
      pen,
      first,
    ),
    ...(each.what[0]?.kind === 'code' ? ['', ...what] : what),
    ...(code && remarks.length > 0 ? ['', ...remarks] : remarks),
  ];
};

export const drawSteps = (section: StepsSection, pen: Pen): string[] => {
  const time = planTime(section);
  return [
    ...(time === undefined ? [] : [...wrap([say(time)], pen), '']),
    ...section.steps.flatMap((each, at) => (at === 0 ? step(each, 1, pen) : ['', ...step(each, at + 1, pen)])),
    ...(section.note === undefined ? [] : ['', ...wrapText(section.note, pen)]),
  ];
};
