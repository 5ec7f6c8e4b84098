import type { Card, Persona } from '../../persona/persona.ts';
import type { Block } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { isBarePrice } from '../understand/asks/bare-price.ts';
import { stemsOf } from '../understand/words.ts';
import { createFinder } from './anti-patterns.ts';
import { indexWordsOf } from './index-words.ts';
import { isPlainAsk, matterOf } from './plain-ask.ts';

/** "How do we know it works?", "what can go wrong?": asked of a subject as a whole, and answered by a section of its practice. */

type Practice = Card<'practice'>;

interface Facet {
  readonly piece: string;
  readonly isAsked: (ask: string) => boolean;
  /** The words it is asked with, which are no matter of their own. */
  readonly words: ReadonlySet<string>;
}

const known = new WeakMap<Persona, readonly Facet[]>();

/** Of what asks for a piece, the phrases: a word alone is said of many things. */
function facetsOf({ persona, answer }: Desk): readonly Facet[] {
  const before = known.get(persona);
  if (before !== undefined) return before;
  const made = Object.entries(answer.data.cues).flatMap(([piece, cues]): readonly Facet[] => {
    const phrases = cues.filter((cue) => cue.includes(' '));
    const words = stemsOf(phrases.join(' ').replaceAll(/[|…*]/gu, ' '));
    return phrases.length === 0 ? [] : [{ piece, isAsked: createFinder(phrases), words }];
  });
  known.set(persona, made);
  return made;
}

/** The piece that a question without matter of its own points to; the name of the subject is none. */
export function facetAsked(desk: Desk, ask: string, card?: Practice): string | undefined {
  if (isBarePrice(ask)) return 'costs';
  const asked = facetsOf(desk).find((one) => one.isAsked(ask));
  if (asked === undefined) return undefined;
  const rest = matterOf(indexWordsOf(ask)).difference(asked.words);
  const isWhole = rest.size === 0 || (card !== undefined && isPlainAsk(card, rest));
  return isWhole ? asked.piece : undefined;
}

const mostPoints = 3;

/** A section as the answer to one of several questions: as much of a list as is read. */
export const briefly = (blocks: readonly Block[]): readonly Block[] =>
  blocks
    .slice(0, 1)
    .map((block) => (block.kind === 'list' ? { ...block, items: block.items.slice(0, mostPoints) } : block));
