import type { Block, Code, Text } from '../../consult/blueprint.ts';
import { cleanCode } from '../plain/clean.ts';
import { grid, rowText } from '../plain/grid.ts';
import { cell, fence, inline } from './inline.ts';

/** A chunk is what stands between two blank lines. */
export type Chunk = string;

export const codeChunk = ({ language, text }: Code): Chunk[] => {
  const clean = cleanCode(text);
  if (clean.trim() === '') return [];
  const ticks = fence(clean, 3);
  return [`${ticks}${/^[\w+-]+$/.test(language) ? language : 'text'}\n${clean}\n${ticks}`];
};

export const listChunk = (items: readonly Text[], ordered: boolean, start = 1): Chunk[] => {
  const lines = items.map((item, at) => `${ordered ? `${start + at}.` : '-'} ${inline(item)}`.trimEnd());
  return lines.length === 0 ? [] : [lines.join('\n')];
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const tableChunk = (columns: readonly Text[], rows: readonly (readonly Text[])[]): Chunk[] => {
  const full = grid(columns, rows);
  const { head, rows: body, alignments } = full;
  if (head.length === 0 || body.length === 0) return [];
  const unsayable = [head, ...body].flat().some((text) => text.some((span) => span.text.includes('\\|')));
  if (unsayable)
    return listChunk(
      body.map((row) => rowText(full, row)),
      false,
    );
  const rule = alignments.map((align) => (align === 'right' ? '---:' : '---'));
  return [[line(head.map(cell)), line(rule), ...body.map((row) => line(row.map(cell)))].join('\n')];
};

const paragraph = (text: Text): Chunk[] => {
  const words = inline(text);
  return words === '' ? [] : [words];
};

export const paragraphs = (texts: readonly Text[]): Chunk[] => texts.flatMap(paragraph);

const chunk = (block: Block): Chunk[] => {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.text);
    case 'list':
      return listChunk(block.items, block.ordered, block.start);
    case 'code':
      return codeChunk(block.code);
    case 'table':
      return tableChunk(block.columns, block.rows);
  }
};

export const blockChunks = (blocks: readonly Block[]): Chunk[] => blocks.flatMap(chunk);
