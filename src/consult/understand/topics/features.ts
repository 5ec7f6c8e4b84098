import { inFull } from '../short-forms.ts';
import { isSmall, stem, wordsOf } from '../words.ts';

/** What is counted: a word or a pair as it is written, a piece of a word as a number. */
export type Feature = string | number;

/** What of a text is counted: its words, the small ones apart, its pairs of neighbours, and pieces of words, which survive typos. */
export interface Features {
  readonly words: readonly string[];
  /** "who", "when", "back": they tell little alone, and something beside the others. */
  readonly small: readonly string[];
  readonly pairs: readonly string[];
  readonly pieces: readonly number[];
}

const pieceLength = 4;
const letterBits = 7;
const pieceMask = 2 ** (pieceLength * letterBits) - 1;
const letterMask = 2 ** letterBits - 1;

/** Four letters as one number: a million short strings would be most of the memory of learning. */
function addPieces(padded: string, into: number[]): void {
  let piece = 0;
  for (let at = 0; at < padded.length; at += 1) {
    piece = ((piece << letterBits) | (padded.charCodeAt(at) & letterMask)) & pieceMask;
    if (at >= pieceLength - 1) into.push(piece);
  }
}

/** "back it up" is "back up". */
const parted = /\s+(?:it|them|this|that|these|those|everything|all)(?=\s+(?:up|out|off|on|down|back|over|in)\b)/gi;

export function featuresOf(text: string): Features {
  const raw = wordsOf(text.replace(parted, '')).map(inFull);
  const stems = raw.map(stem);
  const words: string[] = [];
  const small: string[] = [];
  const pairs: string[] = [];
  const pieces: number[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const word = raw[at] ?? '';
    const own = stems[at] ?? word;
    const next = raw[at + 1];
    if (next !== undefined && !(isSmall(word) && isSmall(next))) pairs.push(`${own} ${stems[at + 1] ?? next}`);
    if (isSmall(word)) {
      small.push(`'${word}`);
      continue;
    }
    words.push(own);
    addPieces(` ${word} `, pieces);
  }
  return { words, small, pairs, pieces };
}
