import type { Caution } from '../blueprint.ts';
import type { Card, Voice } from '../../persona/persona.ts';

/** Finds in people's words what the persona says hurts. The phrases and their language are in the persona's files. */

/** Words, and beginnings of words. */
interface Choices {
  readonly whole: ReadonlySet<string>;
  readonly begun: readonly string[];
}

type Step = 'skip' | Choices;

function choicesOf(step: string): Choices {
  const [begun = [], whole = []] = [true, false].map((is) => step.split('|').filter((one) => one.endsWith('*') === is));
  return { whole: new Set(whole), begun: begun.map((one) => one.slice(0, -1)) };
}

/** `ssh … restart|reboot` as its steps. A `*` at the end of a word is any ending. */
const stepsOf = (phrase: string): readonly Step[] =>
  phrase
    .toLowerCase()
    .split(/\s+/u)
    .map((step) => (step === '…' || step === '...' ? 'skip' : choicesOf(step)));

const fits = (word: string | undefined, { whole, begun }: Choices): boolean =>
  word !== undefined && (whole.has(word) || begun.some((beginning) => word.startsWith(beginning)));

const mostBetween = 6;

function goesOn(steps: readonly Step[], step: number, words: readonly string[], at: number): boolean {
  const next = steps[step];
  if (next === undefined) return true;
  if (next !== 'skip') return fits(words[at], next) && goesOn(steps, step + 1, words, at + 1);
  for (let gap = 0; gap <= mostBetween; gap += 1) {
    if (at + gap > words.length) return false;
    if (goesOn(steps, step + 1, words, at + gap)) return true;
  }
  return false;
}

/** Of those whose phrases are given, the ones that stand in the words of a sentence. */
type Search<T> = (words: readonly string[]) => ReadonlySet<T>;

/** Nearly no phrase begins with a word of the sentence, so they are looked up by how they begin. */
function createSearch<T>(phrases: readonly { readonly phrase: string; readonly of: T }[]): Search<T> {
  const byBeginning = new Map<string, { readonly steps: readonly Step[]; readonly of: T }[]>();
  for (const { phrase, of } of phrases) {
    const steps = stepsOf(phrase);
    const [begins] = steps;
    for (const beginning of begins === undefined ? [] : beginningsOf(begins)) {
      const others = byBeginning.get(beginning) ?? [];
      byBeginning.set(beginning, others);
      others.push({ steps, of });
    }
  }
  return (words) => {
    const found = new Set<T>();
    for (const [at, word] of words.entries())
      for (let length = 0; length <= Math.min(longestBeginning, word.length); length += 1)
        for (const { steps, of } of byBeginning.get(word.slice(0, length)) ?? [])
          if (!found.has(of) && goesOn(steps, 0, words, at)) found.add(of);
    return found;
  };
}

const longestBeginning = 4;
const beginningsOf = (step: Step): ReadonlySet<string> =>
  step === 'skip'
    ? new Set([''])
    : new Set([...step.whole, ...step.begun].map((one) => one.slice(0, longestBeginning)));

const searchFor = (phrases: readonly string[]): Search<true> =>
  createSearch(phrases.map((phrase) => ({ phrase, of: true as const })));

/** Whether a sentence of the text holds one of the phrases. */
export function createFinder(phrases: readonly string[]): (text: string) => boolean {
  const search = searchFor(phrases);
  return (text) => sentencesOf(text).some((sentence) => search(wordsOf(sentence)).size > 0);
}

/** What is left of a text without the sentences that hold one of the phrases. */
export function createSieve(phrases: readonly string[]): (text: string) => string {
  const search = searchFor(phrases);
  return (text) =>
    sentencesOf(text)
      .filter((sentence) => search(wordsOf(sentence)).size === 0)
      .join('\n');
}

const longest = 4000;

interface Detectable {
  readonly data: { readonly detect: readonly string[]; readonly unless: readonly string[] };
}

/** Of these cards the ones that a sentence of a text speaks of, and means. */
export function createDetector<C extends Detectable>(all: readonly C[]): (text: string) => readonly C[] {
  const search = createSearch(all.flatMap((card) => card.data.detect.map((phrase) => ({ phrase, of: card }))));
  const excused = createSearch(all.flatMap((card) => card.data.unless.map((phrase) => ({ phrase, of: card }))));
  return (text) => {
    const found = new Set<C>();
    for (const words of sentencesOf(text).map(wordsOf))
      for (const card of search(words).difference(excused(words))) found.add(card);
    return all.filter((card) => found.has(card));
  };
}

/** What is said in one sentence does not excuse another. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .slice(0, longest)
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[.!?](?=\s|$)|\n+/u);

/** `:latest` is a word of its own, also at the end of an image's name. */
const wordsOf = (sentence: string): readonly string[] =>
  sentence
    .replaceAll(/(?<=\w)(:latest)\b/gu, ' $1')
    .match(/:latest|[\p{L}\p{N}](?:[\p{L}\p{N}':/.+-]*[\p{L}\p{N}])?/gu) ?? [];

export const toCaution = (voice: Voice, card: Card<'anti-pattern'>): Caution => ({
  text: voice.line(card, card.data.caution),
  why: voice.line(card, card.data.why),
  instead: voice.line(card, card.data.instead),
  source: voice.source(card),
});
