import type { KnownBlock, RichTextBlock, RichTextElement, TableBlock } from '@slack/types';
import { cut, more } from '../plain/cut.ts';
import { limits } from './limits.ts';

/**
 * The same message for notifications and screen readers. It is read from the finished blocks, so it can not say
 * something else than they do; bars are left out, since their number stands beside them.
 */

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const elementWords = (element: RichTextElement): string => {
  switch (element.type) {
    case 'text':
      return escaped(element.text);
    case 'link':
      return escaped(element.text ?? element.url);
    case 'user':
      return `<@${element.user_id}>`;
    case 'date':
      return escaped(element.fallback ?? '');
    default:
      return '';
  }
};

const words = (elements: readonly RichTextElement[]): string =>
  elements
    .map(elementWords)
    .join('')
    .replaceAll(/[█░]+ /g, '');

const richWords = ({ elements }: RichTextBlock): string[] =>
  elements.flatMap((element) =>
    element.type === 'rich_text_list'
      ? element.elements.map(
          (item, at) => `${element.style === 'ordered' ? `${at + 1}.` : '-'} ${words(item.elements)}`,
        )
      : words(element.elements).split('\n'),
  );

const cellWords = (cell: TableBlock['rows'][number][number]): string =>
  cell.type === 'rich_text' ? richWords(cell).join(' ') : escaped(cell.text);

const tableWords = ({ rows }: TableBlock): string[] => {
  const [head = [], ...body] = rows.map((row) => row.map(cellWords));
  return body.map(([name = '', ...cells]) => {
    const columns = cells.map((cell, at) => `${head[at + 1] ?? ''}: ${cell}`);
    return columns.length === 0 ? name : `${name} – ${columns.join('; ')}`;
  });
};

const blockWords = (block: KnownBlock): string[] => {
  if (block.type === 'rich_text') return richWords(block);
  if (block.type === 'table') return tableWords(block);
  if (block.type === 'header') return [escaped(block.text.text)];
  if (block.type === 'context') return block.elements.flatMap((each) => ('text' in each ? [escaped(each.text)] : []));
  return [];
};

/** Whole lines as far as they go, then how many are missing. */
export const fallback = (blocks: readonly KnownBlock[]): string => {
  const lines = blocks
    .flatMap(blockWords)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const kept: string[] = [];
  let room = limits.message.fallback - 60;
  for (const line of lines) {
    if (line.length + 1 > room) break;
    kept.push(line);
    room -= line.length + 1;
  }
  if (kept.length === lines.length) return kept.join('\n');
  // Of a long first line as much as fits, without half of what stands for a character or a person.
  if (kept.length === 0) return cut(lines[0] ?? '', room).replace(/(?:&\w*|<@\w*)…$/u, '…');
  return [...kept, `${more(lines.length - kept.length, 'line')} in the message itself.`].join('\n');
};
