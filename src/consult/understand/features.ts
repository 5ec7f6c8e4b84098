import { isSmall, stem, wordsOf } from './words.ts';

/** What of a text is counted: its words, its pairs of neighbours, and pieces of words, which survive typos. */
export interface Features {
  readonly words: readonly string[];
  readonly pairs: readonly string[];
  readonly pieces: readonly string[];
}

const pieceLength = 4;

export function featuresOf(text: string): Features {
  const raw = wordsOf(text);
  const stems = raw.map(stem);
  const words: string[] = [];
  const pairs: string[] = [];
  const pieces: string[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const word = raw[at] ?? '';
    const own = stems[at] ?? word;
    const next = raw[at + 1];
    if (next !== undefined && !(isSmall(word) && isSmall(next))) pairs.push(`${own} ${stems[at + 1] ?? next}`);
    if (isSmall(word)) continue;
    words.push(own);
    const padded = ` ${word} `;
    for (let from = 0; from + pieceLength <= padded.length; from += 1)
      pieces.push(`~${padded.slice(from, from + pieceLength)}`);
  }
  return { words, pairs, pieces };
}
