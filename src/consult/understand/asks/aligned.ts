/** Several questions in a row, each with the told sentence that it is about: both mostly come in the same order. */

export interface Said {
  /** How much it speaks for each subject. */
  readonly scores: Float64Array;
  readonly words: ReadonlySet<string>;
}

/** How much it matters that a question stands as far down as what it is about. */
const placeCounts = 0.4;
/** A word that only this sentence and the question have. */
const sharedCounts = 0.4;

function kinship(one: Float64Array, other: Float64Array): number {
  let both = 0;
  let own = 0;
  let others = 0;
  for (const [at, value] of one.entries()) {
    const second = other[at] ?? 0;
    both += value * second;
    own += value * value;
    others += second * second;
  }
  return own * others === 0 ? 0 : both / Math.sqrt(own * others);
}

interface Way {
  readonly sum: number;
  readonly places: readonly number[];
}

/** For each question the place of its sentence, never before that of the question before it. */
export function aligned(asks: readonly Said[], story: readonly Said[]): readonly number[] {
  const far = (at: number, place: number): number =>
    Math.abs((at + 0.5) / asks.length - (place + 0.5) / story.length) * placeCounts;
  const places = (word: string): number => story.filter(({ words }) => words.has(word)).length;
  const shared = (ask: Said, told: Said): number =>
    [...ask.words.intersection(told.words)].reduce((sum, word) => sum + sharedCounts / places(word), 0);
  let ways: readonly Way[] = story.map(() => ({ sum: 0, places: [] }));
  for (const [at, ask] of asks.entries()) {
    let best: Way = { sum: -Infinity, places: [] };
    ways = story.map((told, place) => {
      const before = ways[place] ?? best;
      if (before.sum > best.sum) best = before;
      const gain = kinship(ask.scores, told.scores) + shared(ask, told) - far(at, place);
      return { sum: best.sum + gain, places: [...best.places, place] };
    });
  }
  return ways.reduce((best, one) => (one.sum > best.sum ? one : best)).places;
}
