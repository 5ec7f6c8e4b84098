import type { Card } from '../../persona/persona.ts';
import type { Desk } from '../desk.ts';
import { plainOf } from '../words.ts';
import { stemsOf } from '../understand/words.ts';
import { answerIndexOf, type AnswerIndex, type NamedAnswer } from './answer-index.ts';
import type { AskedWords } from './asked-words.ts';
import { stemsIn, type Passage } from './passages.ts';

/** Which passage speaks of the very thing that was asked, and how sure it is that it is meant. */

type Sayings = Pick<NamedAnswer, 'names' | 'inNames' | 'inText'>;

type Weigh = (word: string) => number;

/** What it is about stands in its name, what it speaks of in its text; the longer that is, the less one word of it says. */
const inNameCounts = 1.1;
const inTextCounts = 0.6;
const lengthCounts = 0.01;

export function fitOf({ all }: AskedWords, { names, inNames, inText }: Sayings, weigh: Weigh): number {
  const named = Math.max(0, ...names.map((name) => sumOf(name, (word) => (all.get(word) ?? 0) * weigh(word))));
  let spoken = -named;
  for (const [word, counts] of all) if (inNames.has(word) || inText.has(word)) spoken += counts * weigh(word);
  return named * inNameCounts + (spoken * inTextCounts) / (1 + lengthCounts * inText.size);
}

function sumOf(words: Iterable<string>, weigh: Weigh): number {
  let sum = 0;
  for (const word of words) sum += weigh(word);
  return sum;
}

/** Fitted to questions whose best passage was judged by hand: see docs/decisions/passages.md. */
const surely = { none: -2.9, fit: 0.34, ahead: 2.6, named: 2.1 };
/** Told in passing, a word of a name does not say that the rest of it is meant. */
export const saidOut = 0.5;

/** Less than this, and a name says too little to be said. */
const leastName = 8;
/** "Where do we host?" has one word of many names, "what do we do about egress?" one of a few. */
const leastSaid = 3.5;

/** Above 0 it is more likely meant than not; whoever asks by its name means it. `other` is the fit of its best rival. */
export function surenessOf(asked: AskedWords, one: Sayings, fit: number, other: number, weigh: Weigh): number {
  const ahead = (fit - other) / Math.max(1, fit);
  if (one.names.some((name) => name.size === asked.own.size && name.isSubsetOf(asked.own))) return Infinity;
  const said = (word: string): number => {
    const counts = asked.all.get(word) ?? 0;
    if (asked.own.has(word)) return counts * weigh(word);
    return counts >= saidOut ? weigh(word) : 0;
  };
  if (sumOf(one.inNames, said) < leastSaid) return -Infinity;
  const shares = one.names.map((name) => sumOf(name, said) / Math.max(leastName, sumOf(name, weigh)));
  const ofName = Math.max(0, ...shares);
  return surely.none + surely.fit * fit + surely.ahead * ahead + surely.named * ofName;
}

export interface Found extends Passage {
  readonly fit: number;
  readonly sureness: number;
}

function sayingsOf(index: AnswerIndex, practice: string, { name, blocks }: Passage): Sayings {
  const title = plainOf(name ?? []);
  const inName = stemsOf(title);
  return index.find(practice, title) ?? { names: [inName], inNames: inName, inText: stemsIn(blocks) };
}

/** The passages of a practice with how well each fits what was asked, best first. */
export function rankPassages(
  desk: Desk,
  card: Card<'practice'>,
  asked: AskedWords,
  passages: readonly Passage[],
): readonly Found[] {
  const index = answerIndexOf(desk.persona);
  const fitting = passages
    .map((passage) => ({ passage, sayings: sayingsOf(index, card.id, passage) }))
    .map((one) => ({ ...one, fit: fitOf(asked, one.sayings, index.weigh) }))
    .toSorted((a, b) => b.fit - a.fit);
  return fitting.map(({ passage, sayings, fit }, at) => ({
    ...passage,
    fit,
    sureness: surenessOf(asked, sayings, fit, fitting[at === 0 ? 1 : 0]?.fit ?? 0, index.weigh),
  }));
}
