import type { Persona } from '../../persona/persona.ts';
import { indexWordsOf } from './index-words.ts';
import { askedAs } from './passages.ts';

/** Every answer that a practice gives by name, as words: cut once, and looked through with each question. */

export interface NamedAnswer {
  readonly practice: string;
  readonly name: string;
  /** Its name, and each other way to ask for it, as words. */
  readonly names: readonly ReadonlySet<string>[];
  /** Whatever stands in one of them. */
  readonly inNames: ReadonlySet<string>;
  readonly inText: ReadonlySet<string>;
}

export interface AnswerIndex {
  readonly all: readonly NamedAnswer[];
  readonly find: (practice: string, name: string) => NamedAnswer | undefined;
  /** What stands in many answers points at none. A word that is in none is the asker's own. */
  readonly weigh: (word: string) => number;
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
  };
  indexes.set(persona, index);
  return index;
}
