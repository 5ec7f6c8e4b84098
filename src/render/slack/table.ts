import type { RawTextElement, RichTextBlock, TableBlock } from '@slack/types';
import type { Text } from '../../consult/blueprint.ts';
import { more } from '../plain/cut.ts';
import { grid, rowText } from '../plain/grid.ts';
import { textWords } from '../plain/inline.ts';
import { limits } from './limits.ts';
import type { Part } from './part.ts';
import { textPart } from './part.ts';
import { inline, line, list, say } from './rich.ts';

type Cell = RawTextElement | RichTextBlock;

const cell = (text: Text): Cell => {
  const elements = inline(text, limits.table.cell);
  const plain = elements.flatMap((element) =>
    element.type === 'text' && element.style === undefined ? [element.text] : [],
  );
  return plain.length === elements.length
    ? { type: 'raw_text', text: plain.join('') }
    : { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
};

const cellLength = (text: Text): number => Math.min(textWords(text).length, limits.table.cell + 30);

/** As many rows as Slack takes in one table, with what was left out said below it. */
export const table = (columns: readonly Text[], rows: readonly (readonly Text[])[]): readonly Part[] => {
  const full = grid(columns, rows);
  if (full.rows.length === 0 || full.head.length === 0) return [];
  const width = Math.min(full.head.length, limits.table.columns);
  const head = full.head.slice(0, width);
  const kept: (readonly Text[])[] = [];
  let length = head.reduce((sum, text) => sum + cellLength(text), 0);
  for (const row of full.rows.slice(0, limits.table.rows - 1)) {
    const cells = row.slice(0, width);
    length += cells.reduce((sum, text) => sum + cellLength(text), 0);
    if (length > limits.table.chars) break;
    kept.push(cells);
  }
  const block: TableBlock = {
    type: 'table',
    rows: [head, ...kept].map((row) => row.map(cell)),
    column_settings: full.alignments.slice(0, width).map((align) => ({ align, is_wrapped: true })),
  };
  const cuts = [
    full.rows.length > kept.length ? more(full.rows.length - kept.length, 'row') : '',
    full.head.length > width ? more(full.head.length - width, 'column') : '',
  ].filter((note) => note !== '');
  const lines = [
    textPart(
      list(
        full.rows.map((row) => rowText(full, row)),
        false,
      ),
    ),
  ];
  return [{ kind: 'table', block, length, lines }, ...cuts.map((note) => textPart([line(say(note))]))];
};
