import type { Piece } from '../../persona/card.ts';
import type { Card, Persona } from '../../persona/persona.ts';
import { createDetector } from './anti-patterns.ts';
import type { Section, Text } from '../blueprint.ts';
import { headingOf, type Desk } from '../desk.ts';
import { prose, steps } from './sections.ts';
import { stemsOf } from '../understand/words.ts';

/** What we know of the tools of the trade: what each is good for, its commands, how to pause it, its traps. */

const most = 3;

type Find = (text: string) => readonly { readonly card: Card<'tool'> }[];

const finders = new WeakMap<Persona, Find>();

function finderOf(persona: Persona): Find {
  const known = finders.get(persona);
  if (known !== undefined) return known;
  const named = persona
    .of('tool')
    .map((card) => ({ card, data: { detect: [card.name, ...card.data.says], unless: [] } }));
  const made = createDetector(named);
  finders.set(persona, made);
  return made;
}

/** The tools that the words name. */
export const toolsIn = (persona: Persona, text: string): readonly Card<'tool'>[] =>
  finderOf(persona)(text)
    .slice(0, most)
    .map(({ card }) => card);

const titled = (card: Card<'tool'>, text: Text): Text => [{ kind: 'text', text: `${card.name}: ` }, ...text];

/** What every tool has, whatever was asked about it. */
const always: ReadonlySet<string> = new Set(['about', 'commands', 'traps']);

/** Of the tools that a question names, what it asks about them: "pause" of Argo CD, and not all of Argo CD. */
export function toolAnswers(desk: Desk, asked: string): readonly Section[] {
  const words = stemsOf(asked);
  return toolsIn(desk.persona, asked).flatMap((card) =>
    toolSections(
      desk,
      card,
      ({ id, heading }) => !always.has(id) && [...stemsOf(heading)].some((word) => words.has(word)),
    ),
  );
}

/** Every piece of a tool's file as a part of the answer: text as text, commands as steps. Titles are the file's own. */
export function toolSections(
  desk: Desk,
  card: Card<'tool'>,
  keep: (piece: Piece) => boolean = () => true,
): readonly Section[] {
  const { voice } = desk;
  return [...card.pieces.values()].filter(keep).flatMap((piece): readonly Section[] => {
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
