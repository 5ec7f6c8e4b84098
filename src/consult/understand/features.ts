import { remembered } from './remembered.ts';
import { isSmall, stem, wordsOf } from './words.ts';

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

/** What a word is counted as. */
interface Word {
  readonly own: string;
  /** As a small word. */
  readonly mark: string;
  readonly isSmall: boolean;
  readonly pieces: readonly number[];
}

/** Four letters as one number: a million short strings would be most of the memory of learning. */
function piecesOf(padded: string): readonly number[] {
  const pieces: number[] = [];
  let piece = 0;
  for (let at = 0; at < padded.length; at += 1) {
    piece = ((piece << letterBits) | (padded.charCodeAt(at) & letterMask)) & pieceMask;
    if (at >= pieceLength - 1) pieces.push(piece);
  }
  return pieces;
}

function read(word: string): Word {
  const small = isSmall(word);
  return { own: stem(word), mark: `'${word}`, isSmall: small, pieces: small ? [] : piecesOf(` ${word} `) };
}

/** "back it up" is "back up". */
const parted = /\s+(?:it|them|this|that|these|those|everything|all)(?=\s+(?:up|out|off|on|down|back|over|in)\b)/gi;

export type FeatureReader = (text: string) => Features;

/** For many texts at once: it keeps what it found out about their words. */
export const createFeatureReader = (): FeatureReader => readerOf(remembered(read));

function readerOf(wordOf: (word: string) => Word): FeatureReader {
  return (text) => {
    const found = wordsOf(text.replace(parted, '')).map(wordOf);
    const words: string[] = [];
    const small: string[] = [];
    const pairs: string[] = [];
    const pieces: number[] = [];
    for (const [at, word] of found.entries()) {
      const next = found[at + 1];
      if (next !== undefined && !(word.isSmall && next.isSmall)) pairs.push(`${word.own} ${next.own}`);
      if (word.isSmall) {
        small.push(word.mark);
        continue;
      }
      words.push(word.own);
      for (const piece of word.pieces) pieces.push(piece);
    }
    return { words, small, pairs, pieces };
  };
}

export const featuresOf: FeatureReader = readerOf(read);
