import type { Card } from '../../persona/persona.ts';
import type { Block } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { createDetector, createFinder } from './anti-patterns.ts';

/** What is different for this asker: what they run, build and are. */

type Circumstance = Card<'circumstance'>;

const valuesOf = (fact: string | number | readonly string[] | undefined): readonly string[] =>
  fact === undefined ? [] : [fact].flat().map((value) => String(value).toLowerCase());

const patterns = new Map<string, RegExp>();

function patternOf(say: string): RegExp {
  const known = patterns.get(say);
  if (known !== undefined) return known;
  const words = say
    .split(' ')
    .map((word) => RegExp.escape(word))
    .join(String.raw`[\s-]+`);
  const made = new RegExp(String.raw`(?<![\p{L}\p{N}])${words}(?![\p{L}\p{N}])`, 'iu');
  patterns.set(say, made);
  return made;
}

/** Whether a name stands in a text as a word of its own. Most do not stand there at all, which is seen sooner. */
export const isSaid = (text: string, say: string): boolean =>
  text.toLowerCase().includes(say.split(' ', 1)[0]?.toLowerCase() ?? '') && patternOf(say).test(text);

/** Since they were said, the asker has told otherwise what these words tell: what holds now is in the facts. */
const isOutdated = ({ facts, least, most }: Circumstance['data'], { heard }: Desk): boolean =>
  [facts, least, most]
    .flatMap((by) => Object.keys(by))
    .some((name) => heard.said !== undefined && String(heard.said[name]) !== String(heard.facts[name]));

const readers = new WeakMap<Circumstance, { tells: (text: string) => boolean; denies: (text: string) => boolean }>();

/** What its phrases say of a text. */
function readerOf(card: Circumstance): { tells: (text: string) => boolean; denies: (text: string) => boolean } {
  const known = readers.get(card);
  if (known !== undefined) return known;
  const detect = createDetector([card]);
  const made = { tells: (text: string) => detect(text).length > 0, denies: createFinder(card.data.unless) };
  readers.set(card, made);
  return made;
}

function holds(card: Circumstance, desk: Desk): boolean {
  const { data } = card;
  const { inquiry, heard } = desk;
  const { tells, denies } = readerOf(card);
  const amounts = [
    ...Object.entries(data.least).map(([name, least]) => Number(heard.facts[name] ?? NaN) >= least),
    ...Object.entries(data.most).map(([name, most]) => Number(heard.facts[name] ?? NaN) <= most),
  ];
  return (
    (Object.entries(data.facts).some(([name, ids]) =>
      valuesOf(heard.facts[name]).some((value) => ids.includes(value)),
    ) &&
      !denies(inquiry.words)) ||
    (amounts.length > 0 && amounts.every(Boolean)) ||
    (!isOutdated(data, desk) && (data.says.some((say) => isSaid(inquiry.words, say)) || tells(inquiry.words)))
  );
}

/** Those with something to say on a practice, what says most about the asker first. */
export const circumstancesFor = (desk: Desk, practice: string): readonly Circumstance[] =>
  desk.persona.of('circumstance').filter((card) => card.pieces.has(practice) && holds(card, desk));

const isPlan = (block: Block): boolean => block.kind === 'list' && block.ordered;

const saidBy = (desk: Desk, card: Circumstance, practice: string): readonly Block[] =>
  desk.voice.piece(card, practice)?.blocks ?? [];

/** What to do this week where the usual first steps do not fit: the list of the one that says most about the asker. */
export const planInThisCase = (desk: Desk, practice: string): readonly Block[] =>
  circumstancesFor(desk, practice)
    .flatMap((card) => saidBy(desk, card, practice).filter(isPlan))
    .slice(0, 1);

/** What they change, each beginning with its name. */
export const inThisCase = (desk: Desk, practice: string, most: number): readonly Block[] =>
  circumstancesFor(desk, practice)
    .slice(0, most)
    .flatMap((card): readonly Block[] => {
      const [first, ...rest] = saidBy(desk, card, practice).filter((block) => !isPlan(block));
      const name = { kind: 'strong' as const, text: `${card.name}.` };
      if (first?.kind !== 'paragraph') {
        return [{ kind: 'paragraph', text: [name] }, ...(first === undefined ? [] : [first, ...rest])];
      }
      return [{ kind: 'paragraph', text: [name, { kind: 'text', text: ' ' }, ...first.text] }, ...rest];
    });
