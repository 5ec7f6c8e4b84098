import { readFileSync } from 'node:fs';
import type { WordMeanings } from './consult/pieces/word-meanings.ts';

/** Written by `npm run -s meanings`: a line with the words, then their numbers. */
export const meaningsFile = new URL('word-meanings.bin', import.meta.url);

const lineFeed = 10;

/** What the words of this field mean: read only where something is asked. */
export function wordMeanings(): WordMeanings {
  const bytes = readFileSync(meaningsFile);
  const end = bytes.indexOf(lineFeed);
  const numbers = bytes.subarray(end + 1);
  return {
    words: bytes.toString('utf8', 0, end).split(' '),
    numbers: new Int8Array(numbers.buffer, numbers.byteOffset, numbers.length),
  };
}
