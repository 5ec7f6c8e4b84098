import type { OptionsSection } from '../../consult/blueprint.ts';
import { bar, scoreWords } from '../plain/numbers.ts';
import type { Pen } from './wrap.ts';
import { inInk, runs, say, wrap, wrapText } from './wrap.ts';

export const drawOptions = ({ options, note }: OptionsSection, pen: Pen): string[] => [
  ...options.flatMap(({ name, score, chosen, reasons }) => [
    ...wrap(
      [...inInk(runs(name), 'head'), say(`: ${scoreWords(score)}${chosen ? ', chosen' : ''}`)],
      pen,
      `${bar(score)} `,
    ),
    ...reasons.flatMap((reason) => wrapText(reason, pen, '           • ')),
  ]),
  ...(note === undefined ? [] : ['', ...wrapText(note, pen)]),
];
