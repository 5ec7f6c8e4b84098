import { monthHours } from '../../numbers/capacity.ts';
import type { Atom } from './atoms.ts';
import { currencies, durations, intervals, sizes, speeds } from './scales.ts';
import { each, named, percents, thousands } from './units.ts';
import type { FigureUnit } from '../command/vocabulary.ts';

/** Rates and dates are read elsewhere: they mean the same outside figures. */
type Readable = Exclude<FigureUnit, 'rate' | 'date'>;

/** A number as a figure of the wanted unit takes it, and where it ends. */
export interface Amount {
  readonly value: number;
  /** The whole of "3 of 40". */
  readonly of?: number;
  readonly end: number;
}

interface Bare {
  readonly value: number;
  readonly end: number;
}

type Read = (atoms: readonly Atom[], at: number, number: Bare) => Amount | undefined;

const textAt = (atoms: readonly Atom[], at: number): string => atoms[at]?.text ?? '';

/** A share in percent counts nothing. */
const count: Read = (atoms, _, number) => (percents.has(textAt(atoms, number.end)) ? undefined : number);

/** Keeps 0.1 + 0.2 from showing. */
const round = (value: number): number => Number(value.toPrecision(12));

/** The next smaller unit has at most this many to one: "1 h 30 min", but not "1 year 400 h". */
const mostInOne = 60;

/** `90 seconds`, `1h30m`: as long as the units get smaller. */
const duration: Read = (atoms, _, first) => {
  let smallest = durations[textAt(atoms, first.end)];
  if (smallest === undefined) return undefined;
  let value = first.value * smallest;
  let end = first.end + 1;
  for (let next = atoms[end]?.value; next !== undefined; next = atoms[end]?.value) {
    const unit = durations[textAt(atoms, end + 1)];
    if (unit === undefined || unit >= smallest || smallest / unit > mostInOne || atoms[end]?.close !== true) break;
    value += next * unit;
    smallest = unit;
    end += 2;
  }
  // "10 h a day" is no duration; a month is what sums are made for.
  if (each.has(textAt(atoms, end)) && durations[textAt(atoms, end + 1)] !== undefined)
    return textAt(atoms, end + 1).startsWith('mo') ? { value: round(value), end: end + 2 } : undefined;
  return { value: round(value), end };
};

const percent: Read = (atoms, _, { value, end }) =>
  percents.has(textAt(atoms, end)) ? { value, end: end + 1 } : { value, end };

const bytes: Read = (atoms, _, { value, end }) => {
  const size = sizes[textAt(atoms, end)];
  // A speed is no size.
  const per = each.has(textAt(atoms, end + 1)) && durations[textAt(atoms, end + 2)] !== undefined;
  return size === undefined || per ? undefined : { value: value * size, end: end + 1 };
};

const speed: Read = (atoms, _, { value, end }) => {
  const unit = textAt(atoms, end);
  const bits = speeds[unit];
  const per = each.has(textAt(atoms, end + 1)) ? durations[textAt(atoms, end + 2)] : undefined;
  if (bits !== undefined) return { value: value * bits, end: per === undefined ? end + 1 : end + 3 };
  const size = sizes[unit];
  return size === undefined || per === undefined ? undefined : { value: (value * size) / per, end: end + 3 };
};

/** `$0.045`, `0.045 usd an hour`, `1,200/month`: what a figure wants by the hour is divided by 730 when it comes by the month. */
const money =
  (per?: 'hour' | 'month'): Read =>
  (atoms, at, { value, end }) => {
    const after = currencies.has(textAt(atoms, end)) ? end + 1 : end;
    const cents = /^cents?$/.test(textAt(atoms, end)) ? 100 : 1;
    const time = each.has(textAt(atoms, after)) ? textAt(atoms, after + 1) : '';
    const seconds = durations[time];
    if (seconds === undefined || per === undefined) return { value: value / cents, end: after };
    const hours = time.startsWith('mo') ? monthHours : time.startsWith('y') ? 12 * monthHours : seconds / 3600;
    const hourly = value / cents / hours;
    return { value: round(per === 'hour' ? hourly : hourly * monthHours), end: after + 2 };
  };

/** `3 of 40`, `3/40`, `3 out of 40`; 7.5 % is 7.5 of 100. */
const share: Read = (atoms, _, { value, end }) => {
  if (percents.has(textAt(atoms, end))) return { value, of: 100, end: end + 1 };
  const at = textAt(atoms, end) === 'out' ? end + 1 : end;
  const whole = /^(?:of|\/)$/.test(textAt(atoms, at)) ? atoms[at + 1]?.value : undefined;
  return whole === undefined ? undefined : { value, of: whole, end: at + 2 };
};

/** `12/week`, `3 times a day`: by the day. */
const frequency: Read = (atoms, _, { value, end }) =>
  perTime(atoms, /^(?:times|x)$/.test(textAt(atoms, end)) ? end + 1 : end, value);

export function perTime(atoms: readonly Atom[], at: number, times: number): Amount | undefined {
  const time = each.has(textAt(atoms, at)) ? durations[textAt(atoms, at + 1)] : undefined;
  return time === undefined ? undefined : { value: round((times * 86_400) / time), end: at + 2 };
}

const readers: Readonly<Record<Readable, Read>> = {
  count,
  number: percent,
  percent,
  seconds: duration,
  bytes,
  speed,
  money: money(),
  'money-hour': money('hour'),
  'money-month': money('month'),
  share,
  frequency,
};

/** The amount that begins at this atom, if it can be one of this unit. Ends where a word ends. */
export function amountAt(atoms: readonly Atom[], at: number, unit: FigureUnit): Amount | undefined {
  if (unit === 'rate' || unit === 'date') return undefined;
  const amount = spelled(atoms, at, unit) ?? numeric(atoms, at, unit);
  if (amount === undefined || !Number.isFinite(amount.value)) return undefined;
  return atoms[amount.end - 1]?.last === true ? amount : undefined;
}

/** `daily`, `an hour`, `three`. */
function spelled(atoms: readonly Atom[], at: number, unit: Readable): Amount | undefined {
  const word = textAt(atoms, at);
  const interval = intervals[word];
  if (interval !== undefined && unit === 'seconds') return { value: interval, end: at + 1 };
  if (interval !== undefined && unit === 'frequency') return { value: round(86_400 / interval), end: at + 1 };
  if (unit === 'seconds' && durations[word] !== undefined && /^(?:every|each)$/.test(textAt(atoms, at - 1)))
    return { value: durations[word], end: at + 1 };
  const number = named[word];
  if (number === undefined || /^(?:per|each|every|rolling|calendar)$/.test(word)) return undefined;
  const one = /^(?:an?|one)$/.test(word) && unit !== 'seconds';
  return one ? undefined : readers[unit](atoms, at, { value: number, end: at + 1 });
}

function numeric(atoms: readonly Atom[], start: number, unit: Readable): Amount | undefined {
  const signed = /^[-−]$/.test(textAt(atoms, start)) ? -1 : 1;
  let at = signed < 0 || textAt(atoms, start) === '~' ? start + 1 : start;
  if (currencies.has(textAt(atoms, at))) {
    if (!unit.startsWith('money')) return undefined;
    at += 1;
  }
  const number = atoms[at]?.value;
  if (number === undefined) return undefined;
  const scale = unit === 'count' || unit.startsWith('money') ? thousands[textAt(atoms, at + 1)] : undefined;
  const bare = { value: signed * number * (scale ?? 1), end: scale === undefined ? at + 1 : at + 2 };
  return readers[unit](atoms, at, bare);
}
