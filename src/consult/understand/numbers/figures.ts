import type { Problem } from '../../problem.ts';
import { type Amount, perTime } from './amounts.ts';
import { findDate } from './dates.ts';
import {
  countedEnd,
  endOfToken,
  gapAt,
  type Label,
  labelsAt,
  leads,
  nounEnd,
  numberAfter,
  type Page,
  pageOf,
  read,
  speaksForItself,
} from './figure-page.ts';
import type { Quantity } from './numbers.ts';
import type { Token } from '../command/tokens.ts';
import type { Figure } from '../command/vocabulary.ts';

/** The figures of a text, and the words that are left. */
export interface FigureReading {
  readonly rest: readonly Token[];
  readonly figures: Readonly<Record<string, number>>;
  readonly problem?: Problem;
}

interface Match {
  readonly figure: Figure;
  /** Absent when the label stands there with a value that is none. */
  readonly amount?: Amount;
  readonly end: number;
}

const most: Readonly<Partial<Record<Figure['unit'], number>>> = { percent: 100, seconds: 10 * 365 * 86_400 };
const mostAtAll = 1e15;

/** Takes labelled numbers out of the tokens from `from` on; in a thread one that belongs beside another may stand alone. */
export function takeFigures(
  { tokens, quantities }: { readonly tokens: readonly Token[]; readonly quantities: readonly Quantity[] },
  figures: readonly Figure[],
  { from = 0, within = false } = {},
): FigureReading {
  const page = pageOf(tokens, quantities, figures);
  const taken = new Set<number>();
  const found = new Map<string, number>();
  let problem: Problem | undefined;
  let last: string | undefined;
  for (let at = page.atoms.findIndex((atom) => atom.token >= from); at >= 0 && at < page.atoms.length;) {
    const match = matchAt(page, at, last, found);
    if (match === undefined || (match.figure.beside && !within && !hasOther(page, at, match.end))) {
      at += 1;
      continue;
    }
    const { figure, amount, end } = match;
    if (amount === undefined || !isSound(figure, amount)) problem ??= { code: 'bad-number', field: figure.id };
    else if (!found.has(figure.id)) {
      found.set(figure.id, amount.value);
      if (amount.of !== undefined) found.set(`${figure.id}_of`, amount.of);
    }
    for (let each = page.atoms[at]?.token ?? 0; each <= (page.atoms[end - 1]?.token ?? 0); each += 1) taken.add(each);
    last = figure.id;
    at = end;
  }
  const date = figures.find(({ unit }) => unit === 'date');
  const day = date && findDate(tokens);
  if (date && day) {
    found.set(date.id, day.value);
    for (let each = day.from; each < day.to; each += 1) taken.add(each);
  }
  // What stood on both sides of a figure is not one phrase.
  const rest = tokens.flatMap((token, at): readonly Token[] => {
    if (taken.has(at)) return [];
    return [taken.has(at - 1) && token.gap === 'space' ? { ...token, gap: 'comma' } : token];
  });
  return { rest, figures: Object.fromEntries(found), ...(problem && { problem }) };
}

function isSound(figure: Figure, { value, of }: Pick<Amount, 'value' | 'of'>): boolean {
  const { unit, zero, min, max = most[unit] ?? mostAtAll } = figure;
  if (!Number.isFinite(value) || value < 0 || value > max || (min !== undefined && value < min)) return false;
  if (value === 0 && !zero) return false;
  return of === undefined || (of > 0 && of >= value && of <= mostAtAll);
}

function matchAt(
  page: Page,
  at: number,
  last: string | undefined,
  found: ReadonlyMap<string, number>,
): Match | undefined {
  return (
    labelled(page, at, last) ??
    (page.atoms[at]?.starts === true ? (labelledAfter(page, at) ?? alone(page, at, found)) : undefined)
  );
}

/** Of labels that two figures share: the one that can be so, then the one that understands more of what stands there. */
function best(matches: readonly Match[]): Match | undefined {
  const sound = ({ figure, amount }: Match): number => (amount !== undefined && isSound(figure, amount) ? 1 : 0);
  return matches.toSorted((a, b) => sound(b) - sound(a) || b.end - a.end)[0];
}

/** `pool=10`, "a pool of 10", "one pod carries 220 rps". */
function labelled(page: Page, at: number, last: string | undefined): Match | undefined {
  const labels = labelsAt(page, at, 'before', last);
  for (const { end } of labels) {
    const matches = labels.flatMap(({ figure, end: same }): readonly Match[] => {
      const number = same === end ? numberAfter(page, end) : undefined;
      const amount = number === undefined ? undefined : read(page, number, figure);
      return amount === undefined ? [] : [{ figure, amount, end: countedEnd(page, amount.end) }];
    });
    if (matches.length > 0) return best(matches);
  }
  const [first] = labels;
  if (first === undefined || gapAt(page, first.end) !== 'equals') return undefined;
  const value = page.atoms[first.end]?.token;
  return { figure: first.figure, end: endOfToken(page, value) };
}

/** "400 connections", "0.045 an hour", "6 used", "12 deploys a week". */
function labelledAfter(page: Page, at: number): Match | undefined {
  const matches = page.figures.flatMap((figure): readonly Match[] => {
    if (figure.after.length === 0) return [];
    const split = splitAfter(page, at, figure);
    if (split !== undefined) return [split];
    const amount = read(page, at, figure);
    if (amount === undefined || gapAt(page, amount.end) !== 'space') return [];
    const counts = !figure.unit.startsWith('money') && figure.unit !== 'percent';
    const noun = counts ? nounEnd(page, amount.end) : amount.end;
    const label = afterAt(page, noun, figure);
    return label === undefined || leads(page, label, noun) ? [] : [{ figure, amount, end: label.end }];
  });
  return best(matches);
}

const afterAt = (page: Page, at: number, figure: Figure): Label | undefined =>
  labelsAt(page, at, 'after').find((label) => label.figure === figure);

/** "12 deploys a week": the label stands inside. */
function splitAfter(page: Page, at: number, figure: Figure): Match | undefined {
  const number = page.atoms[at]?.value;
  if (figure.unit !== 'frequency' || number === undefined) return undefined;
  const label = afterAt(page, at + 1, figure);
  const amount = label && perTime(page.atoms, label.end, number);
  return amount && { figure, amount, end: amount.end };
}

function alone(page: Page, at: number, found: ReadonlyMap<string, number>): Match | undefined {
  for (const figure of page.figures) {
    const amount = figure.alone && !found.has(figure.id) ? read(page, at, figure) : undefined;
    if (amount !== undefined && isSound(figure, amount) && speaksForItself(page, at, amount, figure))
      return { figure, amount, end: amount.end };
  }
  return undefined;
}

function hasOther(page: Page, from: number, to: number): boolean {
  return page.atoms.some(
    (atom, at) => (at < from || at >= to) && atom.value !== undefined && atom.value >= 50 && atom.value <= 100,
  );
}
