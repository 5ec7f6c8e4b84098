import { monthHours } from '../../numbers/capacity.ts';
import type { Atom } from './atoms.ts';
import { currencies, durations, intervals, sizes, speeds } from './scales.ts';
import { copies, each, named, percents, thousands } from './units.ts';
import type { FigureUnit } from '../command/vocabulary.ts';
import { wordTable } from './word-table.ts';

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

const cores = /^v?(?:cores?|cpus?)$/;

const isSize = (unit: string): boolean => percents.has(unit) || sizes[unit] !== undefined || speeds[unit] !== undefined;

/** A share counts nothing, and neither does a size or a price. */
const count: Read = (atoms, _, number) => {
  const unit = textAt(atoms, number.end);
  const part = /^(?:of|in|\/)$/.test(unit) && atoms[number.end + 1]?.value !== undefined;
  return part || isSize(unit) || currencies.has(unit) ? undefined : number;
};

/** Keeps 0.1 + 0.2 from showing. */
const round = (value: number): number => Number(value.toPrecision(12));

/** The next smaller unit has at most this many to one: "1 h 30 min", but not "1 year 400 h". */
const mostInOne = 60;

/** `90 seconds`, `1h30m`: as long as the units get smaller. */
const duration: Read = (atoms, _, first) => {
  const times = timesAt(atoms, first.end, first.value);
  if (times !== undefined) return { value: round(86_400 / times.value), end: times.end };
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

const ofTheTime = ['of', 'the', 'time'];

/** `400 h a month`, `12 h a day`, `50 h a week`, `60 % of the time`; a month has 730 of them. */
const monthHoursOf: Read = (atoms, at, first) => {
  if (
    percents.has(textAt(atoms, first.end)) &&
    [1, 2, 3].every((on, index) => textAt(atoms, first.end + on) === ofTheTime[index])
  )
    return { value: round((first.value / 100) * monthHours * 3600), end: first.end + 4 };
  const whole = duration(atoms, at, first);
  if (whole !== undefined) return whole;
  const unit = durations[textAt(atoms, first.end)];
  const per = each.has(textAt(atoms, first.end + 1)) ? durations[textAt(atoms, first.end + 2)] : undefined;
  if (unit === undefined || per === undefined || first.value * unit > per) return undefined;
  return { value: round(((first.value * unit) / per) * monthHours * 3600), end: first.end + 3 };
};

/** "three nines" are 99.9 %. */
const percent: Read = (atoms, _, { value, end }) => {
  if (/^(?:nines|9s)$/.test(textAt(atoms, end))) return { value: round(100 - 10 ** (2 - value)), end: end + 1 };
  return percents.has(textAt(atoms, end)) ? { value, end: end + 1 } : { value, end };
};

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
  (atoms, at, { value: said, end }) => {
    const unit = textAt(atoms, end);
    // a bill has no thousandths: "12.000 a month"
    const value = per === 'month' && /^[1-9]\d{0,2}\.\d{3}$/.test(textAt(atoms, at)) ? said * 1000 : said;
    if (isSize(unit) || copies.has(unit) || cores.test(unit)) return undefined;
    const after = currencies.has(textAt(atoms, end)) ? end + 1 : end;
    const cents = /^cents?$/.test(textAt(atoms, end)) ? 100 : 1;
    const last = pastWhat(atoms, after);
    const time = each.has(textAt(atoms, after)) ? textAt(atoms, last) : '';
    const seconds = durations[time];
    if (seconds === undefined || per === undefined) return { value: value / cents, end: after };
    const hours = time.startsWith('mo') ? monthHours : time.startsWith('y') ? 12 * monthHours : seconds / 3600;
    const hourly = value / cents / hours;
    return { value: round(per === 'hour' ? hourly : hourly * monthHours), end: last + 1 };
  };

/** "an hour", "per instance hour", "per core-hour", "per VM per month": where the time stands. */
function pastWhat(atoms: readonly Atom[], after: number): number {
  const what = textAt(atoms, after + 1);
  if (!copies.has(what) && !cores.test(what)) return after + 1;
  return /^(?:-|a|an|per|\/)$/.test(textAt(atoms, after + 2)) ? after + 3 : after + 2;
}

/** `3 of 40`, `3/40`, `3 out of 40`, `3 in 40`; 7.5 % is 7.5 of 100. */
const share: Read = (atoms, _, { value, end }) => {
  if (percents.has(textAt(atoms, end))) return { value, of: 100, end: end + 1 };
  const at = textAt(atoms, end) === 'out' ? end + 1 : end;
  const whole = /^(?:of|in|\/)$/.test(textAt(atoms, at)) ? atoms[at + 1]?.value : undefined;
  return whole === undefined ? undefined : { value, of: whole, end: at + 2 };
};

/** `12/week`, `3 times a day`, `every 2 weeks`: by the day. */
const frequency: Read = (atoms, at, { value, end }) => {
  const time = textAt(atoms, at - 1) === 'every' ? durations[textAt(atoms, end)] : undefined;
  if (time !== undefined) return { value: round(86_400 / (value * time)), end: end + 1 };
  return timesAt(atoms, end, value) ?? perTime(atoms, end, value);
};

/** `4 times a day`, `4x a day` */
const timesAt = (atoms: readonly Atom[], at: number, value: number): Amount | undefined =>
  /^(?:times|x)$/.test(textAt(atoms, at)) ? perTime(atoms, at + 1, value) : undefined;

export function perTime(atoms: readonly Atom[], at: number, times: number): Amount | undefined {
  const time = each.has(textAt(atoms, at)) ? durations[textAt(atoms, at + 1)] : undefined;
  return time === undefined ? undefined : { value: round((times * 86_400) / time), end: at + 2 };
}

const readers: Readonly<Record<Readable, Read>> = {
  count,
  number: percent,
  percent,
  seconds: duration,
  'month-hours': monthHoursOf,
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
  return atoms[amount.end - 1]?.last === true || isPriceOf(atoms, amount.end, unit) ? amount : undefined;
}

/** `0.08/GB`: the price ends where what it is paid for begins. */
const isPriceOf = (atoms: readonly Atom[], end: number, unit: FigureUnit): boolean =>
  unit.startsWith('money') && textAt(atoms, end) === '/' && atoms[end + 1]?.word === true;

const repeats = wordTable({ once: 1, twice: 2, thrice: 3 });

/** `daily`, `an hour`, `three`. */
function spelled(atoms: readonly Atom[], at: number, unit: Readable): Amount | undefined {
  const word = textAt(atoms, at);
  const interval = intervals[word];
  if (interval !== undefined && unit === 'seconds') return { value: interval, end: at + 1 };
  if (interval !== undefined && unit === 'frequency') return { value: round(86_400 / interval), end: at + 1 };
  const time = durations[word];
  if (time !== undefined && /^(?:every|each)$/.test(textAt(atoms, at - 1))) {
    if (unit === 'seconds') return { value: time, end: at + 1 };
    if (unit === 'frequency') return { value: round(86_400 / time), end: at + 1 };
  }
  const often = repeats[word] === undefined ? undefined : perTime(atoms, at + 1, repeats[word]);
  if (often !== undefined && unit === 'frequency') return often;
  if (often !== undefined && unit === 'seconds') return { value: round(86_400 / often.value), end: often.end };
  const number = word === 'single' ? 1 : named[word];
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
