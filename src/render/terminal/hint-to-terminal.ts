import type { Block } from '../../consult/blueprint.ts';
import { blockLines } from './blocks.ts';
import type { Pen } from './wrap.ts';

/** What to say about a mistake, on one screen line after another. */
export const hintToTerminal = ({ blocks }: { readonly blocks: readonly Block[] }, pen: Pen): string =>
  blockLines(
    blocks.filter((block) => block.kind !== 'paragraph' || block.text.length > 0),
    pen,
  ).join('\n');
