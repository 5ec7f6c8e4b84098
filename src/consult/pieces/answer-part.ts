import type { Card } from '../../persona/persona.ts';
import type { Block, ProseSection, Text } from '../blueprint.ts';
import { heading, label, type Desk } from '../desk.ts';
import { stemsOf } from '../understand/words.ts';
import { isBarePrice } from '../understand/asks/bare-price.ts';
import { oneLine, plainOf } from '../words.ts';
import { casesAskedFor, casesFor, planInThisCase, type Case } from './circumstances.ts';
import { askedWords } from './asked-words.ts';
import { closestSentences } from './closest-sentences.ts';
import { rankPassages } from './likely-answers.ts';
import { stemsIn, textOf } from './passages.ts';
import { blocksOf, examplesFor, toThePoint } from './practice-sections.ts';

/** The answer to one of several questions. */

type Practice = Card<'practice'>;

const mostInPart = 3;
/** An example shown beside several answers has to be one for what was asked. */
const exampleFits = 0.2;
/** As much of a question as reminds its author of it. */
const longestQuote = 140;
const mostDirect = 2;

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

const saidOf = (cases: readonly Case[]): readonly Block[] => cases.flatMap(({ blocks }) => blocks);

/** The example with the asker's own tools that is closest to what they ask. */
function exampleOf(desk: Desk, card: Practice, asked: string): readonly Block[] {
  const { passages, own } = examplesFor(desk, card);
  const words = askedWords(desk, asked);
  const [best] = own ? rankPassages(desk, card, words, passages) : [];
  if (best === undefined) return [];
  const shared = words.own.intersection(stemsIn(best.blocks)).size;
  return shared >= exampleFits * words.own.size ? best.blocks.slice(0, 2) : [];
}

const mostAbove = 0.4;

/** Two authors may have written of the same thing; to read it once is enough. */
function isAbove(blocks: readonly Block[], above: ReadonlySet<string>): boolean {
  const words = [...stemsOf(blocks.map(textOf).join(' '))];
  return words.filter((word) => above.has(word)).length > mostAbove * words.length;
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

/** What answers each question itself: nothing is said to two of them. */
function answersTo(desk: Desk, card: Practice, asks: readonly string[]): readonly (readonly Block[])[] {
  const cases = casesFor(desk, card.id);
  const shown = new Set<Block | undefined>();
  return asks.map((ask) => {
    const about = casesAskedFor(desk, card.id, ask);
    const own = cases.filter((one) => about.includes(one.card)).map(({ blocks }) => blocks);
    const found = isBarePrice(ask)
      ? [blocksOf(desk, card, 'costs')]
      : toThePoint(desk, card, ask).map(({ blocks }) => blocks);
    const fresh = [...own, ...found].filter(([first]) => !shown.has(first));
    const kept = fresh.slice(0, asks.length > 1 ? 1 : mostDirect);
    for (const [first] of kept) shown.add(first);
    return kept.flat();
  });
}

/** One of several questions, short: the answer to it, what to do this week, and how to see that it works. */
export function partOf(desk: Desk, card: Practice, { number, asks, unsure }: Asked): ProseSection {
  // where it is not sure what was meant, nothing is put first as if it were
  const direct = unsure ? [] : answersTo(desk, card, asks);
  const above = direct.flat();
  const [lead] = blocksOf(desk, card, 'default');
  const plan = unsure ? [] : planInThisCase(desk, card.id);
  // the usual first steps are for who has no answer of their own yet
  const week = unsure || plan.length > 0 || above.length > 0 ? plan : blocksOf(desk, card, 'this-week');
  const cases = notTwice(above, casesFor(desk, card.id).slice(0, mostInPart));
  const upTo = cases.filter(({ told }) => told);
  const [signal] = blocksOf(desk, card, 'signals').flatMap((block) => (block.kind === 'list' ? block.items : []));
  const named = (id: string): Text => [{ kind: 'strong', text: plainOf(heading(desk, id)) }];
  const blocks: readonly Block[] = [
    ...asks.flatMap((ask, at): readonly Block[] => [{ kind: 'paragraph', text: quoted(ask) }, ...(direct[at] ?? [])]),
    ...(unsure ? [{ kind: 'paragraph' as const, text: label(desk, 'part-unsure', { topic: card.name }) }] : []),
    ...saidOf(upTo),
    ...(lead === undefined
      ? []
      : [above.length + upTo.length > 0 ? closestSentences(desk, lead, askedWords(desk, asks.join(' '))) : lead]),
    ...saidOf(cases.filter(({ told }) => !told)),
    ...(week.length === 0 ? [] : [{ kind: 'paragraph' as const, text: named('this-week') }, ...week]),
    ...exampleOf(desk, card, asks.join(' ')),
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
