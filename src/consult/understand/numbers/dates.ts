import { wordTable } from './word-table.ts';
import type { Token } from '../command/tokens.ts';

/**
 * Days people name, as one number: 20261201, or 1201 when no year was said. Which year that is depends on the clock,
 * and there is none here. Thanksgiving moves: Black Friday and Cyber Monday are days of November no calendar has.
 */
export const blackFriday = 1150;
export const cyberMonday = 1153;

interface Day {
  readonly value: number;
  /** The tokens that are spoken for. Names of months are known words anyway. */
  readonly from: number;
  readonly to: number;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const longMonths = 'january february march april may june july august september october november december'.split(' ');
const leads = new Set('by until till before for on at in during'.split(' '));
const events = wordTable({
  'black friday': blackFriday,
  'cyber monday': cyberMonday,
  christmas: 1225,
  xmas: 1225,
  'new year': 101,
  'new years': 101,
});

export function findDate(tokens: readonly Token[]): Day | undefined {
  for (let at = 0; at < tokens.length; at += 1) {
    const day = isoAt(tokens, at) ?? eventAt(tokens, at) ?? (led(tokens, at) ? monthAt(tokens, at) : undefined);
    if (day !== undefined) return day;
  }
  return undefined;
}

const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

const led = (tokens: readonly Token[], at: number): boolean => {
  const before = lowerAt(tokens, at - 1);
  if (/^(?:the|start|end|early|mid|late|of)$/.test(before)) return led(tokens, at - 1);
  return leads.has(before);
};

function isoAt(tokens: readonly Token[], at: number): Day | undefined {
  const [, year, month, day] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(lowerAt(tokens, at)) ?? [];
  const value = dayOf(Number(month), Number(day), Number(year));
  return value === undefined ? undefined : { value, from: at, to: at + 1 };
}

function eventAt(tokens: readonly Token[], at: number): Day | undefined {
  const one = lowerAt(tokens, at);
  const value = events[`${one} ${lowerAt(tokens, at + 1)}`] ?? events[one];
  return value === undefined ? undefined : { value, from: at, to: at };
}

/** "by december", "by 1 december 2026", "by dec 1st", "by q4". */
function monthAt(tokens: readonly Token[], at: number): Day | undefined {
  const quarter = /^q([1-4])$/.exec(lowerAt(tokens, at))?.[1];
  if (quarter !== undefined) return { value: (Number(quarter) * 3 - 2) * 100 + 1, from: at, to: at };
  const dayBefore = dayNumber(lowerAt(tokens, at));
  const named = dayBefore === undefined ? at : at + 1;
  const month = monthOf(lowerAt(tokens, named));
  if (month === undefined) return undefined;
  const dayAfter = dayBefore === undefined ? dayNumber(lowerAt(tokens, named + 1)) : undefined;
  const next = named + (dayAfter === undefined ? 1 : 2);
  const [year] = /^20\d\d$/.exec(lowerAt(tokens, next)) ?? [];
  const value = dayOf(month, dayBefore ?? dayAfter ?? 1, year === undefined ? 0 : Number(year));
  const numbered = (dayBefore ?? dayAfter ?? year) !== undefined;
  const to = numbered ? next + (year === undefined ? 0 : 1) : at;
  return value === undefined ? undefined : { value, from: at, to };
}

function monthOf(word: string): number | undefined {
  const at = Math.max(longMonths.indexOf(word), word === 'sept' ? 8 : months.indexOf(word));
  return at < 0 ? undefined : at + 1;
}

function dayNumber(word: string): number | undefined {
  const day = Number(/^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(word)?.[1]);
  return day >= 1 && day <= 31 ? day : undefined;
}

function dayOf(month: number, day: number, year: number): number | undefined {
  const real = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year || 2024, month, 0)).getUTCDate();
  return real ? year * 10_000 + month * 100 + day : undefined;
}
