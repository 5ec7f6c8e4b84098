import type { Text } from '../../consult/blueprint.ts';
import { grid, rowText } from '../plain/grid.ts';
import { displayWidth, pad } from './width.ts';
import type { Pen, Run } from './wrap.ts';
import { inInk, runs, wrap, wrapText } from './wrap.ts';

/** Narrower than this a column is a column of syllables. */
const narrowest = 12;

const natural = (cell: Text): number =>
  displayWidth(
    runs(cell)
      .map(({ text }) => text)
      .join(''),
  );

/** Wide columns give way first, until all of them fit; undefined when they can not. */
const columnWidths = (wanted: readonly number[], width: number): readonly number[] | undefined => {
  const total = width - 3 * wanted.length - 1;
  for (let most = total; most >= narrowest; most -= 1) {
    const widths = wanted.map((each) => Math.min(each, most));
    if (widths.reduce((sum, each) => sum + each, 0) <= total) return widths;
  }
  return undefined;
};

export const table = (columns: readonly Text[], rows: readonly (readonly Text[])[], pen: Pen): string[] => {
  const full = grid(columns, rows);
  const all = [full.head, ...full.rows];
  if (full.head.length === 0 || full.rows.length === 0) return [];
  const wanted = full.head.map((_, at) => Math.max(1, ...all.map((row) => natural(row[at] ?? []))));
  const widths = columnWidths(wanted, pen.width);
  if (widths === undefined) return full.rows.flatMap((row) => wrapText(rowText(full, row), pen, '• '));

  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const draw = (cells: readonly (readonly Run[])[]): string[] => {
    const wrapped = cells.map((cell, at) => wrap(cell, { ...pen, width: widths[at] ?? 1, framed: true }));
    const height = Math.max(1, ...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) => {
      const padded = wrapped.map((cell, at) => pad(cell[line] ?? '', widths[at] ?? 1, full.alignments[at]));
      return `| ${padded.join(' | ')} |`;
    });
  };
  const body = full.rows.map((row) => draw(row.map(runs)));
  // Where a row takes several lines, only a rule tells where the next begins.
  const tall = body.some(({ length }) => length > 1);
  return [
    ...draw(full.head.map((cell) => inInk(runs(cell), 'head'))),
    rule,
    ...body.flatMap((lines, at) => (tall && at > 0 ? [rule, ...lines] : lines)),
  ];
};
