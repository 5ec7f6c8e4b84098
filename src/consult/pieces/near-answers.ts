import type { Card } from '../../persona/persona.ts';
import type { Block } from '../blueprint.ts';
import { label, type Desk } from '../desk.ts';
import { beginningOf } from './closest-sentences.ts';
import { askedWords } from './asked-words.ts';
import { fitsOf, type Found } from './likely-answers.ts';
import type { Passage } from './passages.ts';
import { toThePoint } from './practice-sections.ts';

/** What may answer a question where no answer is sure. */

/** So many of them are begun. */
export const mostNear = 2;
/** With a fit below this an answer has only words of any question in common with it. */
const leastFit = 8;

/** The practices of the answers that fit a question best, whatever it is about. */
export function nearestPractices(desk: Desk, ask: string): readonly Card<'practice'>[] {
  const index = desk.answers();
  const fits = fitsOf(askedWords(desk, ask), index);
  const nearest = index.all
    .map((one) => ({ practice: one.practice, fit: fits.of(one) }))
    .filter(({ fit }) => fit >= leastFit)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, mostNear);
  return [...new Set(nearest.flatMap(({ practice }) => desk.persona.find('practice', practice) ?? []))];
}

/** What may answer a question of which it is not sure what it is about. */
export const nearestOf = (desk: Desk, ask: string): readonly Found[] =>
  nearestPractices(desk, ask)
    .flatMap((card) => toThePoint(desk, card, ask, 'sureness', -Infinity))
    .filter(({ fit }) => fit >= leastFit)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, mostNear);

/** Of two that are no less sure than this, one was meant by six of ten questions. */
const leastNear = -1.5;
/** How many characters of the nearest one are begun, and of the next: 0 leaves its name. */
const begunBy = { much: [420, 240], some: [240, 240], little: [240, 0] } as const;

/** What may answer a question too, and is less sure to: begun beside what is true in general, and told below. */
export const nearTo = (
  desk: Desk,
  card: Card<'practice'>,
  ask: string,
  above: readonly Block[],
  most: number,
): readonly Passage[] =>
  toThePoint(desk, card, ask, 'sureness', leastNear)
    .filter(({ blocks: [first] }) => first !== undefined && !above.includes(first))
    .slice(0, most);

/** The beginnings of what may answer a question, in the room that there is beside what else is said. */
export function pointersTo(desk: Desk, near: readonly Passage[], room: keyof typeof begunBy): readonly Block[] {
  const openings = new Set(near.flatMap(({ blocks: [first] }) => (first?.kind === 'paragraph' ? [first.text] : [])));
  const items = [...openings].map((text, at) => beginningOf(text, begunBy[room][at === 0 ? 0 : 1]));
  return items.length === 0
    ? []
    : [
        { kind: 'paragraph', text: label(desk, 'part-near') },
        { kind: 'list', ordered: false, items },
      ];
}
