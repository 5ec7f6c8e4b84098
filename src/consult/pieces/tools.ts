import type { Card, Persona } from '../../persona/persona.ts';
import { createFinder } from './anti-patterns.ts';
import type { Section, Text } from '../blueprint.ts';
import { headingOf, type Desk } from '../desk.ts';
import { prose, steps } from './sections.ts';

/** What we know of the tools of the trade: what each is good for, its commands, how to pause it, its traps. */

const most = 3;

/** The tools that the words name. */
export const toolsIn = (persona: Persona, text: string): readonly Card<'tool'>[] =>
  persona
    .of('tool')
    .filter((card) => createFinder([card.name, ...card.data.says])(text))
    .slice(0, most);

const titled = (card: Card<'tool'>, text: Text): Text => [{ kind: 'text', text: `${card.name}: ` }, ...text];

/** Every piece of a tool's file as a part of the answer: text as text, commands as steps. Titles are the file's own. */
export function toolSections(desk: Desk, card: Card<'tool'>): readonly Section[] {
  const { voice } = desk;
  return [...card.pieces.values()].flatMap((piece): readonly Section[] => {
    const { blocks, steps: list } = voice.piece(card, piece.id) ?? { blocks: [], steps: [] };
    const from = { from: voice.source(card, piece.id) };
    const id = `tool-${card.id}-${piece.id}`;
    const title = titled(card, headingOf(piece));
    return [
      ...(blocks.length > 0 ? [{ ...prose(desk, 'tool', blocks, from), id, title }] : []),
      ...(list.length > 0
        ? [{ ...steps(desk, 'tool', list, from), id: blocks.length > 0 ? `${id}-steps` : id, title }]
        : []),
    ];
  });
}
