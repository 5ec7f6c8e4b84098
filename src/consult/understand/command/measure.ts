import type { Params } from '../../inquiry.ts';
import { findQuantities, type Quantity } from '../numbers/numbers.ts';
import { tokenize } from './tokens.ts';

export type NumericParam = 'rps' | 'p99_ms' | 'replicas' | 'growth' | 'slo_percent' | 'window_days';

const numeric: ReadonlySet<string> = new Set<keyof Params>([
  'rps',
  'p99_ms',
  'replicas',
  'growth',
  'slo_percent',
  'window_days',
]);

export function isNumeric(param: string): param is NumericParam {
  return numeric.has(param);
}

/** The number a person gave for this key: `5k`, `0.5s`, `+50%`, `4 weeks`. */
export function measure(text: string, param: NumericParam): number | undefined {
  const { list } = tokenize(param === 'p99_ms' ? `p99 ${text}` : text);
  const [quantity, ...others] = findQuantities(list);
  if (quantity === undefined || others.length > 0 || quantity.from > 0 || quantity.to < list.length) return undefined;
  const value = valueFor(quantity, param);
  return value !== undefined && isSane(value, param) ? value : undefined;
}

/** Numbers that can be meant: whole replicas, a target that leaves something to fail. */
export function isSane(value: number, param: NumericParam): boolean {
  if (!Number.isFinite(value) || value < 0 || value > 1e12) return false;
  if (param === 'replicas') return Number.isInteger(value) && value <= 1e6;
  if (param === 'slo_percent') return value > 0 && value <= 99.9999;
  if (param === 'window_days') return value >= 1 && value <= 366;
  return value > 0;
}

function valueFor(quantity: Quantity, param: NumericParam): number | undefined {
  if (quantity.signed === '-' && param !== 'growth') return undefined;
  if (quantity.kind === param) return quantity.value;
  if (quantity.kind === 'bare') return quantity.value;
  if (quantity.kind === 'percent' && param === 'slo_percent') return quantity.value;
  if (quantity.kind === 'percent' && param === 'growth') return asFactor(quantity);
  if (quantity.kind === 'days' && param === 'window_days') return quantity.value;
  return undefined;
}

/** +50 % is 1.5 times as much. */
export function asFactor(quantity: Quantity): number {
  const change = quantity.signed === '-' ? -quantity.value : quantity.value;
  return Math.round((1 + change / 100) * 1e6) / 1e6;
}
