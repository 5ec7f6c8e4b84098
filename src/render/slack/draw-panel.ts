import type { PanelRow, PanelSection } from '../../consult/blueprint.ts';
import { strong } from '../plain/inline.ts';
import { bar, percentWords } from '../plain/numbers.ts';
import { labelledText } from '../plain/phrases.ts';
import type { Part } from './part.ts';
import { textPart } from './part.ts';
import type { Element } from './rich.ts';
import { bold, inline, line, list, say, textLine } from './rich.ts';

const row = (each: PanelRow): Element[] => {
  switch (each.kind) {
    case 'fact':
      return [textLine(labelledText(each.label, each.value))];
    case 'list':
      return [textLine(strong(each.label)), ...list(each.items, each.ordered)];
    case 'stage':
      return [line(...bold([say(`${each.number}. `), ...inline(each.name)])), ...list(each.items, false)];
    case 'bar':
      return [
        line(
          ...inline(labelledText(each.label, [])),
          say(`${bar(each.percent)} ${percentWords(each.percent)}`),
          ...(each.note === undefined ? [] : [say(' – '), ...inline(each.note)]),
        ),
      ];
  }
};

export const drawPanel = ({ rows }: PanelSection): readonly Part[] => rows.map((each) => textPart(row(each)));
