import type { Caution } from '../blueprint.ts';
import type { Card, Voice } from '../../persona/persona.ts';

/** Finds in people's words what the persona says hurts. The phrases and their language are in the persona's files. */

/** `ssh … restart|reboot` → a test on words. A `*` at the end of a word is any ending. */
function matcher(phrase: string): (words: readonly string[]) => boolean {
  const steps = phrase
    .toLowerCase()
    .split(/\s+/u)
    .map((step) => (step === '…' || step === '...' ? 'skip' : step.split('|')));
  const fits = (word: string | undefined, choices: readonly string[]): boolean =>
    word !== undefined &&
    choices.some((choice) => (choice.endsWith('*') ? word.startsWith(choice.slice(0, -1)) : word === choice));
  const from = (words: readonly string[], at: number, step: number): boolean => {
    const next = steps[step];
    if (next === undefined) return true;
    if (next !== 'skip') return fits(words[at], next) && from(words, at + 1, step + 1);
    for (let gap = 0; gap <= 6; gap += 1) {
      if (at + gap > words.length) return false;
      if (from(words, at + gap, step + 1)) return true;
    }
    return false;
  };
  // nearly no phrase begins with a word of the sentence, and only there is it looked for
  const [begins] = steps;
  return (words) =>
    words.some((word, at) => begins !== undefined && (begins === 'skip' || fits(word, begins)) && from(words, at, 0));
}

/** Whether a sentence of the text holds one of the phrases. */
export function createFinder(phrases: readonly string[]): (text: string) => boolean {
  const tests = phrases.map(matcher);
  return (text) =>
    sentencesOf(text)
      .map(wordsOf)
      .some((words) => tests.some((test) => test(words)));
}

/** What is left of a text without the sentences that hold one of the phrases. */
export function createSieve(phrases: readonly string[]): (text: string) => string {
  const tests = phrases.map(matcher);
  const isMeant = (words: readonly string[]): boolean => !tests.some((test) => test(words));
  return (text) =>
    sentencesOf(text)
      .filter((sentence) => isMeant(wordsOf(sentence)))
      .join('\n');
}

const longest = 4000;

interface Detectable {
  readonly data: { readonly detect: readonly string[]; readonly unless: readonly string[] };
}

/** Of these cards the ones that a sentence of a text speaks of, and means. */
export function createDetector<C extends Detectable>(all: readonly C[]): (text: string) => readonly C[] {
  const cards = all.map((card) => ({
    card,
    detect: card.data.detect.map(matcher),
    unless: card.data.unless.map(matcher),
  }));
  return (text) => {
    const sentences = sentencesOf(text).map(wordsOf);
    return cards
      .filter(({ detect, unless }) =>
        sentences.some((words) => detect.some((test) => test(words)) && !unless.some((test) => test(words))),
      )
      .map(({ card }) => card);
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
