/** Chance that can be repeated: the same seed, the same choices. */
export interface Chance {
  /** At least the first, less than the second. */
  between(from: number, to: number): number;
  happens(probability: number): boolean;
  one<Kind>(of: readonly Kind[]): Kind;
}

/** Mulberry32: small, and even enough for this. */
export const createChance = (seed: number): Chance => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + next() * (to - from);
  return {
    between,
    happens: (probability) => next() < probability,
    one: (of) => {
      const found = of[Math.floor(between(0, of.length))];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
  };
};
