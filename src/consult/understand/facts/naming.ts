import type { TopicSource } from '../topics/topics.ts';
import { stem, wordsOf } from '../words.ts';

/** Whether a text calls one of our subjects by a name of its own: "are deploys on fridays fine?" says little else. */

const longest = 4;

const stemsOf = (text: string): readonly string[] => wordsOf(text).map(stem);

export function createNaming(sources: readonly TopicSource[]): (text: string) => boolean {
  const names = new Set(sources.flatMap(({ name, says }) => [name, ...says]).map((name) => stemsOf(name).join(' ')));
  return (text) => {
    const stems = stemsOf(text);
    return stems.some((_, from) =>
      Array.from({ length: longest }, (_length, more) => stems.slice(from, from + more + 1).join(' ')).some((phrase) =>
        names.has(phrase),
      ),
    );
  };
}
