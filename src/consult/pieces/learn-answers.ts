import { tellingsIn, type Telling } from '../tellings.ts';
import type { AnswerLessons } from './answer-lessons.ts';
import { indexWordsOf } from './index-words.ts';
import { listAt, listsOf, startsOf, type Lists } from './lists.ts';
import { askedAs } from './passages.ts';
import { learnTellings, type LearntTellings } from './likeness.ts';
import { meaningsBy, size, toLength, type WordMeanings } from './word-meanings.ts';

/** What an index of all answers is made of: plain data, which can be kept. Words, names and answers are numbered through. */
export interface LearntAnswers {
  readonly titles: readonly Title[];
  readonly words: readonly string[];
  /** What stands in many answers points at none. */
  readonly weights: Float64Array;
  /** The words of each name, and which is the first one of each answer. */
  readonly names: Lists;
  readonly firstName: Int32Array;
  /** The words of each answer's text. */
  readonly texts: Lists;
  /** Where each word stands. */
  readonly inNames: Lists;
  readonly inAnswers: Lists;
  readonly tellings: LearntTellings;
  /** What each answer means. */
  readonly meant: Float32Array;
}

export interface Title {
  readonly practice: string;
  readonly name: string;
}

export interface Cut extends Title {
  /** Its name, and each other way to ask for it. */
  readonly names: readonly ReadonlySet<string>[];
  readonly inNames: ReadonlySet<string>;
  readonly inText: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
  /** What is told before it is asked for. */
  readonly told: readonly ReadonlySet<string>[];
}

const beginning = /\n\n(?=\*\*)/u;
const named = /^\*\*(?<name>[^*]+)\*\*(?<text>.*)$/su;
const tags = /\{%.*?%\}/gsu;
const otherwise = new RegExp(`^${askedAs}(?<phrases>.*)$`, 'mu');

function answerIn(practice: string, thought: string, told: ReadonlyMap<string, readonly Telling[]>): readonly Cut[] {
  const { name, text } = named.exec(thought.replaceAll(tags, ' ').trim())?.groups ?? {};
  if (name === undefined || text === undefined) return [];
  const phrases = otherwise.exec(text)?.groups?.['phrases']?.split(';') ?? [];
  const names = [name, ...phrases].map((one) => indexWordsOf(one));
  const inNames = names.reduce((all, one) => all.union(one), new Set<string>());
  const inText = indexWordsOf(text.replace(otherwise, ''));
  const tellings = told.get(name)?.flatMap(({ lines }) => lines.map((line) => indexWordsOf(line))) ?? [];
  return [{ practice, name, names, inNames, inText, all: inNames.union(inText), told: tellings }];
}

/** A name or a text says less of how people ask than what they tell. */
const writtenCounts = 0.5;

/** How much each word of an answer says of what it means. */
export function wordsMeant({
  names,
  inText,
  told,
}: Pick<Cut, 'names' | 'inText' | 'told'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (text: ReadonlySet<string>, count: number): void => {
    for (const word of text) counts.set(word, (counts.get(word) ?? 0) + count);
  };
  for (const one of told) add(one, 1);
  for (const one of [...names, inText]) add(one, writtenCounts);
  return new Map(counts.entries().map(([word, count]) => [word, Math.log(1 + count)]));
}

function meantBy(cut: readonly Cut[], meanings: WordMeanings): Float32Array {
  const meaningOf = meaningsBy(meanings);
  const meant = new Float32Array(cut.length * size);
  for (const [at, one] of cut.entries()) meant.set(toLength(meaningOf(wordsMeant(one))), at * size);
  return meant;
}

/** The lists in which each number stands. */
function placesIn(lists: readonly (readonly number[])[], numbers: number): Lists {
  const places: number[][] = Array.from({ length: numbers }, () => []);
  for (const [at, list] of lists.entries()) for (const number of list) places[number]?.push(at);
  return listsOf(places);
}

export const cutAnswers = (lessons: AnswerLessons): readonly Cut[] =>
  lessons.flatMap(({ id, answers, told }) => {
    const tellings = Map.groupBy(tellingsIn(told), ({ answer }) => answer);
    return answers.split(beginning).flatMap((one) => answerIn(id, one, tellings));
  });

export function learnAnswers(lessons: AnswerLessons, meanings: WordMeanings): LearntAnswers {
  const cut = cutAnswers(lessons);
  const numbers = new Map<string, number>();
  const numbersOf = (words: ReadonlySet<string>): readonly number[] =>
    [...words].map((word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    });
  const all = cut.map((one) => numbersOf(one.all));
  const names = cut.flatMap((one) => one.names.map(numbersOf));
  const told = cut.map((one) => one.told.map(numbersOf));
  const inAnswers = placesIn(all, numbers.size);
  return {
    titles: cut.map(({ practice, name }) => ({ practice, name })),
    words: [...numbers.keys()],
    weights: Float64Array.from(numbers.values(), (number) => {
      const { length } = listAt(inAnswers, number);
      return length === 0 ? 0 : Math.log(1 + cut.length / length);
    }),
    names: listsOf(names),
    firstName: startsOf(cut.map((one) => one.names.length)),
    texts: listsOf(cut.map(({ inText }) => numbersOf(inText))),
    inNames: placesIn(names, numbers.size),
    inAnswers,
    tellings: learnTellings(told, numbers.size),
    meant: meantBy(cut, meanings),
  };
}
