import type { Token } from '../command/tokens.ts';
import { type Atom, atomize } from './atoms.ts';
import {
  thousands,
  rates,
  seconds,
  latencies,
  spans,
  periods,
  factors,
  named,
  rateNouns,
  each,
  copies,
  multiples,
  percents,
  p99s,
  percentiles,
  between,
  rpsKeys,
  growthKeys,
} from './units.ts';

export type QuantityKind = 'rps' | 'p99_ms' | 'replicas' | 'growth' | 'percent' | 'days' | 'bare' | 'other';

/** A number with what it measures, over the tokens `from` up to, not including, `to`. */
export interface Quantity {
  readonly kind: QuantityKind;
  readonly value: number;
  readonly signed: '' | '+' | '-';
  readonly from: number;
  readonly to: number;
}

/** All quantities in the text, left to right. What they set depends on the intent; see params.ts. */
export function findQuantities(tokens: readonly Token[]): readonly Quantity[] {
  const atoms = atomize(tokens);
  const found: Quantity[] = [];
  for (let at = 0; at < atoms.length;) {
    const match = startsHere(atoms, at) ? quantityAt(atoms, at) : undefined;
    if (match === undefined) {
      at += 1;
      continue;
    }
    const first = atoms[at];
    const last = atoms[match.end - 1];
    if (first !== undefined && last !== undefined) {
      found.push({
        kind: match.kind,
        value: match.value,
        signed: match.signed ?? '',
        from: first.token,
        to: last.token + 1,
      });
    }
    at = match.end;
  }
  return found;
}

interface Match {
  readonly kind: QuantityKind;
  readonly value: number;
  readonly end: number;
  readonly signed?: '+' | '-';
}

function quantityAt(atoms: readonly Atom[], at: number): Match | undefined {
  const match = percentileAt(atoms, at) ?? keyedAt(atoms, at) ?? wordAt(atoms, at) ?? numberAt(atoms, at);
  return match !== undefined && Number.isFinite(match.value) && endsAt(atoms, match.end) ? match : undefined;
}

/** `p99 < 150 ms`, `99th percentile of 0.5s`; other percentiles are recognised so that nothing else takes their number. */
function percentileAt(atoms: readonly Atom[], at: number): Match | undefined {
  const word = textAt(atoms, at);
  const spelled =
    atoms[at]?.value === 99 && textAt(atoms, at + 1) === 'th' && textAt(atoms, at + 2).startsWith('percentile');
  if (!p99s.has(word) && !percentiles.has(word) && !spelled) return undefined;
  let next = at + (spelled ? 3 : 1);
  for (let skipped = 0; skipped < 5 && between.has(textAt(atoms, next)); skipped += 1) next += 1;
  const number = atoms[next]?.value;
  if (number === undefined) return undefined;
  const unit = latencies[textAt(atoms, next + 1)];
  // "on average, 5k rps": the word alone is no latency
  if (unit === undefined && !/^p\d/.test(word) && !spelled) return undefined;
  const value = unit === undefined ? (number < 10 ? number * 1e3 : number) : round(number * unit);
  return { kind: p99s.has(word) || spelled ? 'p99_ms' : 'other', value, end: next + (unit === undefined ? 1 : 2) };
}

const notLoads = /^(?:burn|error|errors|fail|failure|success|change|hit|miss|sampling)$/;

/** The unit before its number: `rps 5000`, `replicas: 8`, `x3`. */
function keyedAt(atoms: readonly Atom[], at: number): Match | undefined {
  const word = textAt(atoms, at);
  if ((word === 'x' || word === '×') && atoms[at]?.last === false && atoms[at + 1]?.value !== undefined) {
    return { kind: 'growth', value: atoms[at + 1]?.value ?? 0, end: at + 2 };
  }
  // "burn rate 14.4", "failure rate 10 %"
  if (word === 'rate' && notLoads.test(textAt(atoms, at - 1))) return undefined;
  const kind = rpsKeys.has(word) ? 'rps' : growthKeys.has(word) ? 'growth' : copies.has(word) ? 'replicas' : undefined;
  // `node-3` is the name of one
  if (kind === undefined || (atoms[at]?.last === false && textAt(atoms, at + 1).startsWith('-'))) return undefined;
  // "per pod 60" says what one carries
  if (kind === 'replicas' && each.has(textAt(atoms, at - 1))) return undefined;
  let next = at + 1;
  while (next < at + 3 && (textAt(atoms, next) === 'of' || textAt(atoms, next) === ':' || textAt(atoms, next) === 'to'))
    next += 1;
  const match = numberAt(atoms, next);
  const value = atoms[next]?.value;
  // "replicas 8 rps 5000": the unit behind the number is the key of the next one
  if (value !== undefined && atoms[next]?.last === true && keyedAt(atoms, next + 1) !== undefined)
    return { kind, value, end: next + 1 };
  if (match === undefined || (match.kind !== 'bare' && match.kind !== kind)) return undefined;
  // "SQL Server 2016" is a version of one, "one old box, 38 modules" counts something else
  if (word === 'server' && match.value >= 1990 && match.value < 2100) return undefined;
  if (kind === 'replicas' && next === at + 1 && atoms[next]?.close === false) return undefined;
  return { kind, value: match.value, end: match.end };
}

/** Numbers in words: `double`, `three nines`, `monthly`, `a quarter`, `two weeks`. */
function wordAt(atoms: readonly Atom[], at: number): Match | undefined {
  const word = textAt(atoms, at);
  const next = textAt(atoms, at + 1);
  const number = atoms[at]?.value ?? named[word];
  if (number !== undefined && (next === 'nines' || next === '9s')) {
    return { kind: 'percent', value: round(100 - 10 ** (2 - number)), end: at + 2 };
  }
  if (word === 'zero' && textAt(atoms, at - 1) === 'to') return { kind: 'bare', value: 0, end: at + 1 };
  if (factors[word] !== undefined) return { kind: 'growth', value: factors[word], end: at + 1 };
  if (periods[word] !== undefined) return { kind: 'days', value: periods[word], end: at + 1 };
  if (named[word] === undefined) return undefined;
  const match = unitAfter(atoms, at + 1, named[word]);
  // "each pod" counts none
  if (match?.kind === 'days') return isFrequency(atoms, at) ? undefined : match;
  return !counters.has(word) && (match?.kind === 'replicas' || match?.kind === 'growth') ? match : undefined;
}

/** "5 deploys a week" says how often, and no window. */
function isFrequency(atoms: readonly Atom[], at: number): boolean {
  const counted = textAt(atoms, at - 1);
  if (atoms[at - 2]?.value === undefined || atoms[at - 1]?.word !== true || percents.has(counted)) return false;
  return (
    spans[counted] === undefined && seconds[counted] === undefined && !between.has(counted) && !counters.has(counted)
  );
}

/** They lead to a window, and are no number of things. */
const counters: ReadonlySet<string> = new Set('per each every rolling calendar'.split(' '));

function numberAt(atoms: readonly Atom[], at: number): Match | undefined {
  const sign = textAt(atoms, at);
  const signed = sign === '+' || sign === '-' ? sign : undefined;
  let next = signed !== undefined || isComparison(atoms, at) ? at + 1 : at;
  let value = atoms[next]?.value;
  if (value === undefined) return undefined;
  next += 1;
  // In half of Europe 12.000 rps are twelve thousand; 0.019 is a fraction everywhere.
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(atoms[next - 1]?.text ?? '') && rateAt(atoms, next) !== undefined) value *= 1e3;
  if (groupOfThree(atoms, next)) {
    value = value * 1e3 + (atoms[next]?.value ?? 0);
    next += 1;
  }
  const scale = thousands[textAt(atoms, next)];
  if (scale !== undefined) {
    const scaled = unitAfter(atoms, next + 1, value * scale);
    if (scaled !== undefined) return { ...scaled, ...(signed === undefined ? {} : { signed }) };
    if (textAt(atoms, next) !== 'm') return { kind: 'bare', value: value * scale, end: next + 1 };
  }
  const match = unitAfter(atoms, next, value) ?? { kind: 'bare' as const, value, end: next };
  return signed === undefined ? match : { ...match, signed };
}

function unitAfter(atoms: readonly Atom[], at: number, value: number): Match | undefined {
  const unit = textAt(atoms, at);
  if (unit === '') return undefined;
  const rate = rateAt(atoms, at, value);
  if (rate !== undefined) return { kind: 'rps', value: round(value * rate.factor), end: rate.end };
  if (multiples.has(unit)) return { kind: 'growth', value, end: at + 1 };
  if (unit === '-' && textAt(atoms, at + 1) === 'fold') return { kind: 'growth', value, end: at + 2 };
  if (percents.has(unit)) return { kind: 'percent', value, end: at + 1 };
  if (unit === 'per' && textAt(atoms, at + 1) === 'cent') return { kind: 'percent', value, end: at + 2 };
  if (copies.has(unit)) return { kind: 'replicas', value, end: at + 1 };
  if (spans[unit] !== undefined) return { kind: 'days', value: round(value * spans[unit]), end: at + 1 };
  if (latencies[unit] !== undefined) {
    const joint = each.has(textAt(atoms, at + 1)) || between.has(textAt(atoms, at + 1)) ? 1 : 0;
    const p99 = p99s.has(textAt(atoms, at + 1 + joint));
    return {
      kind: p99 ? 'p99_ms' : 'other',
      value: round(value * latencies[unit]),
      end: p99 ? at + 2 + joint : at + 1,
    };
  }
  return undefined;
}

/** `rps`, `req/s`, `requests per second`, `/s`, `per minute`. */
function rateAt(atoms: readonly Atom[], at: number, value = 0): { factor: number; end: number } | undefined {
  const unit = textAt(atoms, at);
  if (rates[unit] !== undefined) return { factor: rates[unit], end: at + 1 };
  const noun = rateNouns.has(unit) ? 1 : 0;
  if (noun === 0 && unit !== '/' && unit !== 'per') return undefined;
  const joint = each.has(textAt(atoms, at + noun)) ? 1 : 0;
  const time = seconds[textAt(atoms, at + noun + joint)];
  // "99.9 per month" is a window; only things can come per day.
  if (noun === 0 && time !== undefined && time > 3600 && value < 1000) return undefined;
  return joint === 0 || time === undefined ? undefined : { factor: 1 / time, end: at + noun + joint + 1 };
}

function isComparison(atoms: readonly Atom[], at: number): boolean {
  const atom = atoms[at];
  return atom !== undefined && !atom.word && between.has(atom.text) && (atom.first || !atom.last);
}

function groupOfThree(atoms: readonly Atom[], at: number): boolean {
  const before = atoms[at - 1];
  const atom = atoms[at];
  return (
    before?.last === true &&
    atom?.first === true &&
    /^\d{3}$/.test(atom.text) &&
    /^\d{1,3}$/.test(before.text) &&
    rateAt(atoms, at + 1) !== undefined
  );
}

function startsHere(atoms: readonly Atom[], at: number): boolean {
  return atoms[at]?.starts === true;
}

/** A quantity ends with its token or before a sign like the slash of `99.9/30d`; `9d2c1ab` is no nine days. */
function endsAt(atoms: readonly Atom[], end: number): boolean {
  const last = atoms[end - 1];
  return last === undefined || last.last || '/@,<>–'.includes(textAt(atoms, end));
}

function textAt(atoms: readonly Atom[], at: number): string {
  return atoms[at]?.text ?? '';
}

/** Keeps 0.1 + 0.2 from showing. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
