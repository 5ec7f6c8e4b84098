import type { Block } from '../../consult/blueprint.ts';
import { code } from './code.ts';
import type { Part } from './part.ts';
import { asLines, textParts } from './part.ts';
import type { Element } from './rich.ts';
import { list, textLine } from './rich.ts';
import { table } from './table.ts';

const part = (block: Block): readonly Part[] => {
  switch (block.kind) {
    case 'paragraph':
      return textParts([textLine(block.text)]);
    case 'list':
      return textParts(list(block.items, block.ordered, block.start));
    case 'code':
      return textParts(code(block.code));
    case 'table':
      return table(block.columns, block.rows);
  }
};

/** Prose, with its tables as tables. */
export const blockParts = (blocks: readonly Block[]): readonly Part[] => blocks.flatMap(part);

/** The same inside a step, where a table would tear the step apart. */
export const blockElements = (blocks: readonly Block[]): Element[] =>
  asLines(blockParts(blocks)).flatMap(({ elements }) => elements);
