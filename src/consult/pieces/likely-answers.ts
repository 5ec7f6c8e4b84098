import type { Card } from '../../persona/persona.ts';
import type { Desk } from '../desk.ts';
import { nameFits } from './fits-asker.ts';
import { stemsOf } from '../understand/words.ts';
import type { AnswerIndex, NamedAnswer, Sayings } from './answer-index.ts';
import { askedWords, type AskedWords } from './asked-words.ts';
import { namedIn, sumOf, type Weigh } from './named-in.ts';
import { stemsIn, type Passage } from './passages.ts';

/** Which passage speaks of the very thing that was asked, and how sure it is that it is meant. */

/** What it is about stands in its name, what it speaks of in its text; the longer that is, the less one word of it says. */
const inNameCounts = 1.1;
const inTextCounts = 0.6;
const lengthCounts = 0.01;
/** What it means, beside the words that it has. */
const meantCounts = 1.5;
/** What people tell before they ask for it: see docs/decisions/passages.md. */
const alikeCounts = 23;
/** "How do we get rid of old flags?" does not ask what a flag is, however well the words fit. */
const notAsked = 18;

const together = (named: number, said: number, length: number): number =>
  named * inNameCounts + ((said - named) * inTextCounts) / (1 + lengthCounts * length);

function fitOf({ all }: AskedWords, one: Sayings, weigh: Weigh): number {
  const { names, inNames, inText } = one;
  const named = Math.max(0, ...names.map((name) => sumOf(name, (word) => (all.get(word) ?? 0) * weigh(word))));
  let said = 0;
  for (const [word, counts] of all) if (inNames.has(word) || inText.has(word)) said += counts * weigh(word);
  return together(named, said, one.length);
}

/** How well each answer of all practices fits. */
interface Fits {
  readonly of: (one: NamedAnswer) => number;
}

const fits = new WeakMap<AskedWords, Fits>();

/** Looked up several times for a question. */
export function fitsOf(asked: AskedWords, { all, lengths, explaining, weigh, places }: AnswerIndex): Fits {
  const before = fits.get(asked);
  if (before !== undefined) return before;
  const each = new Float64Array(all.length);
  for (const [word, counts] of asked.all) {
    const worth = counts * weigh(word);
    for (const answer of places.answers(word)) each[answer] = (each[answer] ?? 0) + worth;
  }
  const named = places.sums(Array.from(asked.all, ([word, counts]) => [word, counts * weigh(word)] as const));
  for (let at = 0; at < each.length; at += 1)
    each[at] =
      together(named[at] ?? 0, each[at] ?? 0, lengths[at] ?? 0) +
      meantCounts * (asked.meant[at] ?? 0) +
      alikeCounts * (asked.alike[at] ?? 0);
  if (!asked.meaning) for (const at of explaining) each[at] = Math.max(0, (each[at] ?? 0) - notAsked);
  const made: Fits = { of: ({ at }) => each[at] ?? 0 };
  fits.set(asked, made);
  return made;
}

/** Told in passing, a word of a name does not say that the rest of it is meant. */
export const saidOut = 0.5;

/** Fitted to questions whose best passage was judged by hand: see docs/decisions/passages.md. */
const claims = { none: -5.5, fit: 0.34, ahead: 2.6, named: 2.1, strange: 1.5 };
/** Less than this, and a name says too little to be said. */
const leastName = 8;
/** "Where do we host?" has one word of many names, "what do we do about egress?" one of a few. */
const leastSaid = 3.5;

/** The share of a question's own words that no answer has. */
export const unheardOf = ({ own }: AskedWords, weigh: Weigh): number =>
  [...own].filter((word) => weigh(word) === 0).length / Math.max(1, own.size);

/** Above 0 it is more likely meant than not, where a message asks nothing else. `other` is the fit of its best rival. */
export function claimOf(asked: AskedWords, one: Sayings, fit: number, other: number, weigh: Weigh): number {
  const said = (word: string): number => {
    const counts = asked.all.get(word) ?? 0;
    if (asked.own.has(word)) return counts * weigh(word);
    return counts >= saidOut ? weigh(word) : 0;
  };
  if (sumOf(one.inNames, said) < leastSaid) return -Infinity;
  const shares = one.names.map((name) => sumOf(name, said) / Math.max(leastName, sumOf(name, weigh)));
  const ahead = (fit - other) / Math.max(1, fit);
  return (
    claims.none +
    claims.fit * fit +
    claims.ahead * ahead +
    claims.named * Math.max(0, ...shares) -
    claims.strange * unheardOf(asked, weigh)
  );
}

/** What else might be meant. */
interface Rivals {
  /** The fit of the next one in its practice. */
  readonly within: number;
  /** How much likelier than by chance it is by what words mean. */
  readonly meant: number;
  /** How likely its practice is by the words alone. */
  readonly likely: number;
}

/** A practice that is hardly thought of. */
export const leastLikely = 0.003;

/** "What do we check first?" says little of where it belongs, so no practice is ruled out by it. */
const leastOfVague = 0.15;

/** Fitted to questions whose best answers were judged by hand: see docs/decisions/passages.md. */
const surely = { none: -1.8, ahead: 0.095, meant: 0.55, likely: 0.6 };

/** Above this every third one is what was asked for, and a fourth of them comes near: docs/decisions/passages.md. */
export const nearlySure = -1;

/** Above 0 it answers one of several questions: eight of ten did, or came near. */
const surenessOf = (fit: number, { within, meant, likely }: Rivals): number =>
  surely.none + surely.ahead * (fit - within) + surely.meant * meant + surely.likely * Math.log(likely);

export interface Found extends Passage {
  readonly fit: number;
  /** Whether it answers a message that asks nothing else, and one of several questions, is told above 0. */
  readonly claim: number;
  readonly sureness: number;
}

interface Fitting {
  readonly sayings: Sayings;
  readonly fit: number;
  readonly meant: number;
}

function fittingOf(asked: AskedWords, index: AnswerIndex, practice: string, { name, blocks }: Passage): Fitting {
  const answer = name === undefined ? undefined : index.find(practice, name);
  if (answer !== undefined)
    return { sayings: answer, fit: fitsOf(asked, index).of(answer), meant: asked.meant[answer.at] ?? 0 };
  const inName = stemsOf(name ?? '');
  const inText = stemsIn(blocks);
  const sayings = { names: [inName], inNames: inName, inText, length: inText.size, explains: false };
  return { sayings, fit: fitOf(asked, sayings, index.weigh), meant: 0 };
}

/** How much that counts beside the fit of what it answers. */
export const likelihoodCounts = 0.9;

/** How likely the words alone make a practice for a question. */
export const likelihoodOf = ({ heard }: Desk, practice: string, question: string, least = leastLikely): number =>
  Math.max(
    least,
    heard.asks
      .find(({ text, clauses }) => text.includes(question) || clauses.some((clause) => question.includes(clause)))
      ?.topics.find(({ id }) => id === practice)?.score ?? 0,
  );

/** Beside one that fits much better it would only be more to read. */
const leastOfBest = 0.6;

/** "What do we throw away of the builds?" is the name of an answer; one that fits so much better, for games, is meant all the same. */
const nearly = 0.8;

/** So much more the one for the asker's own tools fits; with more it would outvote what is asked. */
const ours = 1;
/** The passages of a practice that fit what was asked, best first, each as far as it is of use to the asker. */
export function rankPassages(
  desk: Desk,
  card: Card<'practice'>,
  question: string,
  passages: readonly Passage[],
  asOfUse: (passage: Passage) => Passage | undefined = (passage) => passage,
): readonly Found[] {
  const index = desk.answers();
  const asked = askedWords(desk, question);
  const nameFit = nameFits(desk);
  const more = ({ name = '' }: Passage): number => (nameFit(name) > 0 ? ours : 0);
  const all = passages.map((passage) => {
    const { sayings, fit, meant } = fittingOf(asked, index, card.id, passage);
    return { passage, sayings, meant, fit: fit + more(passage) };
  });
  const leastNamed = asked.own.size < 2 ? -Infinity : nearly * Math.max(...all.map(({ fit }) => fit));
  const fitting = all
    .map((one) => {
      const named = namedIn(asked, one.sayings, index, card);
      return { ...one, named: named > 2 || one.fit >= leastNamed ? named : 0 };
    })
    .toSorted((a, b) => b.named - a.named || b.fit - a.fit);
  const likely = likelihoodOf(desk, card.id, question, asked.vague ? leastOfVague : leastLikely);
  let least: number | undefined;
  return fitting.flatMap(({ passage, sayings, fit, meant, named }, at) => {
    const own = least !== undefined && fit < least ? undefined : asOfUse(passage);
    if (own === undefined) return [];
    least ??= leastOfBest * fit;
    if (named > 0) return [{ ...own, fit, claim: Infinity, sureness: Infinity }];
    const within = fitting[at === 0 ? 1 : 0]?.fit ?? 0;
    const claim = claimOf(asked, sayings, fit, within, index.weigh);
    return [{ ...own, fit, claim, sureness: surenessOf(fit, { within, meant, likely }) }];
  });
}
