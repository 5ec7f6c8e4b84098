import type { Card } from '../../persona/persona.ts';
import type {
  Block,
  BulletsSection,
  ChecklistSection,
  Fact,
  FactsSection,
  OptionsSection,
  PanelRow,
  PanelSection,
  ProseSection,
  Source,
  Step,
  StepsSection,
  TableSection,
  Text,
} from '../blueprint.ts';
import type { Choice, Weighed } from '../strategy/choose-strategy.ts';
import { columns, heading, label, listed, source, wordsOf, type Desk } from '../desk.ts';
import { modesOf } from '../modes.ts';
import { secondsOf } from './run-sheet.ts';

/** Sections that several handlers make. Titles and column names come from the answer's file. */

type Place = 'first' | 'more';

export const table = (
  desk: Desk,
  id: string,
  rows: readonly (readonly Text[])[],
  options: { readonly place?: Place; readonly note?: Text; readonly from?: Source } = {},
): TableSection => ({
  kind: 'table',
  id,
  title: heading(desk, id),
  place: options.place ?? 'more',
  source: options.from ?? source(desk),
  columns: columns(desk, id),
  rows,
  ...(options.note && { note: options.note }),
});

export function steps(
  desk: Desk,
  id: string,
  list: readonly Step[],
  options: {
    readonly place?: Place;
    readonly targetSeconds?: number;
    readonly from?: Source;
    readonly note?: Text;
  } = {},
): StepsSection {
  const seconds = secondsOf(list);
  return {
    kind: 'steps',
    id,
    title: heading(desk, id),
    place: options.place ?? 'more',
    source: options.from ?? source(desk),
    steps: list,
    ...(seconds > 0 && { seconds }),
    ...(options.targetSeconds !== undefined && { targetSeconds: options.targetSeconds }),
    ...(options.note && { note: options.note }),
  };
}

export const bullets = (
  desk: Desk,
  id: string,
  groups: BulletsSection['groups'],
  options: { readonly place?: Place; readonly from?: Source } = {},
): BulletsSection => ({
  kind: 'bullets',
  id,
  title: heading(desk, id),
  place: options.place ?? 'more',
  source: options.from ?? source(desk),
  groups: groups.filter((group) => group.items.length > 0),
});

export const prose = (
  desk: Desk,
  id: string,
  blocks: readonly Block[],
  options: { readonly place?: Place; readonly from?: Source } = {},
): ProseSection => ({
  kind: 'prose',
  id,
  title: heading(desk, id),
  place: options.place ?? 'more',
  source: options.from ?? source(desk),
  blocks,
});

export const facts = (
  desk: Desk,
  id: string,
  list: readonly Fact[],
  options: { readonly place?: Place; readonly from?: Source } = {},
): FactsSection => ({
  kind: 'facts',
  id,
  title: heading(desk, id),
  place: options.place ?? 'more',
  source: options.from ?? source(desk),
  facts: list,
});

export const panel = (
  desk: Desk,
  id: string,
  rows: readonly PanelRow[],
  options: { readonly place?: Place; readonly from?: Source } = {},
): PanelSection => ({
  kind: 'panel',
  id,
  title: heading(desk, id),
  place: options.place ?? 'more',
  source: options.from ?? source(desk),
  rows,
});

export const checklist = (
  desk: Desk,
  card: Card<'checklist'>,
  options: { readonly place?: Place; readonly title?: Text } = {},
): ChecklistSection => ({
  kind: 'checklist',
  id: card.id,
  title: options.title ?? [{ kind: 'text', text: card.name }],
  place: options.place ?? 'more',
  source: desk.voice.source(card),
  items: card.data.items.map((item) => {
    const [detail] = desk.voice.piece(card, item.id)?.blocks ?? [];
    return {
      id: item.id,
      name: desk.voice.line(card, item.name),
      priority: [{ kind: 'text', text: item.priority }],
      prove: desk.voice.line(card, item.prove),
      ...(detail?.kind === 'paragraph' && { detail: detail.text }),
    };
  }),
});

/** The lists of a card's piece as one section; nothing when the card has no such piece. */
export function bulletsOf(desk: Desk, id: string, card: Card, piece: string): readonly BulletsSection[] {
  const items = listed(desk.voice.piece(card, piece));
  return items.length === 0 ? [] : [bullets(desk, id, [{ items }], { from: desk.voice.source(card, piece) })];
}

/** What the place would have to be set to for this strategy. */
const otherModes = ({ system: { runs, place }, persona }: Desk, { id }: Card<'strategy'>): readonly string[] =>
  modesOf(runs.value, place.value, persona).flatMap(({ name, data }) => (data.strategies.includes(id) ? [name] : []));

function reasonsFor(desk: Desk, one: Weighed, best: Weighed | undefined): readonly Text[] {
  const scored = one.parts.map((part) => `${part.priority} ${part.weight} × ${part.serves}/10`).join(' + ');
  const working = label(desk, 'working', {
    words: scored,
    number: one.factor,
    name: one.card.data.risk,
    score: one.score,
  });
  if (one.out !== undefined) {
    const items = one.out === 'platform' ? otherModes(desk, one.card) : one.lacks;
    return [label(desk, `out-${one.out}`, { name: one.card.name, ...(items.length > 0 && { items }) })];
  }
  const losing = one.parts
    .map((part) => {
      const same = best?.parts.find((other) => other.priority === part.priority);
      return { part, lost: ((same?.serves ?? 0) - part.serves) * part.weight };
    })
    .toSorted((a, b) => b.lost - a.lost)[0];
  const why =
    losing !== undefined && losing.lost > 0 && best !== undefined
      ? [label(desk, 'lost', { priority: losing.part.priority, winner: best.card.name, number: losing.part.serves })]
      : one === best
        ? []
        : [label(desk, 'lost-risk', { winner: best?.card.name, name: one.card.data.risk })];
  return [working, ...why, desk.voice.line(one.card, one.card.data.cost)];
}

/** The strategies that were weighed, with the sum that decided. */
export function options(asking: Desk, choice: Choice, place: Place = 'more'): OptionsSection {
  const desk = wordsOf(asking, 'strategies');
  const best = choice.weighed[0];
  return {
    kind: 'options',
    id: 'options',
    title: heading(desk, 'options'),
    place,
    source: desk.voice.source(desk.persona.identity),
    options: choice.weighed.map((one) => ({
      name: [{ kind: 'text', text: one.card.name }],
      score: one.score,
      chosen: one.card === choice.chosen,
      reasons: reasonsFor(desk, one, best),
    })),
    note: label(desk, choice.by === 'asker' ? 'chosen-by-asker' : 'chosen-by-score', { name: choice.chosen.name }),
  };
}
