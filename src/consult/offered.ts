import type { Persona } from '../persona/persona.ts';
import { sure } from './pieces/question-parts.ts';
import type { Hint } from './hints.ts';
import type { Judgement } from './understand/offer/offer.ts';
import type { Topic } from './understand/topics/topics.ts';
import type { Listening } from './understand/listening.ts';

export type Offer = Judgement & { readonly topics: readonly Topic[] };

/** An offer, and what its button says. */
export interface OfferHint {
  readonly hint: Hint;
  readonly take: string;
}

const mostNamed = 3;

/**
 * What to offer to somebody who did not ask us: the names of what the words are about, none when that is unsure.
 * Undefined where silence is better.
 */
export function offered(text: string, listening: Listening, persona: Persona): readonly string[] | undefined {
  if (!listening.offer(text).wanted) return undefined;
  const best = listening.asks(text).flatMap(({ topics: [first] }) => (first === undefined ? [] : [first]));
  if (best.some(({ score }) => score < sure)) return [];
  const names = best.flatMap(({ id }) => persona.find('practice', id)?.name ?? []);
  return [...new Set(names)].slice(0, mostNamed);
}
