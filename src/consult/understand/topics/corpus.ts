import type { Bag, Dictionary } from './bag.ts';
import type { Feature } from './features.ts';

/** Labelled texts as numbers, in a few long arrays: thousands of short ones would take more room than what they hold. */
export interface Corpus {
  readonly labels: readonly number[];
  readonly weights: readonly number[];
  /** Where the features of a text begin; they end where those of the next one begin. */
  readonly from: readonly number[];
  readonly ids: Int32Array;
  readonly counts: Uint8Array;
  /** How many different features there are. */
  readonly features: number;
}

export interface CorpusWriter {
  add(label: number, weight: number, features: readonly Feature[]): void;
  corpus(): Corpus;
}

const firstRoom = 1 << 16;

export function createCorpus(dictionary: Dictionary): CorpusWriter {
  const labels: number[] = [];
  const weights: number[] = [];
  const from = [0];
  let ids = new Int32Array(firstRoom);
  let counts = new Uint8Array(firstRoom);
  let size = 0;
  const makeRoom = (more: number): void => {
    if (size + more <= ids.length) return;
    const room = Math.max(ids.length * 2, size + more);
    const [fewIds, fewCounts] = [ids, counts];
    ids = new Int32Array(room);
    counts = new Uint8Array(room);
    ids.set(fewIds);
    counts.set(fewCounts);
  };
  const write = (bag: Bag): void => {
    makeRoom(bag.ids.length);
    ids.set(bag.ids, size);
    counts.set(bag.counts, size);
    size += bag.ids.length;
    from.push(size);
  };
  return {
    add(label, weight, features) {
      labels.push(label);
      weights.push(weight);
      write(dictionary.learn(features));
    },
    corpus: () => ({
      labels,
      weights,
      from,
      ids: ids.subarray(0, size),
      counts: counts.subarray(0, size),
      features: dictionary.size(),
    }),
  };
}
