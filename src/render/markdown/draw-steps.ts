import type { Step, StepsSection } from '../../consult/blueprint.ts';
import { planTime, stepRemarks, stepTime } from '../plain/phrases.ts';
import type { Chunk } from './blocks.ts';
import { blockChunks, listChunk, paragraphs } from './blocks.ts';
import { inline, say } from './inline.ts';

/** Headings and not a list: commands stay at the margin, where every renderer and every hand can take them. */
const step = (each: Step, number: number): Chunk[] => {
  const time = stepTime(each);
  return [
    `### ${number}. ${inline(each.title)}${time === undefined ? '' : ` · ${time}`}`,
    ...blockChunks(each.what),
    ...listChunk(stepRemarks(each), false),
  ];
};

export const drawSteps = (section: StepsSection): Chunk[] => {
  const time = planTime(section);
  return [
    ...(time === undefined ? [] : [`Time: ${say(time)}.`]),
    ...section.steps.flatMap((each, at) => step(each, at + 1)),
    ...(section.note === undefined ? [] : paragraphs([section.note])),
  ];
};
