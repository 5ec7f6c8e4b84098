import type { Params } from '../../inquiry.ts';
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
  isBarePrice,
  readBehind,
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
  {
    tokens,
    quantities,
    keyed = {},
  }: {
    readonly tokens: readonly Token[];
    readonly quantities: readonly Quantity[];
    readonly keyed?: Params;
  },
  figures: readonly Figure[],
  { from = 0, within = false } = {},
): FigureReading {
  const page = pageOf(tokens, quantities, figures);
  const taken = new Set<number>();
  const found = new Map<string, number>();
  let problem: Problem | undefined;
  let last: string | undefined;
  for (let at = page.atoms.findIndex((atom) => atom.token >= from); at >= 0 && at < page.atoms.length;) {
    const match = matchAt(page, at, last, found, within);
    if (
      match === undefined ||
      (match.figure.beside && !within && keyed.slo_percent === undefined && !hasOther(page, at, match.end))
    ) {
      at += 1;
      continue;
    }
    const { figure, amount, end } = match;
    if (amount === undefined || !isSound(figure, amount)) problem ??= { code: 'bad-number', field: figure.id };
    else if (counts(figure, amount.value, found.get(figure.id))) {
      found.set(figure.id, amount.value);
      if (amount.of !== undefined) found.set(`${figure.id}_of`, amount.of);
    } else if (figure.several === undefined && found.get(figure.id) !== amount.value)
      problem ??= { code: 'two-numbers', field: figure.id };
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

/** The first that is said, or the one that holds of several. */
function counts({ several }: Figure, value: number, before: number | undefined): boolean {
  if (before === undefined) return true;
  return several === 'least' ? value < before : several === 'most' && value > before;
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
  within: boolean,
): Match | undefined {
  return (
    labelled(page, at, last) ??
    (page.atoms[at]?.starts === true
      ? (labelledAfter(page, at) ?? alone(page, at, found, within ? undefined : (last ?? '')))
      : undefined)
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
      const amount = number === undefined ? undefined : readBehind(page, number, figure);
      return amount === undefined ? [] : [{ figure, amount, end: countedEnd(page, amount.end) }];
    });
    if (matches.length > 0) return best(matches);
  }
  const [first] = labels;
  if (first === undefined || !(gapAt(page, first.end) === 'equals' || lacksUnit(page, first))) return undefined;
  const value = page.atoms[first.end]?.token;
  return { figure: first.figure, end: endOfToken(page, value) };
}

/** "rto 5", "failures 3": named by its own name, and then a number that says nothing without its unit. */
function lacksUnit(page: Page, { figure, end }: Label): boolean {
  const bare = page.quantities.get(page.atoms[end]?.token ?? -1)?.kind === 'bare';
  const named = page.atoms[end - 1]?.text === figure.id.split('_').at(-1);
  return (
    bare &&
    named &&
    figure.unit !== 'date' &&
    gapAt(page, end) === 'space' &&
    /^(?:|comma|line)$/.test(gapAt(page, end + 1))
  );
}

/** "400 connections", "0.045 an hour", "6 used", "12 deploys a week". */
function labelledAfter(page: Page, at: number): Match | undefined {
  const matches = page.figures.flatMap((figure): readonly Match[] => {
    if (figure.after.length === 0) return [];
    const split = splitAfter(page, at, figure) ?? splitShare(page, at, figure);
    if (split !== undefined) return [split];
    const amount = read(page, at, figure);
    if (amount === undefined || gapAt(page, amount.end) !== 'space') return [];
    const noun = figure.unit === 'count' ? nounEnd(page, amount.end) : amount.end;
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

/** "3 failures in 40 deploys": the label stands before the whole. */
function splitShare(page: Page, at: number, figure: Figure): Match | undefined {
  const part = page.atoms[at]?.value;
  if (figure.unit !== 'share' || part === undefined) return undefined;
  const label = afterAt(page, at + 1, figure);
  if (label === undefined) return undefined;
  const of = label.end + (page.atoms[label.end]?.text === 'out' ? 1 : 0);
  const whole = /^(?:of|in)$/.test(page.atoms[of]?.text ?? '') ? page.atoms[of + 1]?.value : undefined;
  return whole === undefined ? undefined : { figure, amount: { value: part, of: whole, end: of + 2 }, end: of + 2 };
}

const rank = ({ figure }: Match): number => (typeof figure.alone === 'string' ? 1 : 0);

/** `last` is the figure before it, where that decides what a number without a label is. */
function alone(
  page: Page,
  at: number,
  found: ReadonlyMap<string, number>,
  last: string | undefined,
): Match | undefined {
  const matches = page.figures.flatMap((figure): readonly Match[] => {
    const may = typeof figure.alone === 'string' ? last === undefined || last === figure.alone : figure.alone;
    const amount = may && !found.has(figure.id) ? read(page, at, figure) : undefined;
    if (amount === undefined) return [];
    const clear =
      speaksForItself(page, at, amount, figure) || (found.size > 0 && isBarePrice(page, at, amount, figure));
    if (!clear) return [];
    return [{ figure, amount, end: amount.end }];
  });
  // what belongs to its neighbour comes first, and in a thread, where nothing stands before it, last
  const way = last === undefined ? 1 : -1;
  const ordered = matches.toSorted((a, b) => (rank(a) - rank(b)) * way);
  const sound = ordered.find(({ figure, amount }) => amount !== undefined && isSound(figure, amount));
  // "-5 GB" is a mistake, and 40 minutes may be meant for something else
  return sound ?? matches.find(({ amount }) => amount !== undefined && (amount.value < 0 || amount.value > mostAtAll));
}

function hasOther(page: Page, from: number, to: number): boolean {
  return page.atoms.some(
    (atom, at) => (at < from || at >= to) && atom.value !== undefined && atom.value >= 50 && atom.value <= 100,
  );
}
