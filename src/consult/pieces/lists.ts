/** Lists of numbers in one long array: thousands of short ones take longer to read from a disk than to make. */
export interface Lists {
  /** Where each begins; it ends where the next one begins. */
  readonly from: Int32Array;
  readonly numbers: Int32Array;
}

export const listAt = ({ from, numbers }: Lists, at: number): Int32Array => numbers.subarray(from[at], from[at + 1]);

export const listsOf = (all: readonly (readonly number[])[]): Lists => ({
  from: startsOf(all.map(({ length }) => length)),
  numbers: Int32Array.from(all.flat()),
});

/** Where each begins, and where the last one ends. */
export function startsOf(lengths: readonly number[]): Int32Array {
  const from = new Int32Array(lengths.length + 1);
  for (const [at, length] of lengths.entries()) from[at + 1] = (from[at] ?? 0) + length;
  return from;
}
