import { amountAt, type Amount } from './amounts.ts';
import { type Atom, atomize, atomsOf } from './atoms.ts';
import type { Quantity } from './numbers.ts';
import { currencies, intervals } from './scales.ts';
import { copies, percents } from './units.ts';
import type { Token } from '../command/tokens.ts';
import type { Figure } from '../command/vocabulary.ts';

/** A text as figures are looked for in it: where labels stand, and which number belongs to them. */
export interface Page {
  readonly tokens: readonly Token[];
  readonly atoms: readonly Atom[];
  /** By the token they begin with. */
  readonly quantities: ReadonlyMap<number, Quantity>;
  readonly figures: readonly Figure[];
}

export const pageOf = (
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  figures: readonly Figure[],
): Page => ({
  tokens,
  atoms: atomize(tokens),
  quantities: new Map(quantities.map((quantity) => [quantity.from, quantity])),
  figures,
});

const between =
  /^(?:of|is|are|=|:|at|every|each|to|a|an|about|around|up|takes?|was|were|by|~|<|<=|≤|max|maximum|most|the)$/;
const mostBetween = 3;

/** "40 cores reserved", "reserved 40 cores": what is counted may stand behind its number. */
export const countedEnd = (page: Page, at: number): number => (isNoun(page, at, /^(?:cores?|v?cpus?)$/) ? at + 1 : at);

/** "400 database connections": so may whose it is, where the label still comes. */
export const nounEnd = (page: Page, at: number): number =>
  isNoun(page, at, /^(?:cores?|v?cpus?|db|database)$/) ? at + 1 : at;

const isNoun = (page: Page, at: number, nouns: RegExp): boolean =>
  gapAt(page, at) === 'space' && nouns.test(textAt(page, at)) && !/^(?:equals|colon)$/.test(gapAt(page, at + 1));

/** The label belongs to the number behind it: `5k rps each=220`, but not "40 reserved 6 used". */
export function leads(page: Page, { figure, end }: Label, start: number): boolean {
  const gap = gapAt(page, end);
  if (gap === 'equals' || gap === 'colon') return true;
  const mayLead = labelsAt(page, start, 'before').some((label) => label.figure === figure && label.end === end);
  // "5k rps each pod does 220": a longer label stands there, and its number behind it
  if (labelsAt(page, start, 'before').some((label) => label.figure === figure && label.end > end)) return true;
  // "50 per pod 0.05 an hour"
  const front = page.atoms[start - 1];
  const taken = /^(?:per|an?)$/.test(textAt(page, start)) && page.quantities.get(front?.token ?? -1)?.kind === 'bare';
  // "12m downtime quarterly": a word is a number only where there is none in front
  const spoken = intervals[textAt(page, end)] !== undefined;
  const next = mayLead && !taken && !spoken && gap === 'space' ? readBehind(page, end, figure) : undefined;
  // "30 % cpu 0.096": the share has its sign
  const share = percents.has(textAt(page, start - 1)) && next && !percents.has(textAt(page, next.end - 1));
  if (share === true) return false;
  if (next === undefined || gapAt(page, next.end) !== 'space') return next !== undefined;
  // in "each 100 zones=1" and "each 50 use 80 %" they have a number of their own
  const others = labelsAt(page, nounEnd(page, next.end), 'after');
  const own = labelsAt(page, nounEnd(page, next.end), 'before').some((label) => hasNumber(page, label));
  return own || others.every((label) => /^(?:equals|colon)$/.test(gapAt(page, label.end)));
}

function hasNumber(page: Page, { figure, end }: Label): boolean {
  const number = numberAfter(page, end);
  return number !== undefined && gapAt(page, number) === 'space' && readBehind(page, number, figure) !== undefined;
}

export interface Label {
  readonly figure: Figure;
  readonly end: number;
}

type Place = 'before' | 'after' | 'behind';

interface Phrase {
  readonly figure: Figure;
  readonly place: Place;
  readonly words: readonly string[];
}

/** By their first word. The figures of a command are the same each time. */
const phrases = new WeakMap<readonly Figure[], ReadonlyMap<string, readonly Phrase[]>>();

function phrasesOf(figures: readonly Figure[]): ReadonlyMap<string, readonly Phrase[]> {
  const known = phrases.get(figures);
  if (known !== undefined) return known;
  const all = figures.flatMap((figure): readonly Phrase[] => {
    const { id, says, after, behind } = figure;
    const of = (place: Place, list: readonly string[]): readonly Phrase[] =>
      list.map((say) => ({ figure, place, words: atomsOf(say) }));
    return [
      ...of('before', [id, id.replaceAll('_', ' '), ...says]),
      ...of('after', after),
      ...of('behind', behind?.says ?? []),
    ];
  });
  const index = Map.groupBy(all, ({ words }) => words[0] ?? '');
  phrases.set(figures, index);
  return index;
}

/** The labels that stand here, longest first; of equals the one that the file names first. */
export function labelsAt(page: Page, at: number, place: 'before' | 'after', last?: string): readonly Label[] {
  const atom = page.atoms[at];
  if (atom === undefined || !(atom.first || atom.text === '/') || page.tokens[atom.token]?.quote !== '') return [];
  const labels = (phrasesOf(page.figures).get(atom.text) ?? []).flatMap((phrase): readonly Label[] => {
    const counts = phrase.place === 'behind' ? phrase.figure.behind?.figure === last : phrase.place === place;
    const end = counts ? endOf(page.atoms, page.tokens, at, phrase.words) : undefined;
    return end === undefined ? [] : [{ figure: phrase.figure, end }];
  });
  return labels.length < 2 ? labels : labels.toSorted((a, b) => b.end - a.end);
}

function endOf(
  atoms: readonly Atom[],
  tokens: readonly Token[],
  at: number,
  words: readonly string[],
): number | undefined {
  for (const [index, word] of words.entries()) {
    const atom = atoms[at + index];
    if (atom?.text !== word) return undefined;
    if (index > 0 && atom.first && tokens[atom.token]?.gap !== 'space') return undefined;
  }
  const end = at + words.length;
  return words.length > 0 && (atoms[end - 1]?.last === true || /^[:<≤~/]$/.test(atoms[end]?.text ?? ''))
    ? end
    : undefined;
}

/** Past "of", "every", "is about". */
export function numberAfter(page: Page, end: number): number | undefined {
  for (let at = end, skipped = 0; at < page.atoms.length; at += 1, skipped += 1) {
    const gap = gapAt(page, at);
    if (page.atoms[at]?.first === true && gap !== 'space' && !(skipped === 0 && /^(?:equals|colon)$/.test(gap)))
      return undefined;
    if (page.atoms[at]?.value !== undefined || !between.test(textAt(page, at)) || skipped === mostBetween) return at;
  }
  return undefined;
}

export function read(page: Page, at: number, figure: Figure): Amount | undefined {
  const { atoms } = page;
  if (figure.unit === 'rate') {
    const token = atoms[at]?.token;
    const rate = token !== undefined && atoms[at]?.starts === true ? page.quantities.get(token) : undefined;
    if (rate === undefined || (rate.kind !== 'rps' && rate.kind !== 'bare')) return undefined;
    const value = rate.signed === '-' ? -rate.value : rate.value;
    const last = endOfToken(page, rate.to - 1);
    const slash = atoms.findIndex(({ text }, each) => each > at && each < last && text === '/');
    // "45 rps/pod" is a rate and a label, "0.05 €/h" and "36.50/month" are prices
    if (slash > 0 && copies.has(textAt(page, slash + 1))) return { value, end: slash };
    const priced = currencies.has(textAt(page, last)) || atoms.slice(at, last).some(({ text }) => currencies.has(text));
    return rate.kind === 'bare' && (priced || slash > 0) ? undefined : { value, end: last };
  }
  const amount = amountAt(atoms, at, figure.unit);
  // "use 8 pods" is no share in percent, "use=70" and "uptime 99.95" are.
  const bare = amount !== undefined && figure.unit === 'percent' && atoms[amount.end - 1]?.value !== undefined;
  if (!bare || !Number.isInteger(amount.value)) return amount;
  const ends = /^(?:|comma|line|bracket)$/.test(gapAt(page, amount.end));
  return ends || /^(?:equals|colon)$/.test(gapAt(page, at)) ? amount : undefined;
}

/** A number that stands behind a label: with a unit of its own it counts something else, "3 zones 12 pods". */
export function readBehind(page: Page, at: number, figure: Figure): Amount | undefined {
  const token = page.atoms[at]?.token ?? -1;
  const kind = page.quantities.get(token)?.kind ?? 'bare';
  const counts = figure.unit === 'count' || figure.unit === 'number';
  // "unattached at 0.08" is a price
  const part = page.atoms[at]?.value ?? 1;
  if (figure.unit === 'count' && part > 0 && part < 1 && gapAt(page, at) === 'space') return undefined;
  const other = counts && kind !== 'bare' && kind !== 'percent' && !/^(?:equals|colon)$/.test(gapAt(page, at));
  return other ? undefined : (read(page, at, figure) ?? zeroAt(page, at, figure));
}

/** Nothing needs no unit: "rpo 0". */
function zeroAt({ atoms }: Page, at: number, { zero }: Figure): Amount | undefined {
  const isZero = atoms[at]?.value === 0 || atoms[at]?.text === 'zero';
  return zero && isZero && atoms[at]?.last === true ? { value: 0, end: at + 1 } : undefined;
}

/** Without a label it takes a unit; an amount of money, its sign or a fraction as well: "100 an hour" may be requests. */
export function speaksForItself({ atoms }: Page, at: number, { value, end }: Amount, { unit }: Figure): boolean {
  if (end <= at + 1) return false;
  if (!unit.startsWith('money')) return true;
  const behind = atoms.slice(at + 1, end);
  if (atoms.slice(at, end).some(({ text }) => currencies.has(text))) return true;
  // "1.2k" may be 1.2k of anything.
  return (
    !Number.isInteger(atoms[at]?.value ?? value) &&
    !behind.every(({ text }) => /^(?:k|m|bn|thousand|million)$/.test(text))
  );
}

/** "12 instances 30 % used 0.096": a fraction that ends what was said. */
export function isBarePrice(page: Page, at: number, { value, end }: Amount, { unit }: Figure): boolean {
  const bare = unit.startsWith('money') && page.quantities.get(page.atoms[at]?.token ?? -1)?.kind === 'bare';
  const ends = /^(?:|comma|line|bracket)$/.test(gapAt(page, end));
  return bare && ends && value > 0 && value < 1 && end === at + 1 && !/^(?:by|to)$/.test(textAt(page, at - 1));
}

const textAt = (page: Page, at: number): string => page.atoms[at]?.text ?? '';

export const gapAt = ({ atoms, tokens }: Page, at: number): string => {
  const atom = atoms[at];
  return atom === undefined ? '' : atom.first ? (tokens[atom.token]?.gap ?? '') : 'space';
};

export const endOfToken = ({ atoms }: Page, token: number | undefined): number =>
  atoms.findLastIndex((atom) => atom.token === token) + 1;
