import { cutAnswers, wordsMeant, type Cut } from '../src/consult/pieces/learn-answers.ts';
import type { AnswerLessons } from '../src/consult/pieces/answer-lessons.ts';
import { sharpness, size, type WordMeanings } from '../src/consult/pieces/word-meanings.ts';

/**
 * Learns what words mean from who says them: of each answer, part of what is told and asked for it makes up what it
 * means, and the rest has to find it again among all answers.
 */

/** How often, and of how many sentences each time. */
export interface Effort {
  readonly steps: number;
  readonly perStep: number;
}

/** Measured: docs/decisions/passages.md. */
export const thorough: Effort = { steps: 500, perStep: 1024 };

/** Of the sentences of an answer so many look for it; of the words of each so many are left out, as people leave them out. */
const asking = { said: 0.4, text: 0.2 };
const leftOut = 0.5;
const rate = 0.01;
const slower = 0.9;
const momentum = { mean: 0.9, square: 0.99 };
const tiny = 1e-8;
/** Few numbers are larger than these: to keep them to the full would take the others' fineness. */
const largestShare = 0.9999;
const mostInByte = 127;

type Random = () => number;

/** The same numbers each time. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = Math.trunc(state + 0x6d2b79f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Around 0, so that at first no word is near another. */
const scattered = (random: Random, count: number): Float32Array =>
  Float32Array.from({ length: count }, () => ((random() + random() + random() - 1.5) * 2) / Math.sqrt(size));

function addTimes(from: Float32Array, start: number, weight: number, into: Float32Array, at: number): void {
  for (let part = 0; part < size; part += 1)
    into[at + part] = (into[at + part] ?? 0) + weight * (from[start + part] ?? 0);
}

function times(one: Float32Array, at: number, other: Float32Array, start: number): number {
  let sum = 0;
  for (let part = 0; part < size; part += 1) sum += (one[at + part] ?? 0) * (other[start + part] ?? 0);
  return sum;
}

/** Words as numbers, each with what it counts. */
type Weighed = readonly (readonly [word: number, counts: number])[];

const ofLength = (words: Weighed): Weighed => {
  const length = Math.sqrt(words.reduce((sum, [, counts]) => sum + counts ** 2, 0)) || 1;
  return words.map(([word, counts]) => [word, counts / length]);
};

/** The sums of words, each of length 1, and how long they were. */
interface Sums {
  readonly numbers: Float32Array;
  readonly lengths: Float32Array;
}

function sumsOf(all: readonly Weighed[], words: Float32Array): Sums {
  const numbers = new Float32Array(all.length * size);
  const lengths = new Float32Array(all.length);
  for (const [at, weighed] of all.entries()) {
    const from = at * size;
    for (const [word, counts] of weighed) addTimes(words, word * size, counts, numbers, from);
    const length = Math.sqrt(times(numbers, from, numbers, from)) || 1;
    lengths[at] = length;
    for (let part = from; part < from + size; part += 1) numbers[part] = (numbers[part] ?? 0) / length;
  }
  return { numbers, lengths };
}

/** What moves a sum moves its words, but for what would only make it longer. */
function passOn(all: readonly Weighed[], { numbers, lengths }: Sums, pull: Float32Array, into: Float32Array): void {
  for (const [at, weighed] of all.entries()) {
    const from = at * size;
    addTimes(numbers, from, -times(pull, from, numbers, from), pull, from);
    for (const [word, counts] of weighed) addTimes(pull, from, counts / (lengths[at] ?? 1), into, word * size);
  }
}

interface Question {
  readonly answer: number;
  readonly words: Weighed;
}

/** How far each question pulls itself and the answers, so that it comes nearer to its own; and how unlikely that was. */
function pulls(questions: readonly Question[], asked: Sums, answers: Sums): [Float32Array, Float32Array, number] {
  const toQuestions = new Float32Array(asked.numbers.length);
  const toAnswers = new Float32Array(answers.numbers.length);
  const likely = new Float32Array(answers.lengths.length);
  let surprise = 0;
  for (const [at, { answer: own }] of questions.entries()) {
    let sum = 0;
    for (const answer of likely.keys()) {
      const power = Math.exp(sharpness * (times(asked.numbers, at * size, answers.numbers, answer * size) - 1));
      likely[answer] = power;
      sum += power;
    }
    surprise -= Math.log((likely[own] ?? 0) / sum);
    for (const [answer, power] of likely.entries()) {
      const pull = sharpness * (power / sum - (answer === own ? 1 : 0));
      if (Math.abs(pull) < 1e-4) continue;
      addTimes(answers.numbers, answer * size, pull, toQuestions, at * size);
      addTimes(asked.numbers, at * size, pull, toAnswers, answer * size);
    }
  }
  return [toQuestions, toAnswers, surprise / questions.length];
}

/** Moves numbers against what pulls them, each by how steadily it is pulled. */
function createMover(count: number): (numbers: Float32Array, pull: Float32Array, by: number) => void {
  const mean = new Float32Array(count);
  const square = new Float32Array(count);
  let step = 0;
  return (numbers, pull, by) => {
    step += 1;
    const [early, earlySquare] = [1 - momentum.mean ** step, 1 - momentum.square ** step];
    for (let at = 0; at < count; at += 1) {
      const one = pull[at] ?? 0;
      const average = momentum.mean * (mean[at] ?? 0) + (1 - momentum.mean) * one;
      const squares = momentum.square * (square[at] ?? 0) + (1 - momentum.square) * one ** 2;
      mean[at] = average;
      square[at] = squares;
      numbers[at] = (numbers[at] ?? 0) - (by * average) / early / (Math.sqrt(squares / earlySquare) + tiny);
    }
  };
}

/** A part of the answer, and the rest of it as what people say. */
function parted(
  { names, told, inText }: Cut,
  random: Random,
): { meant: Pick<Cut, 'names' | 'told' | 'inText'>; said: readonly ReadonlySet<string>[] } {
  const [askedNames, otherNames] = split(names, random);
  const [askedTold, otherTold] = split(told, random);
  const hasText = random() >= asking.text;
  return {
    meant: { names: otherNames, told: otherTold, inText: hasText ? inText : new Set() },
    said: [...askedNames, ...askedTold],
  };
}

function split<One>(all: readonly One[], random: Random): readonly [readonly One[], readonly One[]] {
  const asked = all.map(() => random() < asking.said);
  return [all.filter((_, at) => asked[at]), all.filter((_, at) => asked[at] !== true)];
}

const inBytes = (numbers: Float32Array): Int8Array => {
  const sizes = numbers.map(Math.abs).toSorted();
  const largest = sizes[Math.floor(sizes.length * largestShare)] ?? 1;
  return Int8Array.from(numbers, (one) =>
    Math.max(-mostInByte, Math.min(mostInByte, Math.round((one / largest) * mostInByte))),
  );
};

/** `onStep` hears how unlikely the right answers still were. */
export function learnMeanings(
  lessons: AnswerLessons,
  { steps, perStep }: Effort,
  onStep: (step: number, surprise: number) => void = () => {},
): WordMeanings {
  const random = randomFrom(7);
  const cut = cutAnswers(lessons);
  const having = new Map<string, number>();
  for (const one of cut) for (const word of wordsMeant(one).keys()) having.set(word, (having.get(word) ?? 0) + 1);
  const words = [...having.keys()];
  const places = new Map(words.map((word, place) => [word, place]));
  const tells = words.map((word) => Math.log((cut.length + 1) / (having.get(word) ?? 1)));
  const weighed = (counts: Iterable<readonly [string, number]>): Weighed =>
    ofLength(
      Array.from(counts, ([word, count]) => {
        const place = places.get(word) ?? 0;
        return [place, count * (tells[place] ?? 0)];
      }),
    );
  const numbers = scattered(random, words.length * size);
  const move = createMover(numbers.length);
  for (let step = 0; step < steps; step += 1) {
    const each = cut.map((one) => parted(one, random));
    const meant = each.map((one) => weighed(wordsMeant(one.meant)));
    const said = each.flatMap((one, answer) => one.said.map((text) => ({ answer, text })));
    const questions = Array.from({ length: perStep }, (): Question => {
      const { answer, text } = said[Math.floor(random() * said.length)] ?? { answer: 0, text: new Set<string>() };
      const kept = [...text].filter(() => random() >= leftOut);
      return { answer, words: weighed(kept.map((word) => [word, 1])) };
    }).filter((one) => one.words.length > 0);
    const answers = sumsOf(meant, numbers);
    const askedWords = questions.map((one) => one.words);
    const asked = sumsOf(askedWords, numbers);
    const [toQuestions, toAnswers, surprise] = pulls(questions, asked, answers);
    const pull = new Float32Array(numbers.length);
    passOn(askedWords, asked, toQuestions, pull);
    passOn(meant, answers, toAnswers, pull);
    for (const [at, one] of pull.entries()) pull[at] = one / questions.length;
    move(numbers, pull, rate * (1 - (slower * step) / steps));
    onStep(step, surprise);
  }
  for (const [place, tell] of tells.entries())
    for (let part = place * size; part < (place + 1) * size; part += 1) numbers[part] = (numbers[part] ?? 0) * tell;
  return { words, numbers: inBytes(numbers) };
}
