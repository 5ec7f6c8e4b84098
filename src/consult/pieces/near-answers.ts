import type { Card } from '../../persona/persona.ts';
import type { Block, Text } from '../blueprint.ts';
import { label, type Desk } from '../desk.ts';
import { beginningOf } from './closest-sentences.ts';
import { askedWords, type AskedWords } from './asked-words.ts';
import { fitsOf, likelihoodCounts, likelihoodOf, nearlySure, type Found } from './likely-answers.ts';
import type { Passage } from './passages.ts';
import { toThePoint } from './practice-sections.ts';

/** What may answer a question where no answer is sure. */

/** So many of them are begun. */
export const mostNear = 2;
/** With a fit below this an answer has only words of any question in common with it. */
const leastFit = 8;
/** Few of those that fit best are for other tools than the asker's: some more are looked at. */
const lookedAt = 8;

/** An answer, and the practice that it stands in. */
export interface Near extends Found {
  readonly card: Card<'practice'>;
}

const found = new WeakMap<AskedWords, Iterable<Near>>();

/** The answers of all practices that are nearest to a question, wherever it belongs. */
export function nearestOf(desk: Desk, ask: string): Iterable<Near> {
  const asked = askedWords(desk, ask);
  const before = found.get(asked);
  if (before !== undefined) return before;
  const index = desk.answers();
  const fits = fitsOf(asked, index);
  const ranked = index.all
    .filter((one) => fits.of(one) >= leastFit)
    .map((one) => ({
      one,
      sum: fits.of(one) + likelihoodCounts * Math.log(likelihoodOf(desk, one.practice, ask)),
    }))
    .toSorted((a, b) => b.sum - a.sum)
    .slice(0, lookedAt);
  // few of them are looked at, and for each its whole practice is
  const nearest = onceEach(ranked, ({ one: { practice, name } }): Near | undefined => {
    const card = desk.persona.find('practice', practice);
    if (card === undefined) return undefined;
    const own = toThePoint(desk, card, ask, 'sureness', -Infinity).find((one) => one.name === name);
    return own && { ...own, card };
  });
  found.set(asked, nearest);
  return nearest;
}

/** What is made of each, as far as it is asked for; what makes nothing is left out. */
function onceEach<From, To>(all: readonly From[], make: (one: From) => To | undefined): Iterable<To> {
  const made: (To | undefined)[] = [];
  return {
    *[Symbol.iterator]() {
      for (const [at, one] of all.entries()) {
        if (at === made.length) made.push(make(one));
        const found = made[at];
        if (found !== undefined) yield found;
      }
    },
  };
}

/** What may answer a question too, beside what stands above: begun where nothing is sure, and told below. */
export const nearTo = (desk: Desk, ask: string, above: readonly Block[], most: number): readonly Near[] =>
  Iterator.from(nearestOf(desk, ask))
    .filter(({ blocks: [first] }) => first !== undefined && !above.includes(first))
    .take(most)
    .toArray();

/** How many characters of the nearest one are begun, and of the next: 0 leaves its name. */
const begunBy = { much: [420, 240], unclear: [420, 240], little: [240, 0] } as const;
/** And of what stands below one that is told whole, where there is room at all. */
const belowWhole = 160;

/** What people ask for, nearly surely: it is told whole, and nothing in general above it. */
export const isNearlySure = ([first]: readonly Near[]): boolean => first !== undefined && first.sureness > nearlySure;

const openingOf = ({ blocks: [first] }: Passage): (Block & { kind: 'paragraph' }) | undefined =>
  first?.kind === 'paragraph' ? first : undefined;

/**
 * What may answer a question, in the room that there is beside what else is said: whole where it nearly surely does, and
 * else, or where it is not even clear what was asked, its beginning.
 */
export function pointersTo(desk: Desk, near: readonly Near[], room: keyof typeof begunBy): readonly Block[] {
  const [first] = near;
  const openings = [...new Set(near.flatMap((one) => openingOf(one) ?? []))];
  const [best, ...others] = openings;
  if (first === undefined || best === undefined) return [];
  const intro = (id: string): Block => ({ kind: 'paragraph', text: label(desk, id) });
  const listed = (items: readonly Text[]): readonly Block[] =>
    items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
  if (room !== 'unclear' && isNearlySure(near)) {
    const below = room === 'much' ? others : [];
    return [intro('part-nearest'), best, ...listed(below.map(({ text }) => beginningOf(text, belowWhole)))];
  }
  return [
    intro('part-near'),
    ...listed(openings.map(({ text }, at) => beginningOf(text, begunBy[room][at === 0 ? 0 : 1]))),
  ];
}
