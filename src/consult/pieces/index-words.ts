import { stemsOf } from '../understand/words.ts';

/** "13" and "600" count something, in any text; 502, 4317 and 27001 are names. */
const count = /^(?:\d{1,2}|\d+0)$/u;
/** A promise of 99.95 percent is asked about as one of 99.99 is. */
const nines = /^99\.\d+$/u;

/** The words of a question or of an answer by which one is found for the other. */
export const indexWordsOf = (text: string): ReadonlySet<string> =>
  new Set([...stemsOf(text)].filter((word) => !count.test(word)).map((word) => (nines.test(word) ? '99.9' : word)));
