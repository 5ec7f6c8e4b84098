import { lazily } from '../understand/listening.ts';
import { listAt, type Lists } from './lists.ts';
import { createSpeller } from '../understand/speller.ts';
import { explainsTerm } from './terms.ts';
import type { LearntAnswers, Title } from './learn-answers.ts';
import { likenessBy, type Likeness } from './likeness.ts';
import { inLightOf, meaningsBy, meantAmong, type WordMeanings } from './word-meanings.ts';

/** Every answer that a practice gives by name, as words: looked through with each question. */

/** What is said by something, and by what it is called. */
export interface Sayings {
  /** Its name, and each other way to ask for it, as words. */
  readonly names: readonly ReadonlySet<string>[];
  /** Whatever stands in one of them. */
  readonly inNames: ReadonlySet<string>;
  readonly inText: ReadonlySet<string>;
  /** How many words stand in its text. */
  readonly length: number;
  /** It tells what a term means, and is for who asks that. */
  readonly explains: boolean;
}

/** Its place is the one it has among all. */
export type NamedAnswer = Sayings & Title & { readonly at: number };

/** All names and all answers are numbered through. */
export interface Places {
  readonly names: (word: string) => Int32Array;
  readonly answers: (word: string) => Int32Array;
  /** The answer of each name. */
  readonly ofName: Int32Array;
  /** Of each answer the most that words come to which stand in one of its names together. */
  readonly sums: (words: Counted) => Float64Array;
  /** The answers of which a name is made of just these words. */
  readonly called: (words: ReadonlySet<string>) => readonly number[];
}

type Counted = readonly (readonly [word: string, counts: number])[];

export interface AnswerIndex {
  readonly all: readonly NamedAnswer[];
  /** How many words stand in the text of each, and which ones tell what a term means: in lists of their own, for they are all looked through with each question. */
  readonly lengths: Int32Array;
  readonly explaining: readonly number[];
  readonly find: (practice: string, name: string) => NamedAnswer | undefined;
  /** What stands in many answers points at none. A word that is in none is the asker's own. */
  readonly weigh: (word: string) => number;
  /** The word that a slip of the fingers was meant for: "managment". */
  readonly spell: (word: string) => string;
  /** Where words stand, so that only what has one of them is looked at. */
  readonly places: Places;
  /** How much likelier than by chance each answer is meant by what words mean, asked and told, also where it has none of them. */
  readonly meant: (asked: Counted, told: Counted) => Float32Array;
  /** How alike words and what is told for each answer are, from 0 to 1. */
  readonly likeness: (words: Iterable<readonly [word: string, counts: number]>) => Likeness;
}

const nowhere = new Int32Array();

/** Few answers are ever looked at word by word: their words are put together then. */
function answerAt({ titles, words, names, firstName, texts }: LearntAnswers, at: number): NamedAnswer {
  const { practice, name } = titles[at] ?? { practice: '', name: '' };
  const setOf = (numbers: Int32Array): ReadonlySet<string> =>
    new Set(Array.from(numbers, (number) => words[number] ?? ''));
  const inText = listAt(texts, at);
  const own = lazily(() => {
    const [from = 0, to = 0] = firstName.subarray(at, at + 2);
    const each = Array.from({ length: to - from }, (_, more) => setOf(listAt(names, from + more)));
    return { each, all: each.reduce((all, one) => all.union(one), new Set<string>()) };
  });
  const text = lazily(() => setOf(inText));
  return {
    at,
    practice,
    name,
    explains: explainsTerm(name),
    length: inText.length,
    get names() {
      return own().each;
    },
    get inNames() {
      return own().all;
    },
    get inText() {
      return text();
    },
  };
}

export function createAnswerIndex(learnt: LearntAnswers, meanings: WordMeanings): AnswerIndex {
  const { titles, words, weights, firstName, inNames, inAnswers } = learnt;
  const all = titles.map((_, at) => answerAt(learnt, at));
  const byName = new Map(
    Map.groupBy(all, ({ practice }) => practice)
      .entries()
      .map(([practice, own]) => [practice, new Map(own.map((one) => [one.name, one]))]),
  );
  const numbers = new Map(words.map((word, number) => [word, number]));
  const placesOf = (lists: Lists, word: string): Int32Array => {
    const number = numbers.get(word);
    return number === undefined ? nowhere : listAt(lists, number);
  };
  const meaningOf = meaningsBy(meanings);
  const known = (words: Counted): Counted => words.filter(([word]) => numbers.has(word));
  const alike = likenessBy(learnt.tellings, all.length);
  const ofName = new Int32Array(firstName.at(-1) ?? 0);
  for (const at of all.keys()) ofName.fill(at, firstName[at], firstName[at + 1]);
  // there are tens of thousands of names, and few that have a word of a question: all zero again after each
  const ofNames = new Float64Array(ofName.length);
  return {
    all,
    lengths: Int32Array.from(all, ({ length }) => length),
    explaining: all.flatMap(({ at, explains }) => (explains ? [at] : [])),
    find: (practice, name) => byName.get(practice)?.get(name),
    weigh: (word) => weights[numbers.get(word) ?? -1] ?? 0,
    spell: createSpeller(words, (word) => numbers.has(word)),
    places: {
      names: (word) => placesOf(inNames, word),
      answers: (word) => placesOf(inAnswers, word),
      ofName,
      sums: (said) => {
        const most = new Float64Array(all.length);
        for (const [word, worth] of said)
          for (const name of placesOf(inNames, word)) ofNames[name] = (ofNames[name] ?? 0) + worth;
        for (const [word] of said)
          for (const name of placesOf(inNames, word)) {
            const answer = ofName[name] ?? 0;
            const sum = ofNames[name] ?? 0;
            if (sum > (most[answer] ?? 0)) most[answer] = sum;
            ofNames[name] = 0;
          }
        return most;
      },
      called: (said) => {
        const [shortest = nowhere, ...others] = [...said]
          .map((word) => placesOf(inNames, word))
          .toSorted((a, b) => a.length - b.length);
        return Array.from(shortest)
          .filter((name) => listAt(learnt.names, name).length === said.size)
          .filter((name) => others.every((places) => places.includes(name)))
          .map((name) => ofName[name] ?? 0);
      },
    },
    meant: (asked, told) => meantAmong(learnt.meant, inLightOf(meaningOf(known(asked)), meaningOf(known(told)))),
    likeness: (said) => alike(Array.from(said, ([word, counts]) => [numbers.get(word) ?? -1, counts] as const)),
  };
}
