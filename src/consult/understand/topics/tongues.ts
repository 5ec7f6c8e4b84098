import { wordsOf } from '../words.ts';

/** Texts in another language: recognised by their small words, and given the English words of our subjects. */

export interface Tongue {
  readonly id: string;
  readonly marks: readonly string[];
  readonly words: Readonly<Record<string, string>>;
  /** What to tell people who write in it. */
  readonly note: string;
}

export interface Translated {
  /** The text with English words for what is ours in it. */
  readonly text: string;
  readonly tongue?: Tongue;
}

/** Two small words may be chance: names and abbreviations look like them. */
const leastMarks = 2;
const leastShare = 0.2;
const english: ReadonlySet<string> = new Set(
  'the is are we our you how what do does to of for with and can should it'.split(' '),
);

export function createTranslator(tongues: readonly Tongue[]): (text: string) => Translated {
  const known = tongues.map((tongue) => ({
    tongue,
    marks: new Set(tongue.marks.filter((mark) => !english.has(mark))),
    words: new Map(Object.entries(tongue.words).map(([word, meaning]) => [word.toLowerCase(), meaning] as const)),
  }));
  return (text) => {
    const words = wordsOf(text);
    const plain = words.filter((word) => english.has(word)).length;
    const counted = known
      .map((one) => ({ ...one, found: words.filter((word) => one.marks.has(word)).length }))
      .toSorted((a, b) => b.found - a.found);
    const [best] = counted;
    if (best === undefined || best.found < leastMarks || best.found <= plain || best.found / words.length < leastShare)
      return { text };
    const meanings = words.flatMap((word) => best.words.get(word) ?? []);
    return { text: [...words.filter((word) => !best.marks.has(word)), ...meanings].join(' '), tongue: best.tongue };
  };
}
