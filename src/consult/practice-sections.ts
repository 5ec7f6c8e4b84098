import type { Card } from '../persona/persona.ts';
import type { Block, ProseSection, Section, Text } from './blueprint.ts';
import { heading, headingOf, label, type Desk } from './desk.ts';
import { bullets, prose } from './sections.ts';
import { words } from './words.ts';

/** The pieces of a practice as parts of an answer. */

type Practice = Card<'practice'>;

const blocksOf = (desk: Desk, card: Practice, piece: string): readonly Block[] =>
  piece === 'on-platforms' ? onPlatforms(desk, card) : (desk.voice.piece(card, piece)?.blocks ?? []);

/** Every name a stated fact goes by: what it is called here, in its place's file, and by its cloud. */
function namesOf({ heard, persona, inquiry }: Desk): readonly string[] {
  const stated = [
    heard.facts.platform,
    heard.facts.ci,
    heard.facts.cloud,
    heard.facts.database,
    inquiry.params.platform,
    inquiry.params.ci,
  ];
  return stated.flat().flatMap((value) => {
    if (typeof value !== 'string') return [];
    const place = persona.find('place', value);
    return [value, value.replaceAll('-', ' '), ...(place ? [place.name] : [])].map((name) => name.toLowerCase());
  });
}

/** The examples for the asker's own platform where there are any, else all. An example begins with its name in bold. */
function onPlatforms(desk: Desk, card: Practice): readonly Block[] {
  const blocks = desk.voice.piece(card, 'on-platforms')?.blocks ?? [];
  const groups: Block[][] = [];
  for (const block of blocks) {
    const opens = block.kind === 'paragraph' && block.text[0]?.kind === 'strong';
    if (opens || groups.length === 0) groups.push([block]);
    else groups.at(-1)?.push(block);
  }
  const names = namesOf(desk);
  const fitting = groups.filter(([first]) => {
    const title = first?.kind === 'paragraph' ? (first.text[0]?.text ?? '').toLowerCase() : '';
    return names.some((name) => title.includes(name));
  });
  return (fitting.length > 0 ? fitting : groups).flat();
}

/** One piece under its usual heading. */
export const pieceOf = (
  desk: Desk,
  card: Practice,
  piece: string,
  place: 'first' | 'more' = 'more',
): readonly ProseSection[] =>
  card.pieces.has(piece)
    ? [prose(desk, piece, blocksOf(desk, card, piece), { place, from: desk.voice.source(card, piece) })]
    : [];

export const involved = (desk: Desk, cards: readonly Practice[]): Section =>
  bullets(desk, 'involve', [
    {
      items: [...new Set(cards.flatMap((card) => card.data.involve))].flatMap((id) => {
        const colleague = desk.persona.find('colleague', id);
        return colleague
          ? [[...words(`${colleague.name}: `), ...desk.voice.line(colleague, colleague.data.asks[0] ?? '')]]
          : [];
      }),
    },
  ]);

export const reasons = (desk: Desk, cards: readonly Practice[]): Section =>
  bullets(desk, 'why', [
    {
      items: [...new Set(cards.flatMap((card) => card.data.priorities))].map((id): Text => [
        { kind: 'strong', text: `${id}: ` },
        ...desk.voice.line(desk.persona.identity, desk.persona.identity.data.priorities[id]),
      ]),
    },
  ]);

/** One of several questions, short: what to do, what to do this week, and how to see that it works. */
export function partOf(desk: Desk, card: Practice, number: number): ProseSection {
  const [lead] = blocksOf(desk, card, 'default');
  const week = blocksOf(desk, card, 'this-week');
  const [signal] = blocksOf(desk, card, 'signals').flatMap((block) => (block.kind === 'list' ? block.items : []));
  const lines: readonly Block[] = [
    ...(lead === undefined ? [] : [lead]),
    { kind: 'paragraph', text: [{ kind: 'strong', text: plainHeading(desk, 'this-week') }] },
    ...week,
    ...(signal === undefined
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: [{ kind: 'strong' as const, text: `${plainHeading(desk, 'signals')}: ` }, ...signal],
          },
        ]),
  ];
  return {
    kind: 'prose',
    id: `part-${number}`,
    title: label(desk, 'part', { number, topic: card.name }),
    place: 'first',
    source: desk.voice.source(card, 'default'),
    blocks: lines,
  };
}

const plainHeading = (desk: Desk, id: string): string =>
  heading(desk, id)
    .map((span) => span.text)
    .join('');

/** The depth behind one of several answers. */
export const depthOf = (desk: Desk, card: Practice, number: number): readonly ProseSection[] =>
  ['unless', 'signals', 'mistakes', 'trade-off', 'on-platforms', 'costs', 'depth'].flatMap((piece) => {
    const found = card.pieces.get(piece);
    if (found === undefined) return [];
    return pieceOf(desk, card, piece).map((section) => ({
      ...section,
      id: `part-${number}-${piece}`,
      title: label(desk, 'part-more', {
        number,
        topic: card.name,
        name: headingOf(found)
          .map((span) => span.text)
          .join(''),
      }),
    }));
  });
