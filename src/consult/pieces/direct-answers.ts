import type { Card } from '../../persona/persona.ts';
import type { Block } from '../blueprint.ts';
import { heading, type Desk } from '../desk.ts';
import { plainOf } from '../words.ts';
import { askedWords } from './asked-words.ts';
import { casesAskedFor, casesFor } from './circumstances.ts';
import { briefly, facetAsked } from './facets.ts';
import { nearlySure, type Found } from './likely-answers.ts';
import { blocksOf, toThePoint } from './practice-sections.ts';
import { nextBest, type Part } from './question-parts.ts';

type Practice = Card<'practice'>;

const mostDirect = 2;

/** A section that a question points to, with its heading where it is a list. */
function sectionAsked(desk: Desk, card: Practice, ask: string): readonly Block[] {
  const piece = facetAsked(desk, ask, card);
  const blocks = piece === undefined ? [] : briefly(blocksOf(desk, card, piece));
  return piece !== undefined && blocks[0]?.kind === 'list'
    ? [{ kind: 'paragraph', text: [{ kind: 'strong', text: plainOf(heading(desk, piece)) }] }, ...blocks]
    : blocks;
}

/** What answers a question itself, best first; where that stands below another already, which one. */
export interface Direct {
  readonly blocks: readonly (readonly Block[])[];
  readonly with?: string | undefined;
}

/** What answers each question of a practice, where two have the same best one: that goes to the one that it fits farther ahead of the next. */
function passagesTo(desk: Desk, card: Practice, asks: readonly string[]): ReadonlyMap<string, readonly Found[]> {
  const sure = asks.map((ask) => ({ ask, found: toThePoint(desk, card, ask, 'sureness') }));
  const given = new Map<string, readonly Found[]>();
  for (const [block, rivals] of Map.groupBy(sure, ({ found }) => found[0]?.blocks[0])) {
    const lead = ({ ask, found }: (typeof sure)[number]): number =>
      (found[0]?.fit ?? 0) - (nextBest(desk, card, ask)?.fit ?? 0);
    const [first] = rivals.toSorted((a, b) => lead(b) - lead(a));
    for (const one of rivals) {
      const other = block === undefined || one === first ? undefined : nextBest(desk, card, one.ask);
      given.set(one.ask, other === undefined ? one.found : [other]);
    }
  }
  return given;
}

/** "The bill tripled and nobody can say why, where do we begin?": what was told is meant, and no first steps of the whole subject. */
function meantBy(desk: Desk, card: Practice, ask: string): readonly (readonly Block[])[] {
  const { vague, alone } = askedWords(desk, ask);
  const [best] = vague && !alone ? toThePoint(desk, card, ask, 'sureness', nearlySure) : [];
  return best === undefined ? [] : [best.blocks];
}

/** Nothing is said to two questions. */
export function answersTo(desk: Desk, { card, asks, follows }: Part): readonly Direct[] {
  const cases = casesFor(desk, card.id);
  const shown = new Map<Block | undefined, string>();
  const passages = passagesTo(desk, card, asks);
  return asks.map((ask): Direct => {
    const about = casesAskedFor(desk, card.id, ask);
    const own = cases.filter((one) => about.includes(one.card)).map(({ blocks }) => blocks);
    const section = sectionAsked(desk, card, ask);
    const fitting = (passages.get(ask) ?? []).map(({ blocks }) => blocks);
    // "how do we know it works?" is answered by a section, "how do we know a restore works?" by what speaks of that
    const facet = facetAsked(desk, ask);
    const meant = facet === 'this-week' ? meantBy(desk, card, ask) : [];
    const found = facet === undefined ? [...fitting, section] : [...meant, section, ...fitting];
    // what is asked for by its name, before what somebody builds
    const isCalled = passages.get(ask)?.[0]?.sureness === Infinity;
    const all = (isCalled ? [...found, ...own] : [...own, ...found]).filter((blocks) => blocks.length > 0);
    const before = shown.get(all[0]?.at(-1));
    if (before !== undefined) return { blocks: [], with: before };
    const kept = all.filter((blocks) => !shown.has(blocks.at(-1))).slice(0, asks.length > 1 ? 1 : mostDirect);
    for (const blocks of kept) shown.set(blocks.at(-1), ask);
    if (kept.length > 0) return { blocks: kept };
    const first = follows.get(ask);
    return { blocks: [], with: [...shown.values()].find((one) => one === first) };
  });
}
