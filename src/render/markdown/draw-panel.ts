import type { PanelRow, PanelSection, Text } from '../../consult/blueprint.ts';
import { strong } from '../plain/inline.ts';
import { bar, percentWords } from '../plain/numbers.ts';
import { labelledText } from '../plain/phrases.ts';
import type { Chunk } from './blocks.ts';
import { inline } from './inline.ts';

const nested = (items: readonly Text[], ordered: boolean): string[] =>
  items.map((item, at) => `  ${ordered ? `${at + 1}.` : '-'} ${inline(item)}`.trimEnd());

const row = (each: PanelRow): string[] => {
  switch (each.kind) {
    case 'fact':
      return [`- ${inline(labelledText(each.label, each.value))}`];
    case 'list':
      return [`- ${inline(strong(each.label))}`, ...nested(each.items, each.ordered)];
    case 'stage':
      return [
        `- ${inline(strong([{ kind: 'text', text: `${each.number}. ` }, ...each.name]))}`,
        ...nested(each.items, false),
      ];
    case 'bar':
      return [`- ${meter(each.label, each.percent, each.note)}`];
  }
};

export const meter = (label: Text, percent: number, note?: Text): string => {
  const words: Text = [
    ...labelledText(label, [{ kind: 'text', text: `${bar(percent)} ${percentWords(percent)}` }]),
    ...(note === undefined ? [] : ([{ kind: 'text', text: ' – ' }, ...note] satisfies Text)),
  ];
  return inline(words);
};

export const drawPanel = ({ rows }: PanelSection): Chunk[] => (rows.length === 0 ? [] : [rows.flatMap(row).join('\n')]);
