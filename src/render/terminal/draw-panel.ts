import type { PanelRow, PanelSection } from '../../consult/blueprint.ts';
import { strong } from '../plain/inline.ts';
import { bar, percentWords } from '../plain/numbers.ts';
import { labelledText } from '../plain/phrases.ts';
import { bulletLines, numberedLines } from './blocks.ts';
import { pad } from './width.ts';
import type { Pen } from './wrap.ts';
import { inInk, runs, say, wrap, wrapText } from './wrap.ts';

const row = (each: PanelRow, pen: Pen): string[] => {
  switch (each.kind) {
    case 'fact':
      return wrapText(labelledText(each.label, each.value), pen, '', '  ');
    case 'list':
      return [
        ...wrapText([...strong(each.label), { kind: 'text', text: ':' }], pen),
        ...(each.ordered ? numberedLines(each.items, pen) : bulletLines(each.items, pen)),
      ];
    case 'stage':
      return [
        ...wrap(inInk(runs(each.name), 'head'), pen, `${each.number}. `),
        ...each.items.flatMap((item) => wrapText(item, pen, '   └─→ ')),
      ];
    case 'bar':
      return wrap(
        [
          ...runs(labelledText(each.label, [])),
          say(` ${bar(each.percent)} ${percentWords(each.percent)}`),
          ...(each.note === undefined ? [] : [say(' – '), ...runs(each.note)]),
        ],
        pen,
        '',
        '  ',
      );
  }
};

const apart = (before: PanelRow | undefined, after: PanelRow): boolean =>
  before !== undefined && (before.kind !== after.kind || after.kind === 'list');

/** The boxes of the DEVOPS BLUEPRINT. */
export const drawPanel = ({ rows }: PanelSection, pen: Pen): string[] => {
  const inner = { ...pen, width: pen.width - 6, framed: true };
  const lines = rows.flatMap((each, at) => {
    const drawn = row(each, inner);
    return apart(rows[at - 1], each) ? ['', ...drawn] : drawn;
  });
  const edge = '─'.repeat(pen.width - 2);
  return [`┌${edge}┐`, ...lines.map((line) => `│  ${pad(line, inner.width)}  │`), `└${edge}┘`];
};
