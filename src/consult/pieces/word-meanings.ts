/**
 * What words mean by the company they keep: words that stand in like texts are told by like numbers. It lets "the first
 * calls are slow" meet "cold starts", which share no word.
 */
export interface Meanings {
  /** Of length 1, or all zero where no word is known. */
  readonly of: (words: Iterable<readonly [word: string, counts: number]>) => Meaning;
}

export type Meaning = Float32Array;

/** What was learnt: plain data, which can be kept. */
export interface LearntMeanings {
  readonly words: readonly string[];
  /** The fewer texts have a word, the more it tells. */
  readonly tells: Float32Array;
  /** All words in one long array: thousands of short ones take longer to make than to fill. */
  readonly numbers: Float32Array;
}

/** More tell no more apart: see docs/decisions/passages.md. */
const size = 128;
/** A word of a single text keeps no company that another one could share. */
const leastTexts = 2;
const bits = 32;

const seedOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash | 1;
};

/** Random signs, the same ones for a word in every persona. */
function putSigns(word: string, into: Float32Array, from: number): void {
  let state = seedOf(word);
  for (let at = 0; at < size; at += 1) {
    if (at % bits === 0) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
    }
    into[from + at] = (state >>> (at % bits)) & 1 ? 1 : -1;
  }
}

function addTimes(other: Float32Array, start: number, weight: number, into: Float32Array, from: number): void {
  for (let part = 0; part < size; part += 1)
    into[from + part] = (into[from + part] ?? 0) + weight * (other[start + part] ?? 0);
}

/** How alike two meanings are, from -1 to 1. */
export function kinship(one: Meaning, other: Meaning): number {
  let sum = 0;
  for (let part = 0; part < size; part += 1) sum += (one[part] ?? 0) * (other[part] ?? 0);
  return sum;
}

export function toLength(meaning: Float32Array): Meaning {
  const length = Math.sqrt(kinship(meaning, meaning));
  return length === 0 ? meaning : meaning.map((part) => part / length);
}

/** The sum of meanings, or what is left of one without others. */
export function sumOf(meanings: readonly Meaning[], weight = 1): Float32Array {
  const sum = new Float32Array(size);
  for (const meaning of meanings) addTimes(meaning, 0, weight, sum, 0);
  return sum;
}

type Vocabulary = Pick<LearntMeanings, 'words' | 'tells'>;

function vocabularyOf(texts: readonly ReadonlySet<string>[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= leastTexts);
  return {
    words: known.map(([word]) => word),
    tells: Float32Array.from(known, ([, count]) => Math.log(texts.length / count)),
  };
}

export function learnMeanings(texts: readonly ReadonlySet<string>[]): LearntMeanings {
  const { words: known, tells } = vocabularyOf(texts);
  const places = numbered(known);
  const signs = new Float32Array(known.length * size);
  for (const [word, place] of places) putSigns(word, signs, place * size);
  const learnt = new Float32Array(known.length * size);
  const company = new Float32Array(size);
  for (const text of texts) {
    const words: number[] = [];
    let square = 0;
    for (const word of text) {
      const place = places.get(word);
      if (place === undefined) continue;
      words.push(place);
      square += (tells[place] ?? 0) ** 2;
    }
    if (square === 0) continue;
    company.fill(0);
    const length = Math.sqrt(square);
    for (const word of words) addTimes(signs, word * size, (tells[word] ?? 0) / length, company, 0);
    for (const word of words) addTimes(company, 0, (tells[word] ?? 0) / length, learnt, word * size);
  }
  return { words: known, tells, numbers: learnt };
}

export function meaningsBy({ words: known, tells, numbers }: LearntMeanings): Meanings {
  const places = numbered(known);
  return {
    of: (words) => {
      const meaning = new Float32Array(size);
      for (const [word, counts] of words) {
        const place = places.get(word);
        if (place !== undefined) addTimes(numbers, place * size, (tells[place] ?? 0) * counts, meaning, 0);
      }
      return toLength(meaning);
    },
  };
}

/** One of many in a long array. */
export const meaningAt = (all: Float32Array, at: number): Meaning => all.subarray(at * size, (at + 1) * size);

const numbered = (words: readonly string[]): ReadonlyMap<string, number> =>
  new Map(words.map((word, place) => [word, place]));
