import type { OptionsSection } from '../../consult/blueprint.ts';
import { bar, scoreWords } from '../plain/numbers.ts';
import { limits } from './limits.ts';
import type { Part } from './part.ts';
import { textPart, textParts } from './part.ts';
import { bold, inline, line, list, say, textLine } from './rich.ts';

export const drawOptions = ({ options, note }: OptionsSection): readonly Part[] => [
  ...options.map(({ name, score, chosen, reasons }) =>
    textPart([
      line(
        say(`${bar(score)} ${scoreWords(score)} `),
        ...bold(inline(name, limits.title)),
        say(chosen ? ' – chosen' : ''),
      ),
      ...list(reasons, false),
    ]),
  ),
  ...(note === undefined ? [] : textParts([textLine(note)])),
];
