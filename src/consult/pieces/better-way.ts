import type { Card } from '../../persona/persona.ts';
import type { ProseSection } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { stepsFor } from './practice-sections.ts';

/** The depth behind a caution: what to do instead, and how to begin with the tools that the asker has. */
export const betterWay = (desk: Desk, card: Card<'anti-pattern'>): ProseSection => {
  const said = (piece: string): ProseSection['blocks'] => desk.voice.piece(card, piece)?.blocks ?? [];
  return {
    kind: 'prose',
    id: `instead-${card.id}`,
    title: [{ kind: 'text', text: card.name }],
    place: 'more',
    source: desk.voice.source(card, 'instead'),
    blocks: [...said('why'), ...said('instead'), ...stepsFor(desk, said('first-step'))],
  };
};
