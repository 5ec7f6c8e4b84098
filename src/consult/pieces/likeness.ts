import { listsOf, type Lists } from './lists.ts';

/** What people tell before they ask for an answer, as words: "it grows until it is killed" has none of "memory leak". */

/** Plain data, which can be kept. Words and answers are numbered through. */
export interface LearntTellings {
  /** The fewer answers a word is told for, the more it tells. */
  readonly tells: Float32Array;
  /** The answers that each word is told for. */
  readonly places: Lists;
  /** How much of what is told for the answer at that place the word is. */
  readonly shares: Float32Array;
}

/** The words of each sentence that is told for an answer, as numbers below `words`. */
export function learnTellings(told: readonly (readonly (readonly number[])[])[], words: number): LearntTellings {
  const counted = told.map((sentences) => {
    const counts = new Map<number, number>();
    for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const places: number[][] = Array.from({ length: words }, () => []);
  for (const [answer, counts] of counted.entries()) for (const word of counts.keys()) places[word]?.push(answer);
  const tells = Float32Array.from(places, ({ length }) => (length === 0 ? 0 : Math.log(told.length / length)));
  const weight = (answer: number, word: number): number =>
    Math.log(1 + (counted[answer]?.get(word) ?? 0)) * (tells[word] ?? 0);
  const lengths = counted.map((counts, answer) => lengthOf(counts.keys().map((word) => weight(answer, word))));
  const shares = places.flatMap((answers, word) =>
    answers.map((answer) => weight(answer, word) / (lengths[answer] ?? 1)),
  );
  return { tells, places: listsOf(places), shares: Float32Array.from(shares) };
}

const lengthOf = (parts: Iterable<number>): number => {
  let sum = 0;
  for (const part of parts) sum += part ** 2;
  return Math.sqrt(sum) || 1;
};

/** How alike what somebody says and what is told for each answer are, from 0 to 1. */
export type Likeness = Float32Array;

export function likenessBy(
  { tells, places, shares }: LearntTellings,
  answers: number,
): (words: Iterable<readonly [word: number, counts: number]>) => Likeness {
  return (words) => {
    const alike = new Float32Array(answers);
    const said: number[] = [];
    for (const [word, counts] of words) {
      const weight = counts * (tells[word] ?? 0);
      said.push(weight);
      const [from = 0, to = 0] = places.from.subarray(word, word + 2);
      for (let place = from; place < to; place += 1) {
        const answer = places.numbers[place] ?? 0;
        alike[answer] = (alike[answer] ?? 0) + weight * (shares[place] ?? 0);
      }
    }
    const length = lengthOf(said);
    return alike.map((sum) => sum / length);
  };
}
