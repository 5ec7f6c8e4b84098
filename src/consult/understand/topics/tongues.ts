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
const leastSigns = 1.5;
const leastShare = 0.2;
/** As many different signs that English may have too are no chance. */
const leastDoubtful = 3;
/** A long small word is no abbreviation. */
const longMark = 5;
const english: ReadonlySet<string> = new Set(
  'the is are we our you how what do does to of for with and can should it'.split(' '),
);
/** Small words of others that are English ones, names or abbreviations too: "on", "CI", "ES", "DAS". */
const shared: ReadonlySet<string> = new Set(
  'on no per plus was me am e ci in die man as hat met come comment con dos das pour mit es est den de la el al le se si o y i er da un mi om not et que font sin sans todos'.split(
    ' ',
  ),
);

/** What each word of a tongue says for it: more where English has no such word. */
function signsOf({ marks, words }: Tongue): ReadonlyMap<string, number> {
  const isForeign = (word: string): boolean => /[^\x20-\x7e]/u.test(word);
  const own = Object.entries(words)
    .map(([word, meaning]) => ({ word: word.toLowerCase(), meaning }))
    .filter(({ word, meaning }) => !wordsOf(meaning).includes(word));
  return new Map([
    ...own.map(({ word }) => [word, isForeign(word) ? 1 : 0.5] as const),
    ...marks.filter((mark) => !english.has(mark)).map((mark) => [mark, shared.has(mark) ? 0.5 : 1] as const),
  ]);
}

interface Counted {
  readonly signs: number;
  /** Signs that no English text has. */
  readonly sure: readonly string[];
  readonly count: number;
}

function countSigns(words: ReadonlySet<string>, signs: ReadonlyMap<string, number>): Counted {
  const found = [...words].filter((word) => signs.has(word));
  return {
    signs: found.reduce((sum, word) => sum + (signs.get(word) ?? 0), 0),
    sure: found.filter((word) => signs.get(word) === 1),
    count: found.length,
  };
}

export function createTranslator(tongues: readonly Tongue[]): (text: string) => Translated {
  const known = tongues.map((tongue) => ({
    tongue,
    signs: signsOf(tongue),
    marks: new Set(tongue.marks.filter((mark) => !english.has(mark))),
    words: new Map(Object.entries(tongue.words).map(([word, meaning]) => [word.toLowerCase(), meaning] as const)),
  }));
  return (text) => {
    const words = wordsOf(text);
    const different = new Set(words);
    const plain = words.filter((word) => english.has(word)).length;
    const [best] = known
      .map((one) => ({ ...one, found: countSigns(different, one.signs) }))
      .toSorted((a, b) => b.found.signs - a.found.signs);
    if (best === undefined || !isIn(best.found, plain, different.size)) return { text };
    const meanings = words.flatMap((word) => best.words.get(word) ?? []);
    return { text: [...words.filter((word) => !best.marks.has(word)), ...meanings].join(' '), tongue: best.tongue };
  };
}

function isIn({ signs, sure, count }: Counted, plain: number, words: number): boolean {
  if ((sure.length === 0 && count < leastDoubtful) || signs <= plain || signs / words < leastShare) return false;
  return signs >= leastSigns || (plain === 0 && sure.some((word) => word.length >= longMark));
}
