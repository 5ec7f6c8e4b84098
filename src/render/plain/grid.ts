import type { Text } from '../../consult/blueprint.ts';
import { textWords } from './inline.ts';

export interface Grid {
  readonly head: readonly Text[];
  readonly rows: readonly (readonly Text[])[];
  readonly alignments: readonly ('left' | 'right')[];
}

const number = /^[~≈≤≥<>]?\s?[+-]?[\d,. ]*\d\s?(%|x|s|ms|min|h|rps|GB|MB|GiB|MiB)?$/;

/** Every row as wide as the widest, since no medium draws ragged ones; columns of numbers read from the right. */
export const grid = (columns: readonly Text[], rows: readonly (readonly Text[])[]): Grid => {
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  const square = (row: readonly Text[]): readonly Text[] => Array.from({ length: width }, (_, at) => row[at] ?? []);
  const alignments = Array.from({ length: width }, (_, at) => {
    const words = rows.map((row) => textWords(row[at] ?? []).trim()).filter((cell) => cell !== '');
    return words.length > 0 && words.every((cell) => cell.length < 24 && number.test(cell)) ? 'right' : 'left';
  });
  return { head: square(columns), rows: rows.map(square), alignments };
};

/** A row for media without tables, and for ears: what it is about, then each column by its name. */
export const rowText = ({ head }: Grid, row: readonly Text[]): Text => {
  const [name = [], ...cells] = row;
  const parts = cells.flatMap((cell, at) => {
    const column = head[at + 1] ?? [];
    if (textWords(cell).trim() === '') return [];
    const title: Text = textWords(column).trim() === '' ? [] : [...column, { kind: 'text', text: ': ' }];
    return [[...title, ...cell]];
  });
  const joined = parts.flatMap((part, at): Text => [{ kind: 'text', text: at === 0 ? '' : '; ' }, ...part]);
  const bold: Text = name.map((span) => (span.kind === 'text' ? { kind: 'strong', text: span.text } : span));
  if (textWords(name).trim() === '') return joined;
  return parts.length === 0 ? bold : [...bold, { kind: 'text', text: ' – ' }, ...joined];
};
