import type { Card } from '../../persona/persona.ts';
import type { Block, ProseSection, Section, Text } from '../blueprint.ts';
import { casesFor, planInThisCase } from './circumstances.ts';
import type { Desk } from '../desk.ts';
import { askedWords } from './asked-words.ts';
import { fitTo, trimTo } from './fits-asker.ts';
import { rankPassages, type Found } from './likely-answers.ts';
import { passagesOf, type Passage } from './passages.ts';
import { bullets, prose } from './sections.ts';
import { stem } from '../understand/words.ts';
import { words } from '../words.ts';

/** The pieces of a practice as parts of an answer. */

type Practice = Card<'practice'>;

export function blocksOf(desk: Desk, card: Practice, piece: string): readonly Block[] {
  if (piece === 'on-platforms') return examplesFor(desk, card).passages.flatMap(({ blocks }) => blocks);
  const own = piece === 'this-week' ? planInThisCase(desk, card.id) : [];
  return own.length > 0 ? own : (desk.voice.piece(card, piece)?.blocks ?? []);
}

interface Examples {
  readonly passages: readonly Passage[];
  /** They are for the very tools that the asker named. */
  readonly own: boolean;
}

/**
 * The examples for what the asker runs: the fitting ones where there are any, else those that name nobody else's
 * tools.
 */
export function examplesFor(desk: Desk, card: Practice): Examples {
  const passages = passagesOf('on-platforms', desk.voice.piece(card, 'on-platforms')?.blocks ?? []);
  const fits = passages.map(fitTo(desk));
  const best = Math.max(0, ...fits);
  return { passages: passages.filter((_, at) => fits[at] === best), own: best > 0 };
}

/** Of steps for several tools all but those for somebody else's; what names no tool is for everybody. */
export function stepsFor(desk: Desk, blocks: readonly Block[]): readonly Block[] {
  const fits = fitTo(desk);
  return passagesOf('on-platforms', blocks)
    .filter((passage) => fits(passage) >= 0)
    .flatMap(({ blocks: own }) => own);
}

/** Pieces that are asked for by what they are for: "what does it cost" has no word of the sums that answer it. */
const cuedBy = ({ answer }: Desk, asked: ReadonlySet<string>): readonly string[] =>
  Object.entries(answer.data.cues).flatMap(([piece, cues]) =>
    cues.some((cue) => asked.has(stem(cue.toLowerCase()))) ? [piece] : [],
  );

/** Asked for by what counts the answers, shows the sure ones and shows the others. */
const ranked = new WeakMap<Desk['heard'], Map<string, readonly Found[]>>();

/**
 * What of a practice answers the question itself, best first, and is of nobody else's tools. One of several questions is a
 * few words: there an answer has to be surer.
 */
export function toThePoint(
  desk: Desk,
  card: Practice,
  question: string,
  by: 'claim' | 'sureness',
  border = 0,
): readonly Found[] {
  const asked = askedWords(desk, question);
  const rank = (piece: string): readonly Found[] =>
    rankPassages(desk, card, question, passagesOf(piece, blocksOf(desk, card, piece)), trimTo(desk));
  const before = ranked.get(desk.heard) ?? new Map<string, readonly Found[]>();
  ranked.set(desk.heard, before);
  const key = `${card.id}: ${question}`;
  const answers = before.get(key) ?? rank('answers');
  before.set(key, answers);
  // beside what was asked for by its name, nothing that a word or two has in common with it
  const isExact = answers[0]?.claim === Infinity;
  const meant = answers.filter((one) => one[by] > border && (!isExact || one.claim > 0));
  if (by === 'sureness') return meant;
  const cued = cuedBy(desk, asked.own).flatMap((piece) => rank(piece).slice(0, 1));
  return [...meant, ...cued];
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
  const cases = casesFor(desk, card.id).slice(0, mostCircumstances);
  const [first] = cases;
  return first === undefined
    ? []
    : [
        prose(
          desk,
          'your-case',
          cases.flatMap(({ blocks }) => blocks),
          { place: 'first', from: desk.voice.source(first.card, card.id) },
        ),
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

const mostDirect = 3;

interface Opening {
  /** What to read first. */
  readonly lead: readonly Text[];
  readonly sections: readonly ProseSection[];
}

/** What is known of just that question first, and then what is true in general; or that at once. */
export function openingOf(desk: Desk, card: Practice, asked: string): Opening {
  const general = blocksOf(desk, card, 'default');
  const found = toThePoint(desk, card, asked, 'claim').slice(0, mostDirect);
  const [answer, ...rest] = found.flatMap(({ blocks }) => blocks);
  const [first] = found;
  if (first === undefined || answer?.kind !== 'paragraph')
    return { lead: general.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])), sections: [] };
  const section = (id: string, blocks: readonly Block[], piece: string): readonly ProseSection[] =>
    blocks.length === 0 ? [] : [prose(desk, id, blocks, { place: 'first', from: desk.voice.source(card, piece) })];
  return {
    lead: [answer.text],
    sections: [...section('directly', rest, first.piece), ...section('usually', general, 'default')],
  };
}
