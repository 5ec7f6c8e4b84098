import { inFull } from '../understand/short-forms.ts';
import { isSmall, stem, wordsOf } from '../understand/words.ts';

/** "13" and "600" count something, in any text; 502, 4317 and 27001 are names. */
const count =
  /^(?:\d{1,2}|\d+0|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred)$/u;
/** A promise of 99.95 percent is asked about as one of 99.99 is. */
const nines = /^99\.\d+$/u;
/** "we're", "I'd", "what's", "doesn't": without their mark they would be rare words. */
const contracted =
  /^(?:\p{L}+n't|(?:i|we|you|he|she|it|they|that|this|there|here|what|who|how|where|when|let)'\p{L}{1,2})$/u;
/** "w/o", "e.g." and the like, in their pieces. */
const short = /^[a-z]$/u;
const shortNames: ReadonlySet<string> = new Set(['c', 'r']);

/** "Canary vs blue-green" asks what "canary or blue-green" does. */
const joint = /^(?:vs|versus)$/u;

const isWord = (word: string): boolean =>
  !isSmall(word) &&
  !joint.test(word) &&
  !count.test(word) &&
  !contracted.test(word) &&
  (!short.test(word) || shortNames.has(word));

/** The words of a question or of an answer by which one is found for the other. */
export const indexWordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter(isWord)
      .map((word) => (nines.test(word) ? '99.9' : stem(inFull(word)))),
  );
