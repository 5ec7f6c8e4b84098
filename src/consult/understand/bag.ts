/** The features of a text as numbers: which, in rising order, and how often each. */
export interface Bag {
  readonly ids: Int32Array;
  readonly counts: Uint8Array;
}

/** Gives every feature a number. What was not learnt has none, and is left out when a text is read. */
export interface Dictionary {
  learn(features: readonly string[]): Bag;
  read(features: readonly string[]): Bag;
  size(): number;
}

const most = 255;

function bagOf(numbers: Int32Array): Bag {
  numbers.sort();
  let size = 0;
  const counts = new Uint8Array(numbers.length);
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
  return { ids: numbers.slice(0, size), counts: counts.slice(0, size) };
}

export function createDictionary(): Dictionary {
  const known = new Map<string, number>();
  return {
    learn(features) {
      const numbers = new Int32Array(features.length);
      for (let at = 0; at < features.length; at += 1) {
        const feature = features[at] ?? '';
        let number = known.get(feature);
        if (number === undefined) known.set(feature, (number = known.size));
        numbers[at] = number;
      }
      return bagOf(numbers);
    },
    read(features) {
      const numbers: number[] = [];
      for (const feature of features) {
        const number = known.get(feature);
        if (number !== undefined) numbers.push(number);
      }
      return bagOf(Int32Array.from(numbers));
    },
    size: () => known.size,
  };
}
