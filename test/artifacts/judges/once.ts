/** The same text gets the same verdict: combinations that share a file are judged once. */
export function once<T>(judge: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const verdicts = new Map<string, Promise<T>>();
  return (text) => {
    const known = verdicts.get(text) ?? judge(text);
    verdicts.set(text, known);
    return known;
  };
}
