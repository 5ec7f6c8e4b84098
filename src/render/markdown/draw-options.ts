import type { OptionsSection } from '../../consult/blueprint.ts';
import { strong } from '../plain/inline.ts';
import { bar, scoreWords } from '../plain/numbers.ts';
import type { Chunk } from './blocks.ts';
import { paragraphs } from './blocks.ts';
import { inline } from './inline.ts';

export const drawOptions = ({ options, note }: OptionsSection): Chunk[] => {
  const lines = options.flatMap(({ name, score, chosen, reasons }) => [
    `- ${bar(score)} ${inline(strong(name))}: ${scoreWords(score)}${chosen ? ', chosen' : ''}`,
    ...reasons.map((reason) => `  - ${inline(reason)}`.trimEnd()),
  ]);
  return [...(lines.length === 0 ? [] : [lines.join('\n')]), ...(note === undefined ? [] : paragraphs([note]))];
};
