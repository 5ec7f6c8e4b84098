import type { Card } from '../../persona/persona.ts';
import type { Desk } from '../desk.ts';
import type { Ask } from '../understand/asks/asks.ts';
import { isHollow } from '../understand/asks/hollow.ts';
import { askedWords } from './asked-words.ts';
import { facetAsked } from './facets.ts';
import { isLight } from './light-words.ts';
import { nearlySure, unheardOf, type Found } from './likely-answers.ts';
import { mostNear, nearestOf } from './near-answers.ts';
import { mostReadings, placeAsk, type PlacedAsk } from './placed-ask.ts';
import { wordsOf } from '../understand/words.ts';
import { pointsBack } from '../understand/asks/asked-clauses.ts';
import { toThePoint } from './practice-sections.ts';

/** Less likely than this, and the readings are offered instead of an answer; see docs/decisions/routing.md. */
export const sure = 0.45;

/** The questions on one subject, which are answered together, or one that nobody can be sure of. */
export interface Part {
  readonly card: Card<'practice'>;
  readonly asks: readonly string[];
  /** Those that say little themselves, with the one that they are about. */
  readonly follows: ReadonlyMap<string, string>;
  /** What it could be about, where that is not sure. */
  readonly readings: readonly Card<'practice'>[];
}

/** A question of a message, and where it belongs. */
interface Placed extends PlacedAsk {
  readonly text: string;
  readonly unsure: boolean;
  /** The question of its sentence that it is about, where it says little itself. */
  readonly follows?: string;
}

const isUnsure = (desk: Desk, { card, score }: PlacedAsk, text: string): boolean =>
  score < sure && toThePoint(desk, card, text, 'sureness').length === 0;

/** Less likely than this, one of several questions is handed back, unless something may answer it. */
export const guess = 0.25;

/** A rare word of some answer beside one that none has ("How do I grill a fish?") does not point at that answer: it takes more. */
const nearEnough = 10;

export function isClear(desk: Desk, { score, text }: Placed): boolean {
  if (score >= guess) return true;
  const known = 1 - unheardOf(askedWords(desk, text), desk.answers().weigh);
  return Iterator.from(nearestOf(desk, text)).some(({ fit }) => fit * known >= nearEnough);
}

/** "how do we prevent that one of us can do this at all" has no matter either, and is more than "any ideas?": it is handed back. */
const askedInEarnest = 9;

/** "how do we test it?" has a verb, and nothing that it is done to. */
const tellsOnce = (desk: Desk, clause: string): boolean => {
  const { weigh } = desk.answers();
  return [...askedWords(desk, clause).own].filter((word) => !isLight(word) && weigh(word) > 0).length <= 1;
};

const answerTo = (desk: Desk, { card, text, unsure }: Placed): unknown =>
  unsure ? undefined : toThePoint(desk, card, text, 'sureness')[0]?.blocks[0];

/** All have the same answer. */
const areOne = (desk: Desk, first: Placed, second: Placed, both: Placed): boolean => {
  const answer = answerTo(desk, first);
  const isSame = answer !== undefined && [second, both].every((one) => answerTo(desk, one) === answer);
  return isSame && !areTwo(desk, [first, second]);
};

/** A number of a list begins another one too. */
const endsSentence = /[.!?;\n]|\d[.)]\s/u;

/** Two halves of one sentence, as they were written. */
function oneSentence(whole: string, first: string, second: string): string | undefined {
  const from = whole.indexOf(first);
  const to = whole.indexOf(second, from);
  const isOne = from >= 0 && to >= 0 && !endsSentence.test(whole.slice(from + first.length - 1, to));
  return isOne ? whole.slice(from, to + second.length) : undefined;
}

/** "where should they live and how do we get them out": one sentence, and the second half points at the first. */
const goesWith = (desk: Desk, half: string, clause: string): boolean =>
  pointsBack.test(clause) && oneSentence(desk.inquiry.words, half, clause) !== undefined;

const asksInFull = /^(?:and\s+)?(?:how|what|which|where|when|who|why|should|can|could|do|does|is|are)\b/iu;

const nearlyAsWell = 0.77;

/** What answers a question nearly as well as the best answer to it, where it asks in full. */
export function nextBest(desk: Desk, card: Card<'practice'>, ask: string): Found | undefined {
  const [best, next] = asksInFull.test(ask) ? toThePoint(desk, card, ask, 'sureness', nearlySure) : [];
  return best !== undefined && next !== undefined && next.fit >= nearlyAsWell * best.fit ? next : undefined;
}

/** "How do we version the API, how do we make people update": two, where one has another answer too. */
const areTwo = (desk: Desk, halves: readonly Placed[]): boolean =>
  halves.every(({ text }) => asksInFull.test(text)) &&
  halves.some(({ card, text }) => nextBest(desk, card, text) !== undefined);

/** "…, what do we measure?" is nothing that anybody could place alone. */
function isLeftOver(desk: Desk, half: Placed): boolean {
  if (!asksInFull.test(half.text) || !tellsOnce(desk, half.text)) return false;
  const { vague } = askedWords(desk, half.text);
  if (!half.unsure) return vague && answerTo(desk, half) === undefined;
  const [nearest] = nearestOf(desk, half.text);
  return vague || nearest === undefined || nearest.fit < nearEnough;
}

/** "We want a portal, buy or build?" is one question after all, where both halves have the same answer or the second has none. */
function joinedAlike(desk: Desk, halves: readonly Placed[]): readonly Placed[] {
  const joined: Placed[] = [];
  for (const half of halves) {
    const before = joined.at(-1);
    const text = before === undefined ? undefined : oneSentence(desk.inquiry.words, before.text, half.text);
    if (before === undefined || text === undefined) joined.push(half);
    else if (!before.unsure && isLeftOver(desk, half))
      joined.push({ ...before, text: half.text, follows: before.follows ?? before.text });
    else if (before.card === half.card && areOne(desk, before, half, { ...half, text }))
      joined.splice(-1, 1, { ...half, text });
    else joined.push(half);
  }
  return joined;
}

/** Each by itself: neighbours that were heard as one may have answers of their own. */
export function placed(desk: Desk, asks: readonly Ask[]): readonly Placed[] {
  let before: PlacedAsk | undefined;
  let said: string | undefined;
  const halves = asks.flatMap(({ text, clauses, topics }) =>
    (asks.length > 1 || clauses.length > 1 ? clauses : [text]).flatMap((clause, at): readonly Placed[] => {
      // "what does it cost?", "how do we know it works?" is asked of the one before it, "any ideas?" asks nothing more
      const isFacet = before !== undefined && facetAsked(desk, clause) !== undefined;
      const isStray = before !== undefined && !isFacet && isHollow(clause);
      if (isStray && wordsOf(clause).length < askedInEarnest) return [];
      const half = clauses[at - 1];
      if (before !== undefined && isStray && half !== undefined && goesWith(desk, half, clause))
        return [{ ...before, text: clause, unsure: false }];
      const place = isFacet ? before : placeAsk(desk, clause, topics);
      if (place === undefined) return [];
      const unsure = isStray || isUnsure(desk, place, clause);
      // "how do we cut them off?" may well be about the same, and "how do we test it?" is
      const isOfSentence =
        said !== undefined && asksInFull.test(clause) && tellsOnce(desk, clause) && goesWith(desk, said, clause);
      const points = (unsure || isOfSentence) && pointsBack.test(clause) ? before : undefined;
      said = clause;
      if (points !== undefined && !isStray && tellsOnce(desk, clause))
        return [{ ...points, text: clause, unsure: false }];
      const same = points === undefined ? [] : [points.card];
      if (!isStray) before = place;
      const nearest = unsure
        ? Iterator.from(nearestOf(desk, clause))
            .take(mostNear)
            .map(({ card }) => card)
        : [];
      const readings = [...new Set([...same, ...nearest, ...place.readings])].slice(0, mostReadings);
      return [{ ...place, score: isStray ? 0 : place.score, readings, text: clause, unsure }];
    }),
  );
  return joinedAlike(desk, halves);
}

/** In the order in which they were put. */
export function partsOf(asks: readonly Placed[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const { text, card, unsure, readings, follows } of asks) {
    const key = unsure ? text : card.id;
    const before = parts.get(key);
    parts.set(key, {
      card,
      asks: [...new Set([...(before?.asks ?? []), text])],
      follows: new Map([...(before?.follows ?? []), ...(follows === undefined ? [] : [[text, follows] as const])]),
      readings: unsure ? readings : [],
    });
  }
  return [...parts.values()];
}

/** So many as can be read, the surest, in the order in which they were put. */
export function readable(parts: readonly Part[], most: number): readonly Part[] {
  const surest = parts.toSorted((a, b) => a.readings.length - b.readings.length).slice(0, most);
  return parts.filter((part) => surest.includes(part));
}

/** How many of the questions on one subject have an answer of their own. */
export const ownAnswers = (desk: Desk, parts: readonly Part[]): number =>
  new Set(parts.flatMap(({ card, asks }) => asks.map((ask) => toThePoint(desk, card, ask, 'sureness')[0]?.blocks[0])))
    .size;
