/** Asks once for each word: learning meets the same few thousand a hundred thousand times. */
export function remembered<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = of(word);
    known.set(word, made);
    return made;
  };
}
