import type { Card } from '../../persona/persona.ts';
import type { Block, ProseSection, Text } from '../blueprint.ts';
import { heading, label, source, type Desk } from '../desk.ts';
import { stemsOf } from '../understand/words.ts';
import { oneLine, plainOf, words } from '../words.ts';
import { casesFor, planInThisCase, type Case } from './circumstances.ts';
import { askedWords } from './asked-words.ts';
import { closestSentences } from './closest-sentences.ts';
import { answersTo } from './direct-answers.ts';
import { rankPassages } from './likely-answers.ts';
import { isNearlySure, mostNear, nearTo, pointersTo } from './near-answers.ts';
import { stemsIn, textOf } from './passages.ts';
import { later, parted, type Piece } from './parted.ts';
import { blocksOf, examplesFor } from './practice-sections.ts';
import type { Part } from './question-parts.ts';

/** The answer to one of several questions. */

type Practice = Card<'practice'>;

const mostInPart = 3;
/** An example shown beside several answers has to be one for what was asked. */
const exampleFits = 0.2;
/** As much of a question as reminds its author of it: what was told before it is left out first. */
const longestQuote = 140;
/** A word in every twentieth answer is of many questions. */
const tellsMuch = Math.log(20);

/** "Second:", "2nd question - ", "Last thing,": how its author counted is seen by its place. */
const counted =
  /^(?:and\s+)?(?:1st|2nd|3rd|4th|first|second|third|fourth|last)(?:ly|\s+(?:question|thing|one|point))?\s*(?:[:,]|\s[-–—])\s*/iu;

function quoted(text: string): Text {
  // an ask of several sentences is joined by semicolons
  const line = oneLine(text)
    .replace(counted, '')
    .replaceAll(/([.!?]);/gu, '$1');
  const short =
    line.length <= longestQuote
      ? line
      : line.endsWith('?')
        ? `… ${line
            .slice(-longestQuote)
            .toWellFormed()
            .replace(/^\S*\s+/u, '')}`
        : `${line.slice(0, longestQuote).replace(/\s+\S*$/u, '')} …`;
  return [{ kind: 'em', text: `“${short}”` }];
}

/** The example with the asker's own tools that is closest to what they ask. */
function exampleOf(desk: Desk, card: Practice, asked: string): readonly Block[] {
  const { passages, own } = examplesFor(desk, card);
  const asking = askedWords(desk, asked);
  const [best] = own ? rankPassages(desk, card, asked, passages) : [];
  if (best === undefined) return [];
  const shared = asking.own.intersection(stemsIn(best.blocks)).size;
  return shared >= exampleFits * asking.own.size ? best.blocks.slice(0, 2) : [];
}

const note = (text: Text): Block => ({ kind: 'paragraph', text });

const named = (desk: Desk, id: string): Text => [{ kind: 'strong', text: plainOf(heading(desk, id)) }];

const tells = (blocks: readonly Block[], item: Text): boolean =>
  blocks.some((block) => block.kind === 'list' && block.items.includes(item));

// made where it is needed: it takes longer than most answers
const either = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);

const mostAbove = 0.4;

/** Two authors may have written of the same thing; to read it once is enough. */
function isAbove(blocks: readonly Block[], above: ReadonlySet<string>): boolean {
  const stems = [...stemsOf(blocks.map(textOf).join(' '))];
  return stems.filter((one) => above.has(one)).length > mostAbove * stems.length;
}

/** Those that say something that stands neither above them nor in one before. */
function notTwice(above: readonly Block[], cases: readonly Case[]): readonly Case[] {
  let read = stemsOf(above.map(textOf).join(' '));
  return cases.filter(({ blocks }) => {
    if (isAbove(blocks, read)) return false;
    read = read.union(stemsOf(blocks.map(textOf).join(' ')));
    return true;
  });
}

/** Whether something speaks of what is asked about. */
function speaksOf(desk: Desk, asks: readonly string[], said: string): boolean {
  const { own } = askedWords(desk, asks.join(' '));
  const words = stemsOf(said);
  const { weigh } = desk.answers();
  return [...own].some((word) => words.has(word) && weigh(word) >= tellsMuch);
}

/** What somebody is up to stands before what is true in general only where that is asked about. */
const isAbout = (desk: Desk, asks: readonly string[], { card, blocks }: Case): boolean =>
  speaksOf(desk, asks, [card.name, ...blocks.map(textOf)].join(' '));

/** What somebody builds is in all their questions, what they run only in those that it is about. */
const isForThese = (desk: Desk, asks: readonly string[], one: Case): boolean =>
  Object.keys(one.card.data.facts).length === 0 || isAbout(desk, asks, one);

/** Where it is not sure what was meant: what it could be, and the beginnings of what is nearest to it. */
function openPart(desk: Desk, { asks, readings }: Part, number: number): readonly ProseSection[] {
  const names = readings.map(({ name }) =>
    name.replace(/^\p{Lu}(?=[\p{Ll}-]+(?:\s|$))/u, (letter) => letter.toLowerCase()),
  );
  const near = asks.flatMap((ask) => nearTo(desk, ask, [], mostNear));
  const section = (id: string, place: 'first' | 'more', blocks: readonly Block[]): ProseSection => ({
    kind: 'prose',
    id: `${id}-${number}`,
    title: label(desk, 'part-open', { number }),
    place,
    source: source(desk),
    blocks,
  });
  const unsure = note(label(desk, 'part-unsure', { items: either(names) }));
  return [
    section('part', 'first', [...asks.map((ask) => note(quoted(ask))), unsure, ...pointersTo(desk, near, 'unclear')]),
    ...(near.length === 0
      ? []
      : [
          section(
            'rest',
            'more',
            near.flatMap(({ blocks }) => blocks),
          ),
        ]),
  ];
}

/** One of several questions: the short answer to it, and what else there is, such as what to do this week. */
export function partOf(desk: Desk, part: Part, number: number): readonly ProseSection[] {
  const { card, asks } = part;
  if (part.readings.length > 0) return openPart(desk, part, number);
  const direct = answersTo(desk, part);
  const above = direct.flatMap(({ blocks }) => blocks.flat());
  const [lead] = blocksOf(desk, card, 'default');
  const plan = planInThisCase(desk, card.id);
  // the usual first steps are for who has no answer of their own yet
  const week = plan.length > 0 || above.length > 0 ? plan : blocksOf(desk, card, 'this-week');
  const cases = notTwice(above, casesFor(desk, card.id).slice(0, mostInPart));
  const upTo = cases.filter(({ told }) => told);
  const [about = [], beside = []] = [true, false].map((is) => upTo.filter((one) => isAbout(desk, asks, one) === is));
  const [signal] = blocksOf(desk, card, 'signals').flatMap((block) => (block.kind === 'list' ? block.items : []));
  const bare = asks.filter((_, at) => direct[at]?.blocks.length === 0 && direct[at].with === undefined);
  const near = new Map(asks.map((ask) => [ask, nearTo(desk, ask, above, bare.includes(ask) ? mostNear : 1)]));
  // the nearest to each before the next to any
  const nearBare = [0, 1]
    .flatMap((place) => bare.flatMap((ask) => near.get(ask)?.[place] ?? []))
    .slice(0, Math.max(mostNear, bare.length));
  const others = cases.filter(({ told }) => !told);
  const [ours = [], elsewhere = []] = [true, false].map((is) =>
    others.filter((one) => isForThese(desk, asks, one) === is),
  );
  const pointers = pointersTo(desk, nearBare, upTo.length + ours.length > 0 ? 'little' : 'much');
  const general = (lead: Block): Block =>
    bare.length > 0 && (pointers.length > 0 || upTo.length > 0)
      ? closestSentences(desk, lead, askedWords(desk, bare.join(' ')))
      : lead;
  // what is true of the whole subject answers those that have no answer of their own: below another's it may contradict that
  const unanswered = (rank: number): number => (bare.length > 0 ? rank : later);
  const usual: readonly Piece[] = [
    ...about.map(({ blocks }) => ({ rank: 1, blocks })),
    ...(lead === undefined ? [] : [{ rank: isNearlySure(nearBare) ? later : unanswered(0), blocks: [general(lead)] }]),
    { rank: 0, blocks: pointers },
  ];
  const pieces: readonly Piece[] = [
    ...asks.flatMap((ask, at): readonly Piece[] => {
      const own = direct[at]?.blocks ?? [];
      const isFirstBare = ask === bare[0];
      const alike = asks.filter((_, other) => direct[other]?.with === ask);
      const quotes = isFirstBare ? bare : own.length > 0 ? [ask, ...alike] : [];
      return [
        ...quotes.map((one) => ({ rank: 0, blocks: [note(quoted(one))] })),
        ...own.map((blocks, place) => ({ rank: place === 0 ? 0 : 6, blocks })),
        ...(isFirstBare ? usual : []),
      ];
    }),
    ...(bare.length > 0 ? [] : usual),
    ...beside.map(({ blocks }) => ({ rank: 1, blocks })),
    // what says most about the asker before what is true for all
    ...ours.map(({ blocks }, place) => ({ rank: place === 0 ? 2 : 4, blocks })),
    ...elsewhere.map(({ blocks }) => ({ rank: later, blocks })),
    ...(week.length === 0 ? [] : [{ rank: unanswered(7), blocks: [note(named(desk, 'this-week')), ...week] }]),
    { rank: unanswered(8), blocks: exampleOf(desk, card, asks.join(' ')) },
    ...(signal === undefined || tells(above, signal)
      ? []
      : [
          {
            rank: speaksOf(desk, asks, plainOf(signal)) ? unanswered(5) : later,
            blocks: [note([...named(desk, 'signals'), ...words(': '), ...signal])],
          },
        ]),
  ];
  const { first, rest: left } = parted(pieces);
  const told = [...near.values()].flat().flatMap(({ blocks }) => blocks);
  const whole = pointers.length > 0 && lead !== undefined ? [lead] : [];
  const rest = [...new Set([...told, ...whole, ...left])].filter((block) => !first.includes(block));
  const section = (id: string, place: 'first' | 'more', blocks: readonly Block[]): ProseSection => ({
    kind: 'prose',
    id: `${id}-${number}`,
    title: label(desk, id, { number, topic: card.name }),
    place,
    source: desk.voice.source(card, 'default'),
    blocks,
  });
  return [section('part', 'first', first), ...(rest.length === 0 ? [] : [section('rest', 'more', rest)])];
}
