import type { Card } from '../../persona/persona.ts';
import type { Block, ProseSection, Section, Text } from '../blueprint.ts';
import { circumstancesFor, inThisCase, isSaid, planInThisCase } from './circumstances.ts';
import { heading, label, type Desk } from '../desk.ts';
import { bullets, prose } from './sections.ts';
import type { Facts } from '../understand/facts.ts';
import { oneLine, plainOf, words } from '../words.ts';

/** The pieces of a practice as parts of an answer. */

type Practice = Card<'practice'>;

function blocksOf(desk: Desk, card: Practice, piece: string): readonly Block[] {
  if (piece === 'on-platforms') return onPlatforms(desk, card);
  const own = piece === 'this-week' ? planInThisCase(desk, card.id) : [];
  return own.length > 0 ? own : (desk.voice.piece(card, piece)?.blocks ?? []);
}

/** What decides whether an example is for the asker. */
const deciding = ['platform', 'cloud', 'ci', 'language', 'gitops'] as const;

/** The asker's platforms, clouds and tools by kind; whoever runs EKS runs Kubernetes too. */
function knownTools({ heard, inquiry, persona }: Desk): ReadonlyMap<string, readonly string[]> {
  const known: Facts = { ...heard.facts, ...inquiry.params };
  return new Map(
    deciding.map((part) => {
      const values = [known[part] ?? []].flat().map(String);
      const families = values.flatMap((value) => {
        const platform = persona.find('place', value)?.data.platform;
        return platform === undefined ? [] : (persona.find('platform', platform)?.data.says ?? []);
      });
      return [part, [...values, ...families]];
    }),
  );
}

/** How well an example fits: it names the asker's own tools, or somebody else's of a kind that is known, or none. */
function fitOf({ persona }: Desk, title: string, known: ReadonlyMap<string, readonly string[]>): number {
  const fits = new Map<string, number>();
  for (const { data } of persona.of('technologies')) {
    for (const { id, says, implies } of data.items) {
      if (![id, ...says].some((name) => isSaid(title, name))) continue;
      for (const [part, value] of Object.entries({ ...implies, [data.part]: id })) {
        const own = known.get(part) ?? [];
        if (own.length > 0) fits.set(part, Math.max(fits.get(part) ?? -1, own.includes(value) ? 1 : -1));
      }
    }
  }
  const all = [...fits.values()];
  return all.includes(-1) ? -1 : Math.max(0, ...all);
}

/**
 * The examples for what the asker runs: the fitting ones where there are any, else those that name nobody else's
 * tools. An example begins with its name in bold.
 */
function onPlatforms(desk: Desk, card: Practice): readonly Block[] {
  const blocks = desk.voice.piece(card, 'on-platforms')?.blocks ?? [];
  const groups: Block[][] = [];
  for (const block of blocks) {
    const opens = block.kind === 'paragraph' && block.text[0]?.kind === 'strong';
    if (opens || groups.length === 0) groups.push([block]);
    else groups.at(-1)?.push(block);
  }
  const known = knownTools(desk);
  const fits = groups.map(([first]) =>
    first?.kind === 'paragraph' ? fitOf(desk, plainOf(first.text.slice(0, 1)), known) : 0,
  );
  const best = Math.max(0, ...fits);
  return groups.filter((_, at) => fits[at] === best).flat();
}

/** One piece under its usual heading. */
export const pieceOf = (
  desk: Desk,
  card: Practice,
  piece: string,
  place: 'first' | 'more' = 'more',
): readonly ProseSection[] => {
  const blocks = blocksOf(desk, card, piece);
  return blocks.length > 0 ? [prose(desk, piece, blocks, { place, from: desk.voice.source(card, piece) })] : [];
};

const mostCircumstances = 5;

/** What is different for this asker. */
export const yourCase = (desk: Desk, card: Practice): readonly ProseSection[] => {
  const [first] = circumstancesFor(desk, card.id);
  return first === undefined
    ? []
    : [
        prose(desk, 'your-case', inThisCase(desk, card.id, mostCircumstances), {
          place: 'first',
          from: desk.voice.source(first, card.id),
        }),
      ];
};

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

const mostInPart = 3;
/** As much of a question as reminds its author of it. */
const longestQuote = 140;

interface Asked {
  readonly number: number;
  /** The question as it was put. */
  readonly words: string;
}

function quoted(text: string): Text {
  // an ask of several sentences is joined by semicolons
  const line = oneLine(text).replaceAll(/([.!?]);/gu, '$1');
  const short = line.length <= longestQuote ? line : `${line.slice(0, longestQuote).replace(/\s+\S*$/u, '')} …`;
  return [{ kind: 'em', text: `“${short}”` }];
}

/** One of several questions, short: what to do, what to do this week, and how to see that it works. */
export function partOf(desk: Desk, card: Practice, { number, words: asked }: Asked): ProseSection {
  const [lead] = blocksOf(desk, card, 'default');
  const week = blocksOf(desk, card, 'this-week');
  const [signal] = blocksOf(desk, card, 'signals').flatMap((block) => (block.kind === 'list' ? block.items : []));
  const lines: readonly Block[] = [
    { kind: 'paragraph', text: quoted(asked) },
    ...(lead === undefined ? [] : [lead]),
    ...inThisCase(desk, card.id, mostInPart),
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
