import type { Intent } from '../../inquiry.ts';
import { glue } from './glue.ts';
import { asFactor, type NumericParam } from './measure.ts';
import type { Quantity } from '../numbers/numbers.ts';
import { isGlue, type Reading } from './reading.ts';

const most = 1000;
const loads = /^(?:cpu|memory|mem|ram|utilization|utilisation|usage|headroom|disk|error|errors)$/;

/** What each number sets, given what is asked for: 99.9 is a target for an SLO, 8 a count for a scaling plan. */
export function findMeasures(reading: Reading, intent: Intent): ReadonlyMap<NumericParam, number> {
  const found = new Map<NumericParam, number>();
  // A number with its unit knows better than a bare one: "between 3 and 10 pods".
  const ordered = [
    ...reading.quantities.filter((each) => each.kind !== 'bare'),
    ...reading.quantities.filter((each) => each.kind === 'bare'),
  ];
  for (const quantity of ordered) {
    const measured = meaning(reading, quantity, intent);
    if (measured === undefined) continue;
    const [param, size] = measured;
    const value = quantity.signed === '-' && param !== 'growth' ? -size : size;
    // "from 3 to 6 replicas", "2-10": where two are given, the one it goes to counts.
    if (!found.has(param) || (quantity.kind !== 'bare' && wordAt(reading, quantity.from - 1) === 'to'))
      found.set(param, value);
  }
  return found;
}

function meaning(reading: Reading, quantity: Quantity, intent: Intent): readonly [NumericParam, number] | undefined {
  switch (quantity.kind) {
    case 'rps':
    case 'p99_ms':
      return [quantity.kind, quantity.value];
    case 'replicas':
      return ['replicas', quantity.value];
    case 'growth':
      return intent === 'scale' || intent === 'blueprint' ? ['growth', quantity.value] : undefined;
    case 'days':
      return intent === 'slo' ? ['window_days', quantity.value] : undefined;
    case 'percent':
      return percent(reading, quantity, intent);
    case 'bare':
      return bare(reading, quantity, intent);
    case 'other':
      return undefined;
  }
}

function percent(reading: Reading, quantity: Quantity, intent: Intent): readonly [NumericParam, number] | undefined {
  if (intent === 'scale') {
    if (loads.test(wordAt(reading, quantity.to)) || loads.test(wordAt(reading, quantity.from - 1))) return undefined;
    if (wordAt(reading, quantity.to) === 'of') return ['growth', quantity.value / 100];
    const less = reading.tokens.some((token) => /^(?:down|less|fewer|reduce|shrink)$/.test(token.lower));
    return ['growth', asFactor(less ? { ...quantity, signed: '-' } : quantity)];
  }
  if (quantity.signed !== '') return undefined;
  const target = intent === 'slo' ? quantity.value >= 50 : quantity.value >= 90 && quantity.value < 100;
  return target ? ['slo_percent', quantity.value] : undefined;
}

function bare(reading: Reading, quantity: Quantity, intent: Intent): readonly [NumericParam, number] | undefined {
  const { value } = quantity;
  const before = wordAt(reading, quantity.from - 1);
  if (intent === 'slo') {
    const after = reading.quantities.some(
      (each) => each !== quantity && each.from === quantity.from && each.value < 100 && !Number.isInteger(each.value),
    );
    if (
      (after || /^(?:window|over|in|within|rolling|per|last|\/|@)$/.test(before)) &&
      Number.isInteger(value) &&
      value <= 366
    )
      return ['window_days', value];
    return value >= 50 && value <= 100 && (value >= 90 || !Number.isInteger(value))
      ? ['slo_percent', value]
      : undefined;
  }
  if (/^(?:slo|availability|uptime|sla)$/.test(before) && value >= 90 && value <= 100) return ['slo_percent', value];
  if (intent !== 'scale' || !Number.isInteger(value) || value > most) return undefined;
  const next = reading.tokens[quantity.to];
  const counts =
    next !== undefined &&
    next.gap === 'space' &&
    reading.claimed[quantity.to] !== true &&
    (!isGlue(next) || glue.chatter.has(next.lower));
  return counts || /^(?:by|min|at|p99|p95)$/.test(before) ? undefined : ['replicas', value];
}

function wordAt(reading: Reading, at: number): string {
  return reading.tokens[at]?.lower ?? '';
}
