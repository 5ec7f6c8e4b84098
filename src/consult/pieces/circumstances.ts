import type { Card, Persona } from '../../persona/persona.ts';
import type { Block } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import type { Inquiry } from '../inquiry.ts';
import { createDetector, createFinder, createSieve } from './anti-patterns.ts';
import { saidIn } from './said-in.ts';

/** What is different for this asker: what they run, build and are. */

type Circumstance = Card<'circumstance'>;

const valuesOf = (fact: string | number | readonly string[] | undefined): readonly string[] =>
  fact === undefined ? [] : [fact].flat().map((value) => String(value).toLowerCase());

/** Since they were said, the asker has told otherwise what these words tell: what holds now is in the facts. */
const isOutdated = ({ facts, least, most }: Circumstance['data'], { heard }: Desk): boolean =>
  [facts, least, most]
    .flatMap((by) => Object.keys(by))
    .some((name) => heard.said !== undefined && String(heard.said[name]) !== String(heard.facts[name]));

const detectors = new WeakMap<Persona, (text: string) => readonly Circumstance[]>();
const told = new WeakMap<Inquiry, ReadonlySet<Circumstance>>();

/** Those whose phrases the asker's words hold; an answer of several parts asks for them many times. */
function toldIn({ persona, inquiry }: Desk): ReadonlySet<Circumstance> {
  const known = told.get(inquiry);
  if (known !== undefined) return known;
  const detect = detectors.get(persona) ?? createDetector(persona.of('circumstance'));
  detectors.set(persona, detect);
  const found = new Set(detect(inquiry.words));
  told.set(inquiry, found);
  return found;
}

/** The asker speaks of what the facts tell, but means to be rid of it. */
const isDenied = ({ unless }: Circumstance['data'], { inquiry }: Desk): boolean =>
  unless.length > 0 && createFinder(unless)(inquiry.words);

/** "Members complain about it in the app store": it is named, and they have none. */
const isSaid = ({ says, unless }: Circumstance['data'], { inquiry }: Desk, said: (say: string) => boolean): boolean =>
  says.some(said) && (unless.length === 0 || says.some(saidIn(createSieve(unless)(inquiry.words))));

const hasOneOf = (facts: Circumstance['data']['facts'], { heard }: Desk): boolean =>
  Object.entries(facts).some(([name, ids]) => valuesOf(heard.facts[name]).some((value) => ids.includes(value)));

function holds(card: Circumstance, desk: Desk, said: (say: string) => boolean): boolean {
  const { data } = card;
  const { heard } = desk;
  const amounts = [
    ...Object.entries(data.least).map(([name, least]) => Number(heard.facts[name] ?? NaN) >= least),
    ...Object.entries(data.most).map(([name, most]) => Number(heard.facts[name] ?? NaN) <= most),
  ];
  return (
    (hasOneOf(data.facts, desk) && !isDenied(data, desk)) ||
    (amounts.length > 0 && amounts.every(Boolean)) ||
    (!isOutdated(data, desk) && (isSaid(data, desk, said) || toldIn(desk).has(card)))
  );
}

const holding = new WeakMap<Desk['heard'], readonly Circumstance[]>();

/** An answer of several parts asks for them many times. */
function circumstancesOf(desk: Desk): readonly Circumstance[] {
  const known = holding.get(desk.heard);
  if (known !== undefined) return known;
  const said = saidIn(desk.inquiry.words);
  const found = desk.persona.of('circumstance').filter((card) => holds(card, desk, said));
  holding.set(desk.heard, found);
  return found;
}

/** Those with something to say on a practice, what says most about the asker first. */
const circumstancesFor = (desk: Desk, practice: string): readonly Circumstance[] =>
  circumstancesOf(desk).filter((card) => card.pieces.has(practice) && !hasOneOf(card.data.until[practice] ?? {}, desk));

const isPlan = (block: Block): boolean => block.kind === 'list' && block.ordered;

const saidBy = (desk: Desk, card: Circumstance, practice: string): readonly Block[] =>
  desk.voice.piece(card, practice)?.blocks ?? [];

/** Those with something to say on a practice that a question is about: "CI for dbt". What merely runs is in every question. */
export function casesAskedFor(desk: Desk, practice: string, question: string): readonly Circumstance[] {
  const said = saidIn(question);
  return circumstancesFor(desk, practice).filter(
    ({ data }) => Object.keys(data.facts).length === 0 && data.says.some(said),
  );
}

/** What to do this week where the usual first steps do not fit: the list of the one that says most about the asker. */
export const planInThisCase = (desk: Desk, practice: string): readonly Block[] =>
  circumstancesFor(desk, practice)
    .flatMap((card) => saidBy(desk, card, practice).filter(isPlan))
    .slice(0, 1);

/** What one changes for a practice. */
export interface Case {
  readonly card: Circumstance;
  /** Beginning with its name. */
  readonly blocks: readonly Block[];
  /** The asker spoke of it in so many words: it is what they are up to, and not only what they run. */
  readonly told: boolean;
}

/** What they change, those that the asker spoke of first. */
export function casesFor(desk: Desk, practice: string): readonly Case[] {
  const told = toldIn(desk);
  const cases = circumstancesFor(desk, practice).map((card): Case => {
    const [first, ...rest] = saidBy(desk, card, practice).filter((block) => !isPlan(block));
    const name = { kind: 'strong' as const, text: `${card.name}.` };
    const blocks: readonly Block[] =
      first?.kind === 'paragraph'
        ? [{ kind: 'paragraph', text: [name, { kind: 'text', text: ' ' }, ...first.text] }, ...rest]
        : [{ kind: 'paragraph', text: [name] }, ...(first === undefined ? [] : [first, ...rest])];
    return { card, blocks, told: told.has(card) };
  });
  return [...cases.filter((one) => one.told), ...cases.filter((one) => !one.told)];
}
