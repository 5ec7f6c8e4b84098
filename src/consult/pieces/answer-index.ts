import type { Persona } from '../../persona/persona.ts';
import { indexWordsOf } from './index-words.ts';
import { askedAs } from './passages.ts';
import { kinship, learnMeanings, sumOf, toLength, type Meaning } from './word-meanings.ts';

/** Every answer that a practice gives by name, as words: cut once, and looked through with each question. */

/** What is said by something, and by what it is called. */
export interface Sayings {
  /** Its name, and each other way to ask for it, as words. */
  readonly names: readonly ReadonlySet<string>[];
  /** Whatever stands in one of them. */
  readonly inNames: ReadonlySet<string>;
  readonly inText: ReadonlySet<string>;
}

export interface NamedAnswer extends Sayings {
  readonly practice: string;
  readonly name: string;
}

/** How near an answer is to what somebody means, from -1 to 1; 0 for what is no answer by name. */
export type Nearness = (one: Sayings) => number;

/** All names and all answers are numbered through. */
export interface Places {
  readonly names: ReadonlyMap<string, readonly number[]>;
  readonly answers: ReadonlyMap<string, readonly number[]>;
  /** The answer of each name. */
  readonly ofName: readonly number[];
}

export interface AnswerIndex {
  readonly all: readonly NamedAnswer[];
  readonly find: (practice: string, name: string) => NamedAnswer | undefined;
  /** What stands in many answers points at none. A word that is in none is the asker's own. */
  readonly weigh: (word: string) => number;
  /** Where words stand, so that only what has one of them is looked at. */
  readonly places: Places;
  /** How near an answer is to what words mean, from -1 to 1, also where it has none of them. */
  readonly nearness: (words: ReadonlyMap<string, number>) => Nearness;
}

const beginning = /\n\n(?=\*\*)/u;
const named = /^\*\*(?<name>[^*]+)\*\*(?<text>.*)$/su;
const tags = /\{%.*?%\}/gsu;
const otherwise = new RegExp(`^${askedAs}(?<phrases>.*)$`, 'mu');

function answerIn(practice: string, thought: string): readonly NamedAnswer[] {
  const { name, text } = named.exec(thought.replaceAll(tags, ' ').trim())?.groups ?? {};
  if (name === undefined || text === undefined) return [];
  const phrases = otherwise.exec(text)?.groups?.['phrases']?.split(';') ?? [];
  const names = [name, ...phrases].map((one) => indexWordsOf(one));
  const inNames = names.reduce((all, one) => all.union(one), new Set<string>());
  return [{ practice, name, names, inNames, inText: indexWordsOf(text.replace(otherwise, '')) }];
}

const cut = (persona: Persona): readonly NamedAnswer[] =>
  persona
    .of('practice')
    .flatMap((card) =>
      (card.pieces.get('answers')?.source ?? '').split(beginning).flatMap((thought) => answerIn(card.id, thought)),
    );

const keyOf = (practice: string, name: string): string => `${practice}: ${name}`;

function placesIn(all: readonly NamedAnswer[]): Places {
  const places = { names: new Map<string, number[]>(), answers: new Map<string, number[]>() };
  const ofName: number[] = [];
  const put = (into: Map<string, number[]>, words: Iterable<string>, number: number): void => {
    for (const word of words) {
      const numbers = into.get(word);
      if (numbers === undefined) into.set(word, [number]);
      else numbers.push(number);
    }
  };
  for (const [number, { names, inNames, inText }] of all.entries()) {
    for (const name of names) put(places.names, name, ofName.push(number) - 1);
    put(places.answers, inNames.union(inText), number);
  }
  return { ...places, ofName };
}

const once = (words: ReadonlySet<string>): readonly (readonly [string, number])[] =>
  [...words].map((word) => [word, 1]);

/** What each answer means, beside what they all do; learnt of the answers and of how people ask. */
function nearnessIn(persona: Persona, all: readonly NamedAnswer[]): AnswerIndex['nearness'] {
  const asks = [
    ...persona.of('practice').flatMap(({ data }) => data.asks),
    ...persona.of('phrasings').flatMap(({ data }) => data.asks),
  ];
  const meanings = learnMeanings([
    ...all.map(({ inNames, inText }) => inNames.union(inText)),
    ...asks.map(indexWordsOf),
  ]);
  const each = all.map(({ inNames, inText }) =>
    toLength(sumOf([meanings.of(once(inNames)), meanings.of(once(inText))])),
  );
  const common = sumOf(each, -1 / Math.max(1, each.length));
  const own = new Map<Sayings, Meaning>(all.map((one, at) => [one, toLength(sumOf([each[at] ?? common, common]))]));
  return (words) => {
    const meaning = meanings.of(words);
    return (one) => {
      const other = own.get(one);
      return other === undefined ? 0 : kinship(meaning, other);
    };
  };
}

const indexes = new WeakMap<Persona, AnswerIndex>();

export function answerIndexOf(persona: Persona): AnswerIndex {
  const known = indexes.get(persona);
  if (known !== undefined) return known;
  const all = cut(persona);
  const counts = new Map<string, number>();
  for (const { inNames, inText } of all)
    for (const word of inNames.union(inText)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weights = new Map([...counts].map(([word, count]) => [word, Math.log(1 + all.length / count)]));
  const byName = new Map(all.map((one) => [keyOf(one.practice, one.name), one]));
  const index: AnswerIndex = {
    all,
    find: (practice, name) => byName.get(keyOf(practice, name)),
    weigh: (word) => weights.get(word) ?? 0,
    places: placesIn(all),
    nearness: nearnessIn(persona, all),
  };
  indexes.set(persona, index);
  return index;
}
