import type { Card } from '../../persona/persona.ts';
import type { Block, ProseSection } from '../blueprint.ts';
import { paragraphs, title, type Desk, type Draft } from '../desk.ts';
import { prose } from './sections.ts';

/** What of the usual answer is still read by somebody in trouble; the rest is a button away. */
const behind: ReadonlySet<string> = new Set(['directly', 'your-case', 'this-week']);

/** Something burns, or wants a yes or no: that first and alone, and behind it what is said in general. */
export function readyAnswer(desk: Desk, ready: Card<'ready-answer'>, usual: Draft): Draft {
  const { voice, persona } = desk;
  const part = (id: string, blocks: readonly Block[], place: 'first' | 'more'): ProseSection =>
    prose(desk, id, blocks, { place, from: voice.source(ready) });
  const said = (piece: string): readonly Block[] => voice.piece(ready, piece)?.blocks ?? [];
  const inGeneral = voice.piece(persona.get('practice', ready.data.practice), 'default')?.blocks ?? [];
  return {
    ...usual,
    title: title(desk, { topic: ready.name }),
    lead: paragraphs(voice.piece(ready, 'about') ?? { blocks: [], steps: [] }),
    sections: [
      part('now', said('now'), 'first'),
      part('then', said('then'), 'first'),
      part('usually', inGeneral, 'more'),
      ...usual.sections.filter(({ id }) => behind.has(id)).map((section) => ({ ...section, place: 'more' as const })),
    ],
  };
}
