import type { Card } from '../../persona/persona.ts';
import type { Desk } from '../desk.ts';
import type { Ask } from '../understand/asks/asks.ts';
import { isBarePrice } from '../understand/asks/bare-price.ts';
import { placeAsk, type PlacedAsk } from './placed-ask.ts';
import { toThePoint } from './practice-sections.ts';

/** Less likely than this, and the readings are offered instead of an answer; see docs/decisions/routing.md. */
export const sure = 0.45;

/** The questions on one subject, which are answered together. */
export interface Part {
  readonly card: Card<'practice'>;
  readonly asks: readonly string[];
  readonly unsure: boolean;
}

/** A question of a message, and where it belongs. */
interface Placed extends PlacedAsk {
  readonly text: string;
}

/** Each by itself: neighbours that were heard as one may have answers of their own. */
export const placed = (desk: Desk, asks: readonly Ask[]): readonly Placed[] =>
  asks.flatMap(({ text, clauses, topics }) => {
    let place: PlacedAsk | undefined;
    return (asks.length > 1 || clauses.length > 1 ? clauses : [text]).flatMap((clause): readonly Placed[] => {
      // "what does it cost?" is asked of the one before it
      if (place === undefined || !isBarePrice(clause)) place = placeAsk(desk, clause, topics);
      return place === undefined ? [] : [{ ...place, text: clause }];
    });
  });

/** In the order in which they were put. */
export function partsOf(asks: readonly Placed[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const { text, card, score } of asks) {
    const before = parts.get(card.id);
    parts.set(card.id, {
      card,
      asks: [...new Set([...(before?.asks ?? []), text])],
      unsure: (before?.unsure ?? true) && score < sure,
    });
  }
  return [...parts.values()];
}

/** So many as can be read, the surest, in the order in which they were put. */
export function readable(parts: readonly Part[], most: number): readonly Part[] {
  const surest = parts.toSorted((a, b) => Number(a.unsure) - Number(b.unsure)).slice(0, most);
  return parts.filter((part) => surest.includes(part));
}

/** How many of the questions on one subject have an answer of their own. */
export const ownAnswers = (desk: Desk, parts: readonly Part[]): number =>
  new Set(parts.flatMap(({ card, asks }) => asks.map((ask) => toThePoint(desk, card, ask, 'sureness')[0]?.blocks[0])))
    .size;
