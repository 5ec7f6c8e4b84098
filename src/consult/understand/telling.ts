import { isSmall, stem, wordsOf } from './words.ts';
import type { TopicSource } from './topics.ts';

/** How much the words of a text tell about our subjects: 0 for a text none of whose words we know. */

const lineWeight = 0.3;
const smoothing = 0.5;
/** A word that is also said elsewhere loses this much with each time. */
const shared = 6;

const contentOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => !isSmall(word))
      .map(stem),
  );

export interface Told {
  readonly sum: number;
  readonly mean: number;
}

export function createTelling(sources: readonly TopicSource[], elsewhere: readonly string[]): (text: string) => Told {
  return readerOf(valuesOf(sources, elsewhere));
}

/** Apart from the counting, so that the counts are let go. */
const readerOf =
  (values: ReadonlyMap<string, number>) =>
  (text: string): Told => {
    const words = contentOf(text);
    let sum = 0;
    for (const word of words) sum += values.get(word) ?? 0;
    return { sum, mean: sum / Math.max(1, words.size) };
  };

function countsIn(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of contentOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function valuesOf(sources: readonly TopicSource[], elsewhere: readonly string[]): ReadonlyMap<string, number> {
  const bySubject = new Map<string, Float64Array>();
  const add = (text: string, label: number, weight: number): void => {
    for (const word of contentOf(text)) {
      const counts = bySubject.get(word) ?? new Float64Array(sources.length);
      counts[label] = (counts[label] ?? 0) + weight;
      bySubject.set(word, counts);
    }
  };
  for (const [label, source] of sources.entries()) {
    for (const text of [...source.asks, ...source.says, source.name]) add(text, label, 1);
    for (const text of source.lines) add(text, label, lineWeight);
  }
  const others = countsIn(elsewhere);
  return new Map([...bySubject].map(([word, counts]) => [word, valueOf(counts, others.get(word) ?? 0)]));
}

/** How far a word's subjects are from "any of them": 1 for one that belongs to a single subject and is often said. */
function valueOf(counts: Float64Array, elsewhere: number): number {
  const labels = counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  let distance = 0;
  for (const count of counts) {
    const share = (count + smoothing / labels) / (total + smoothing);
    distance += share * Math.log(share * labels);
  }
  return (distance / Math.log(labels)) * (total / (total + 1)) * (total / (total + shared * elsewhere));
}
