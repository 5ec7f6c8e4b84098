import type { Block } from '../blueprint.ts';
import { textOf } from './passages.ts';

/** What somebody reads of one of several answers before the next: the rest stands below all of them. */
const wordsAtFirst = 190;

/** Read below all answers, whatever room there is. */
export const later = Infinity;

/** Blocks that belong together; of several the lower rank is read first, and 0 in any case. */
export interface Piece {
  readonly rank: number;
  readonly blocks: readonly Block[];
}

const lengthOf = (blocks: readonly Block[]): number => blocks.map(textOf).join(' ').split(/\s+/u).length;

/** What fits into a short answer, by rank, and what is left; both in their order. */
export function parted(pieces: readonly Piece[]): {
  readonly first: readonly Block[];
  readonly rest: readonly Block[];
} {
  const kept = new Set<Piece>();
  let length = 0;
  for (const piece of pieces.toSorted((a, b) => a.rank - b.rank)) {
    const more = lengthOf(piece.blocks);
    if (piece.rank === later || (piece.rank > 0 && length + more > wordsAtFirst)) continue;
    kept.add(piece);
    length += more;
  }
  const of = (isKept: boolean): readonly Block[] =>
    pieces.filter((piece) => kept.has(piece) === isKept).flatMap(({ blocks }) => blocks);
  return { first: of(true), rest: of(false) };
}
