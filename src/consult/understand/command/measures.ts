import type { Intent } from '../../inquiry.ts';
import { glue } from './glue.ts';
import { asFactor, type NumericParam } from './measure.ts';
import type { Quantity } from '../numbers/numbers.ts';
import { copies } from '../numbers/units.ts';
import { isGlue, type Reading } from './reading.ts';

const most = 1000;
const loads =
  /^(?:cpu|memory|mem|ram|utilization|utilisation|utilized|utilised|usage|used|busy|full|headroom|disk|disks|volume|error|errors|at|target|targets)$/;
const adding = /^(?:by|add|adding|plus|another|extra|additional|remove|removing|minus|drop)$/;
const added = /^(?:more|extra|additional|fewer|less)$/;
const now =
  /^(?:now|currently|current|today|running|average|avg|normal|normally|usual|usually|typical|typically|baseline)$/;

/** What each number sets, given what is asked for: 99.9 is a target for an SLO, 8 a count for a scaling plan. */
export function findMeasures(reading: Reading, intent: Intent): ReadonlyMap<NumericParam, number> {
  const found = new Map<NumericParam, Measured>();
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
    const before = found.get(param);
    if (
      before === undefined ||
      goesTo(reading, quantity) ||
      (isNow(reading, before.quantity) && !isNow(reading, quantity))
    )
      found.set(param, { value, quantity });
  }
  return new Map([...found].map(([param, { value }]) => [param, value]));
}

interface Measured {
  readonly value: number;
  readonly quantity: Quantity;
}

/** "from 3 to 6 replicas", "4 -> 8", "between 2 and 10", "min 3 max 12": where two are given, the one it goes to. */
function goesTo(reading: Reading, { from, kind }: Quantity): boolean {
  const before = wordAt(reading, from - 1);
  if (kind !== 'bare') return before === 'to' || reading.tokens[from]?.gap === 'arrow';
  const [low, middle] = [wordAt(reading, from - 3), wordAt(reading, from - 2)];
  const ranges = low === 'from' || low === 'between' || /^(?:min|minimum)$/.test(low);
  return (
    reading.tokens[from]?.gap === 'arrow' ||
    ((ranges || before === 'to') && /^(?:to|and|max|maximum)$/.test(before) && /^\d+$/.test(middle)) ||
    /^(?:max|maximum)$/.test(before)
  );
}

/** "currently 2k rps", "800 rps now": what is, beside what is wanted. */
const isNow = (reading: Reading, { from, to }: Quantity): boolean =>
  (reading.tokens[from]?.gap === 'space' && now.test(wordAt(reading, from - 1))) ||
  (/^(?:at|with|on|of|is|does|do|has|have)$/.test(wordAt(reading, from - 1)) && now.test(wordAt(reading, from - 2))) ||
  (reading.tokens[to]?.gap === 'space' &&
    (now.test(wordAt(reading, to)) || (wordAt(reading, to) === 'on' && now.test(wordAt(reading, to + 1)))));

/** Two loads, of which neither is said to be the one of today: "5k rps and 3k rps". */
export function contradicted(reading: Reading): NumericParam | undefined {
  for (const kind of ['rps', 'growth'] as const) {
    const wanted = reading.quantities.filter(
      (each) => each.kind === kind && each.signed === '' && !isNow(reading, each),
    );
    if (!wanted.slice(1).some((each) => goesTo(reading, each)) && new Set(wanted.map(({ value }) => value)).size > 1)
      return kind;
  }
  return undefined;
}

/** "+4 pods", "by 4 replicas", "add 3 pods": how many that makes depends on what runs. */
const isRelative = (reading: Reading, { from, signed }: Quantity): boolean =>
  signed !== '' || adding.test(wordAt(reading, from - 1)) || added.test(wordAt(reading, from - 1));

function meaning(reading: Reading, quantity: Quantity, intent: Intent): readonly [NumericParam, number] | undefined {
  switch (quantity.kind) {
    case 'rps':
    case 'p99_ms':
      return [quantity.kind, quantity.value];
    case 'replicas':
      return ['replicas', isRelative(reading, quantity) ? Number.NaN : quantity.value];
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
  const ofLoad = loads.test(wordAt(reading, quantity.to)) || loads.test(wordAt(reading, quantity.from - 1));
  if (ofLoad && intent !== 'slo') return undefined;
  if (intent === 'scale') {
    const part = wordAt(reading, quantity.to) === 'of' || wordAt(reading, quantity.from - 1) === 'to';
    const change =
      /^(?:by|another|extra)$/.test(wordAt(reading, quantity.from - 1)) || added.test(wordAt(reading, quantity.to));
    const whole = part || (quantity.value >= 100 && !change);
    if (whole && quantity.signed === '') return ['growth', quantity.value / 100];
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
  if (intent !== 'scale' || !Number.isInteger(value)) return undefined;
  if (isAdded(reading, quantity)) return ['replicas', Number.NaN];
  if (value > most) return undefined;
  const next = reading.tokens[quantity.to];
  const counts =
    next !== undefined &&
    next.gap === 'space' &&
    reading.claimed[quantity.to] !== true &&
    (!isGlue(next) || glue.chatter.has(next.lower));
  return counts || /^(?:at|p99|p95)$/.test(before) ? undefined : ['replicas', value];
}

/** "3 more pods", "+4", "by 2" */
const isAdded = (reading: Reading, { signed, from, to }: Quantity): boolean =>
  signed === '+' ||
  wordAt(reading, from - 1) === 'by' ||
  (added.test(wordAt(reading, to)) && copies.has(wordAt(reading, to + 1)));

function wordAt(reading: Reading, at: number): string {
  return reading.tokens[at]?.lower ?? '';
}
