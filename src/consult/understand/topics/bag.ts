import type { Feature } from './features.ts';

/** The features of a text as numbers: which, in rising order, and how often each. */
export interface Bag {
  readonly ids: Int32Array;
  readonly counts: Uint8Array;
}

/** Gives every feature a number. What was not learnt has none, and is left out when a text is read. */
export interface Dictionary {
  /** The bag is overwritten when the next text is learnt: thousands of bags at once are more memory than all they teach. */
  learn(features: readonly Feature[]): Bag;
  read(features: readonly Feature[]): Bag;
  size(): number;
  /** All that was learnt, in the order of their numbers. */
  features(): readonly Feature[];
}

const most = 255;

/** Sorts the numbers and counts what is there several times, in place. */
function bagOf(numbers: Int32Array, counts: Uint8Array): Bag {
  numbers.sort();
  let size = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    if (size > 0 && numbers[size - 1] === number) {
      counts[size - 1] = Math.min(most, (counts[size - 1] ?? 0) + 1);
      continue;
    }
    numbers[size] = number;
    counts[size] = 1;
    size += 1;
  }
  return { ids: numbers.subarray(0, size), counts: counts.subarray(0, size) };
}

export function createDictionary(learnt: readonly Feature[] = []): Dictionary {
  const known = new Map<Feature, number>();
  for (const feature of learnt) known.set(feature, known.size);
  let numbers = new Int32Array(0);
  let counts = new Uint8Array(0);
  return {
    learn(features) {
      if (numbers.length < features.length) {
        numbers = new Int32Array(features.length * 2);
        counts = new Uint8Array(features.length * 2);
      }
      for (let at = 0; at < features.length; at += 1) {
        const feature = features[at] ?? '';
        let number = known.get(feature);
        if (number === undefined) known.set(feature, (number = known.size));
        numbers[at] = number;
      }
      return bagOf(numbers.subarray(0, features.length), counts);
    },
    read(features) {
      const found: number[] = [];
      for (const feature of features) {
        const number = known.get(feature);
        if (number !== undefined) found.push(number);
      }
      return bagOf(Int32Array.from(found), new Uint8Array(found.length));
    },
    size: () => known.size,
    features: () => [...known.keys()],
  };
}
