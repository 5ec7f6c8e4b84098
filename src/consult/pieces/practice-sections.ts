import type { Card, Persona } from '../../persona/persona.ts';
import type { Block, ProseSection, Section, Span, Text } from '../blueprint.ts';
import { circumstancesFor, inThisCase, planInThisCase, saidIn } from './circumstances.ts';
import { heading, label, type Desk } from '../desk.ts';
import { closest, passagesOf, type Found, type Passage } from './passages.ts';
import { bullets, prose } from './sections.ts';
import type { Facts } from '../understand/facts.ts';
import { oneLine, plainOf, words } from '../words.ts';

/** The pieces of a practice as parts of an answer. */

type Practice = Card<'practice'>;

function blocksOf(desk: Desk, card: Practice, piece: string): readonly Block[] {
  if (piece === 'on-platforms') return examplesFor(desk, card).blocks;
  const own = piece === 'this-week' ? planInThisCase(desk, card.id) : [];
  return own.length > 0 ? own : (desk.voice.piece(card, piece)?.blocks ?? []);
}

/** What decides whether an example is for the asker. */
const deciding = ['platform', 'cloud', 'ci', 'language', 'gitops', 'database'] as const;

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

type Named = readonly (readonly [part: string, id: string])[];

const named = new WeakMap<Persona, Map<string, Named>>();

/** The technologies in the name of an example, by kind: its author wrote it once, and it is looked at with each question. */
function toolsNamed(persona: Persona, title: string): Named {
  const titles = named.get(persona) ?? new Map<string, Named>();
  named.set(persona, titles);
  const known = titles.get(title);
  if (known !== undefined) return known;
  const said = saidIn(title);
  const found = persona
    .of('technologies')
    .flatMap(({ data }) =>
      data.items
        .filter(({ id, says }) => [id, ...says].some(said))
        .flatMap(({ id, implies }) => Object.entries({ ...implies, [data.part]: id })),
    );
  titles.set(title, found);
  return found;
}

/** How well an example fits: it names the asker's own tools, or somebody else's of a kind that is known, or none. */
function fitOf({ persona }: Desk, title: string, known: ReadonlyMap<string, readonly string[]>): number {
  const fits = new Map<string, number>();
  for (const [part, value] of toolsNamed(persona, title)) {
    const own = known.get(part) ?? [];
    // Aurora PostgreSQL is PostgreSQL too
    const isOwn = own.some((one) => one === value || one.split('-').includes(value));
    if (own.length > 0) fits.set(part, Math.max(fits.get(part) ?? -1, isOwn ? 1 : -1));
  }
  const all = [...fits.values()];
  return all.includes(-1) ? -1 : Math.max(0, ...all);
}

/** How well a passage fits what the asker runs, by its name. */
const fitsAsker = (desk: Desk, { name }: Passage, known: ReadonlyMap<string, readonly string[]>): number =>
  name === undefined ? 0 : fitOf(desk, plainOf(name), known);

interface Examples {
  readonly blocks: readonly Block[];
  /** They are for the very tools that the asker named. */
  readonly own: boolean;
}

/**
 * The examples for what the asker runs: the fitting ones where there are any, else those that name nobody else's
 * tools.
 */
function examplesFor(desk: Desk, card: Practice): Examples {
  const passages = passagesOf('on-platforms', desk.voice.piece(card, 'on-platforms')?.blocks ?? []);
  const known = knownTools(desk);
  const fits = passages.map((passage) => fitsAsker(desk, passage, known));
  const best = Math.max(0, ...fits);
  return { blocks: passages.filter((_, at) => fits[at] === best).flatMap(({ blocks }) => blocks), own: best > 0 };
}

/** Of steps for several tools those for the asker's; what names no tool is for everybody. */
export function stepsFor(desk: Desk, blocks: readonly Block[]): readonly Block[] {
  const passages = passagesOf('on-platforms', blocks);
  const known = knownTools(desk);
  const fits = passages.map((passage) => fitsAsker(desk, passage, known));
  const best = Math.max(0, ...fits);
  return passages.filter(({ name }, at) => name === undefined || fits[at] === best).flatMap(({ blocks: own }) => own);
}

const answering = ['answers', 'costs', 'depth', 'trade-off', 'unless', 'mistakes'] as const;

/** What of a practice speaks of what was asked itself, and of nobody else's tools. */
function toThePoint(
  desk: Desk,
  card: Practice,
  asked: string,
  pieces: readonly string[] = answering,
): readonly Found[] {
  const known = knownTools(desk);
  const passages = pieces.flatMap((piece) => passagesOf(piece, blocksOf(desk, card, piece)));
  return closest(
    desk,
    card,
    asked,
    passages.filter((passage) => fitsAsker(desk, passage, known) >= 0),
  );
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
/** Of several questions each gets its answer; of one there is room for more. */
const mostDirect = { part: 2, whole: 3 };

interface Asked {
  readonly number: number;
  /** The questions on this subject as they were put. */
  readonly asks: readonly string[];
  /** It may have been meant otherwise. */
  readonly unsure: boolean;
}

function quoted(text: string): Text {
  // an ask of several sentences is joined by semicolons
  const line = oneLine(text).replaceAll(/([.!?]);/gu, '$1');
  const short = line.length <= longestQuote ? line : `${line.slice(0, longestQuote).replace(/\s+\S*$/u, '')} …`;
  return [{ kind: 'em', text: `“${short}”` }];
}

const sentenceEnd = /(?<=[^\d\s][.!?])\s+(?=\p{Lu})/gu;

/** The beginning of a text: where the question has its own answer, no more of what is true in general. */
function beginning(block: Block, sentences: number): Block {
  if (block.kind !== 'paragraph') return block;
  const kept: Span[] = [];
  let left = sentences;
  for (const span of block.text) {
    const parts = span.kind === 'text' ? span.text.split(sentenceEnd) : [span.text];
    if (span.kind !== 'text' || parts.length <= left) {
      kept.push(span);
      left -= parts.length - 1;
    } else return { kind: 'paragraph', text: [...kept, { kind: 'text', text: parts.slice(0, left).join(' ') }] };
  }
  return block;
}

/** "To your question": what is known of just that, for the answer to a single one. */
export function directly(desk: Desk, card: Practice, asked: string): readonly ProseSection[] {
  const found = toThePoint(desk, card, asked).slice(0, mostDirect.whole);
  const [first] = found;
  if (first === undefined) return [];
  const blocks = found.flatMap((passage) => passage.blocks);
  return [prose(desk, 'directly', blocks, { place: 'first', from: desk.voice.source(card, first.piece) })];
}

/** One of several questions, short: the answer to it, what to do this week, and how to see that it works. */
export function partOf(desk: Desk, card: Practice, { number, asks, unsure }: Asked): ProseSection {
  const direct = [...new Set(asks.flatMap((ask) => toThePoint(desk, card, ask).slice(0, mostDirect.part)))].filter(
    (one, at, all) => all.findIndex((other) => other.blocks[0] === one.blocks[0]) === at,
  );
  const [lead] = blocksOf(desk, card, 'default');
  const week = blocksOf(desk, card, 'this-week');
  const examples = examplesFor(desk, card);
  const [signal] = blocksOf(desk, card, 'signals').flatMap((block) => (block.kind === 'list' ? block.items : []));
  const named = (id: string): Text => [{ kind: 'strong', text: plainOf(heading(desk, id)) }];
  const blocks: readonly Block[] = [
    ...asks.map((ask): Block => ({ kind: 'paragraph', text: quoted(ask) })),
    ...(unsure ? [{ kind: 'paragraph' as const, text: label(desk, 'part-unsure', { topic: card.name }) }] : []),
    ...direct.flatMap((passage) => passage.blocks),
    ...(lead === undefined ? [] : [direct.length > 0 ? beginning(lead, 2) : lead]),
    ...inThisCase(desk, card.id, mostInPart),
    { kind: 'paragraph', text: named('this-week') },
    ...week,
    ...(examples.own && direct.every(({ piece }) => piece !== 'on-platforms') ? examples.blocks.slice(0, 2) : []),
    ...(signal === undefined
      ? []
      : [
          { kind: 'paragraph' as const, text: [...named('signals'), { kind: 'text' as const, text: ': ' }, ...signal] },
        ]),
  ];
  return {
    kind: 'prose',
    id: `part-${number}`,
    title: label(desk, 'part', { number, topic: card.name }),
    place: 'first',
    source: desk.voice.source(card, 'default'),
    blocks,
  };
}
