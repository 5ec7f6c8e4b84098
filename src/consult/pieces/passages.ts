import type { Block } from '../blueprint.ts';
import { stemsOf } from '../understand/words.ts';
import { plainOf } from '../words.ts';

/** A piece of a practice, cut into what it says one by one. */

/** One thought: a paragraph with the list or the code that belongs to it, or one point of a list. */
export interface Passage {
  readonly piece: string;
  /** What it is about, where its author named that. */
  readonly name?: string;
  readonly blocks: readonly Block[];
}

/** Points that each stand alone. */
const pointwise: ReadonlySet<string> = new Set(['unless', 'mistakes']);
/** Each thought begins with its name in bold. */
const named: ReadonlySet<string> = new Set(['answers', 'on-platforms']);

function inThoughts(blocks: readonly Block[], opens: (block: Block) => boolean): readonly (readonly Block[])[] {
  const thoughts: Block[][] = [];
  for (const block of blocks) {
    if (opens(block) || thoughts.length === 0) thoughts.push([block]);
    else thoughts.at(-1)?.push(block);
  }
  return thoughts;
}

const isNamed = (block: Block | undefined): block is Extract<Block, { kind: 'paragraph' }> =>
  block?.kind === 'paragraph' && block.text[0]?.kind === 'strong';

/** Begins the line of an answer that only tells how else people ask for it. */
export const askedAs = 'Asked as:';

const isAskedAs = (block: Block): boolean =>
  block.kind === 'paragraph' && block.text[0]?.kind === 'text' && block.text[0].text.startsWith(askedAs);

const cut = new WeakMap<readonly Block[], readonly Passage[]>();

/** A piece, cut into its thoughts. What the persona says stays the same from question to question. */
export function passagesOf(piece: string, blocks: readonly Block[]): readonly Passage[] {
  const before = cut.get(blocks);
  if (before !== undefined) return before;
  const passages = thoughtsOf(piece, blocks);
  cut.set(blocks, passages);
  return passages;
}

function thoughtsOf(piece: string, blocks: readonly Block[]): readonly Passage[] {
  if (pointwise.has(piece)) {
    return blocks.flatMap((block) =>
      block.kind === 'list'
        ? block.items.map((text) => ({ piece, blocks: [{ kind: 'paragraph' as const, text }] }))
        : [],
    );
  }
  if (!named.has(piece))
    return inThoughts(blocks, ({ kind }) => kind === 'paragraph').map((thought) => ({ piece, blocks: thought }));
  const shown = blocks.filter((block) => !isAskedAs(block));
  return inThoughts(shown, isNamed).map((thought) => {
    const [first] = thought;
    return { piece, blocks: thought, ...(isNamed(first) && { name: plainOf(first.text.slice(0, 1)) }) };
  });
}

/** What a block says, without its form. */
export const textOf = (block: Block): string => {
  if (block.kind === 'paragraph') return plainOf(block.text);
  if (block.kind === 'list') return block.items.map(plainOf).join(' ');
  return block.kind === 'code' ? block.code.text : block.rows.flat().map(plainOf).join(' ');
};

const known = new WeakMap<object, ReadonlySet<string>>();

function stemsOfBlock(block: Block): ReadonlySet<string> {
  const key = block.kind === 'paragraph' ? block.text : block;
  const before = known.get(key);
  if (before !== undefined) return before;
  const stems = stemsOf(textOf(block));
  known.set(key, stems);
  return stems;
}

/** The words of a passage. */
export function stemsIn(blocks: readonly Block[]): ReadonlySet<string> {
  const [only, ...more] = blocks;
  if (only === undefined) return new Set();
  return more.length === 0 ? stemsOfBlock(only) : new Set(blocks.flatMap((block) => [...stemsOfBlock(block)]));
}
