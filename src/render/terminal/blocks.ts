import type { Block, Code, Text } from '../../consult/blueprint.ts';
import { cleanCode } from '../plain/clean.ts';
import { paint } from './ink.ts';
import { table } from './table.ts';
import type { Pen } from './wrap.ts';
import { wrapText } from './wrap.ts';

/** Space before a line changes the text inside quotes, hides the end of a here-document, and breaks Python. */
const indentable = ({ language, text }: Code): boolean =>
  !text.includes('\n') ||
  (language !== 'python' &&
    !text.includes('<<') &&
    text.split('\n').every((line) => ["'", '"', '`'].every((quote) => line.split(quote).length % 2 === 1)));

/** Never wrapped: what is printed is what one pastes. */
export const codeLines = (code: Code, pen: Pen, indent: string): string[] => {
  const before = indentable(code) ? indent : '';
  const clean = cleanCode(code.text);
  return clean === '' ? [] : clean.split('\n').map((line) => before + paint(line, 'code', pen.colour));
};

export const bulletLines = (items: readonly Text[], pen: Pen, indent = ''): string[] =>
  items.flatMap((item) => wrapText(item, pen, `${indent}• `));

export const numberedLines = (items: readonly Text[], pen: Pen, indent = '', start = 1): string[] =>
  items.flatMap((item, at) => wrapText(item, pen, `${indent}${start + at}. `));

const lines = (block: Block, pen: Pen, indent: string): string[] => {
  switch (block.kind) {
    case 'paragraph':
      return wrapText(block.text, pen, indent);
    case 'list':
      return block.ordered
        ? numberedLines(block.items, pen, indent, block.start)
        : bulletLines(block.items, pen, indent);
    case 'code':
      return codeLines(block.code, pen, `${indent}  `);
    case 'table':
      return table(block.columns, block.rows, { ...pen, width: pen.width - indent.length }).map(
        (line) => indent + line,
      );
  }
};

/** Code has air around it, so that it can be selected without its neighbours. */
export const blockLines = (blocks: readonly Block[], pen: Pen, indent = ''): string[] =>
  blocks.flatMap((block, at) => {
    const drawn = lines(block, pen, indent);
    const apart = at > 0 && (block.kind !== 'list' || blocks[at - 1]?.kind === 'code');
    return apart && drawn.length > 0 ? ['', ...drawn] : drawn;
  });
