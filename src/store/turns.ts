/** Whoever holds the turn, and those who wait for it in the order in which they came. */
export interface Turns {
  /** Resolves when it is ours, with what gives it back. */
  take(): Promise<() => void>;
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    take: async () => {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      await before;
      return resolve;
    },
  };
}
