import type { Listener } from '../topics/topics.ts';
import { stemsOf } from '../words.ts';

/** How much the words of a text tell about our subjects: 0 for a text none of whose words we know. */

const smoothing = 0.5;
/** A word that is also said elsewhere loses this much with each time. */
const shared = 6;

export interface Told {
  readonly sum: number;
  readonly mean: number;
}

/** What was learnt: how much each word tells. */
export type WordValues = ReadonlyMap<string, number>;

export interface TellingLearner {
  /** Is told the words of each text about a subject. */
  readonly hears: Listener;
  learn(elsewhere: readonly string[]): WordValues;
}

export function createTellingLearner(labels: number): TellingLearner {
  const bySubject = new Map<string, Float64Array>();
  return {
    hears(words, label, weight) {
      for (const word of new Set(words)) {
        let counts = bySubject.get(word);
        if (counts === undefined) bySubject.set(word, (counts = new Float64Array(labels)));
        counts[label] = (counts[label] ?? 0) + weight;
      }
    },
    learn(elsewhere) {
      const others = countsIn(elsewhere);
      return new Map([...bySubject].map(([word, counts]) => [word, valueOf(counts, others.get(word) ?? 0)]));
    },
  };
}

export const byWordValues =
  (values: WordValues) =>
  (text: string): Told => {
    const words = stemsOf(text);
    let sum = 0;
    for (const word of words) sum += values.get(word) ?? 0;
    return { sum, mean: sum / Math.max(1, words.size) };
  };

function countsIn(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of stemsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How far a word's subjects are from "any of them": 1 for one that belongs to a single subject and is often said. */
function valueOf(counts: Float64Array, elsewhere: number): number {
  const labels = counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const distanceOf = (count: number): number => {
    const share = (count + smoothing / labels) / (total + smoothing);
    return share * Math.log(share * labels);
  };
  const never = distanceOf(0);
  const distance = counts.reduce((sum, count) => sum + (count === 0 ? never : distanceOf(count)), 0);
  return (distance / Math.log(labels)) * (total / (total + 1)) * (total / (total + shared * elsewhere));
}
