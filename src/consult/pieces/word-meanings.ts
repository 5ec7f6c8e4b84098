/**
 * What the words of this field mean, as numbers: words that are said for the same answers have like ones. It lets "the
 * first calls are slow" meet "cold starts", which share no word. Learnt beforehand from all that is told and asked in the
 * persona (`npm run -s meanings`): that takes minutes, and a word means the same in the next answer that is written.
 */
export interface WordMeanings {
  readonly words: readonly string[];
  /** For each word as many as `size`; the more it tells, the larger they are. */
  readonly numbers: Int8Array;
}

/** Fewer tell less apart, and more do not tell more: see docs/decisions/passages.md. */
export const size = 128;

/** Of length 1, or all zero where there is no word. */
export type Meaning = Float32Array;

/** What a company calls by a name of its own tells more than any word of the field: those reach 40. */
const unheardOf = 80;
const bits = 32;

const seedOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash | 1;
};

/** Random signs, the same ones for a word each time: it is near to nothing but itself. */
function addSigns(word: string, counts: number, into: Float32Array): void {
  let state = seedOf(word);
  for (let at = 0; at < size; at += 1) {
    if (at % bits === 0) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
    }
    into[at] = (into[at] ?? 0) + ((state >>> (at % bits)) & 1 ? counts : -counts);
  }
}

/** How much likelier the nearest of several meanings is than one that is a little farther. */
export const sharpness = 20;

const lengthOf = (meaning: Float32Array): number => Math.sqrt(meaning.reduce((square, part) => square + part ** 2, 0));

export function toLength(meaning: Float32Array): Meaning {
  const length = lengthOf(meaning);
  return length === 0 ? meaning : meaning.map((part) => part / length);
}

/** However much was told, it does not outvote what is asked. */
const mostTold = 0.6;

/** What a question means in the light of what was told; where it says nothing itself, what was told alone. */
export function inLightOf(asked: Float32Array, told: Float32Array): Meaning {
  const [own, other] = [lengthOf(asked), lengthOf(told)];
  const share = own === 0 || other === 0 ? 1 : Math.min(1, (mostTold * own) / other);
  return toLength(asked.map((part, at) => part + share * (told[at] ?? 0)));
}

/** Sums of words. */
export function meaningsBy({
  words: known,
  numbers,
}: WordMeanings): (words: Iterable<readonly [word: string, counts: number]>) => Float32Array {
  const places = new Map(known.map((word, place) => [word, place]));
  return (words) => {
    const meaning = new Float32Array(size);
    for (const [word, counts] of words) {
      const place = places.get(word);
      if (place === undefined) {
        addSigns(word, counts * unheardOf, meaning);
        continue;
      }
      const from = place * size;
      for (let part = 0; part < size; part += 1)
        meaning[part] = (meaning[part] ?? 0) + counts * (numbers[from + part] ?? 0);
    }
    return meaning;
  };
}

/** So much likelier than by chance, as a logarithm, everything is that has to do with the matter at all. */
const usual = 2;

const together = 4;

/** How near each of them is to a meaning, from -1 to 1. Several at a time: what adds to one sum waits for the addition before. */
function nearness(all: Float32Array, meaning: Meaning): Float32Array {
  const near = new Float32Array(all.length / size);
  const inFours = near.length - (near.length % together);
  for (let at = 0; at < inFours; at += together) {
    let [first, second, third, fourth] = [0, 0, 0, 0];
    const from = at * size;
    for (let part = 0; part < size; part += 1) {
      const place = from + part;
      const value = meaning[part] ?? 0;
      first += value * (all[place] ?? 0);
      second += value * (all[place + size] ?? 0);
      third += value * (all[place + 2 * size] ?? 0);
      fourth += value * (all[place + 3 * size] ?? 0);
    }
    near[at] = first;
    near[at + 1] = second;
    near[at + 2] = third;
    near[at + 3] = fourth;
  }
  for (let at = inFours; at < near.length; at += 1)
    for (let part = 0; part < size; part += 1)
      near[at] = (near[at] ?? 0) + (meaning[part] ?? 0) * (all[at * size + part] ?? 0);
  return near;
}

/** Of meanings in one long array, how much likelier each is meant than what has to do with the matter at all, as a logarithm. */
export function meantAmong(all: Float32Array, meaning: Meaning): Float32Array {
  const meant = nearness(all, meaning);
  let sum = 0;
  for (const near of meant) sum += Math.exp(sharpness * near);
  const above = Math.log(sum / meant.length) + usual;
  for (let at = 0; at < meant.length; at += 1) meant[at] = Math.max(0, sharpness * (meant[at] ?? 0) - above);
  return meant;
}
