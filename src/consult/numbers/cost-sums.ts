import { grouped } from '../../quantity.ts';
import type { Scope } from '../../persona/persona.ts';
import type { Fact, Text } from '../blueprint.ts';
import { monthHours, withZoneLost } from './capacity.ts';
import * as cost from './cost.ts';
import { fact, label, type Desk } from '../desk.ts';
import { figureFacts, money, sum, valueOf } from './sums.ts';

/** One topic of a bill: its rows, what it would save, and what to ask for to complete it. */
export interface CostSum {
  readonly id: 'size' | 'machines' | 'commitment' | 'spot' | 'idle';
  readonly facts: readonly Fact[];
  readonly saving?: number;
  readonly missing: readonly string[];
  readonly caution?: Text;
}

type Sum = (desk: Desk) => CostSum | undefined;

const telling = (desk: Desk, scope: Scope): Desk => ({ ...desk, voice: desk.voice.knowing(scope) });

const percent = (share: number): string => `${grouped(share * 100)} %`;

const lacking = (desk: Desk, ...ids: readonly string[]): readonly string[] =>
  ids.filter((id) => desk.inquiry.figures[id] === undefined);

/** How full what is left may be, and over how many zones it stands. */
function spareOf(desk: Desk): { readonly use: number; readonly zones: number; readonly facts: readonly Fact[] } {
  const { figures } = desk.inquiry;
  const { defaults } = desk.persona.identity.data;
  const { use = defaults.utilisation_percent, zones = defaults.zones } = figures;
  const from = (id: string): 'assumed' | 'given' => (figures[id] === undefined ? 'assumed' : 'given');
  return {
    use,
    zones,
    facts: [fact(desk, 'use', `${grouped(use)} %`, from('use')), fact(desk, 'zones', String(zones), from('zones'))],
  };
}

const size: Sum = (desk) => {
  const { reserved, busy, price } = desk.inquiry.figures;
  const share = reserved === undefined || busy === undefined ? undefined : (reserved * busy) / 100;
  const used = desk.inquiry.figures['used'] ?? share;
  if (reserved === undefined && used === undefined) return undefined;
  const { use, zones, facts } = spareOf(desk);
  const given = [...figureFacts(desk, 'reserved', 'used', ...(share === undefined ? [] : ['busy']), 'price'), ...facts];
  const missing = [...lacking(desk, 'reserved', 'price'), ...(used === undefined ? ['used'] : [])];
  if (reserved === undefined || used === undefined) return { id: 'size', facts: given, missing };
  const needed = cost.neededFor(used, use / 100);
  const safe = cost.neededFor(used, use / 100, zones);
  const free = Math.max(0, reserved - safe);
  const told = telling(desk, { used, utilisation_percent: use, zones, total: safe, number: free });
  const saving = price === undefined ? undefined : cost.monthOf(price, free);
  return {
    id: 'size',
    facts: [
      ...given,
      sum(told, 'utilisation', percent(used / reserved)),
      sum(told, 'needed', grouped(needed)),
      ...(zones < 2 ? [] : [sum(told, 'needed-safe', grouped(safe))]),
      ...(free === 0 ? [] : [sum(told, 'free', grouped(free))]),
      ...(saving === undefined || free === 0 ? [] : [sum(told, 'free-saving', money(saving))]),
    ],
    ...(saving !== undefined && { saving }),
    missing,
    ...(used > (reserved * use) / 100 && { caution: label(told, 'over-reserved') }),
  };
};

/** The same for whole instances, of which people know how busy they are. */
const machines: Sum = (desk) => {
  const { count, busy, reserved, on_demand: price } = desk.inquiry.figures;
  if (busy === undefined || reserved !== undefined) return undefined;
  const { use, zones, facts } = spareOf(desk);
  const given = [...figureFacts(desk, ...(count === undefined ? [] : ['count']), 'busy', 'on_demand'), ...facts];
  const missing = lacking(desk, 'count', 'on_demand');
  if (count === undefined) return { id: 'machines', facts: given, missing };
  const needed = cost.neededFor((count * busy) / 100, use / 100);
  // machines are whole: as many in each zone, so that those of the others carry the peak
  const safe = withZoneLost(needed, zones);
  const free = Math.max(0, count - safe);
  const perZone = { pods: needed, pods_zone: safe / zones };
  const told = telling(desk, { utilisation_percent: use, zones, ...perZone, total: safe, number: free });
  const saving = price === undefined ? undefined : cost.monthOf(price, free);
  return {
    id: 'machines',
    facts: [
      ...given,
      sum(told, 'machines-needed', grouped(needed)),
      ...(zones < 2 ? [] : [sum(told, 'machines-safe', grouped(safe))]),
      ...(free === 0 ? [] : [sum(told, 'machines-free', grouped(free))]),
      ...(saving === undefined || free === 0 ? [] : [sum(told, 'machines-saving', money(saving))]),
    ],
    ...(saving !== undefined && { saving }),
    missing,
    ...(busy > use && { caution: label(told, 'machines-full') }),
  };
};

const commitment: Sum = (desk) => {
  const { committed, on_demand: onDemand, upfront = 0, hours: running } = desk.inquiry.figures;
  if (committed === undefined) return undefined;
  const given = figureFacts(desk, 'on_demand', 'committed', 'upfront', 'term', 'count');
  const missing = lacking(desk, 'on_demand', 'hours');
  const count = valueOf(desk, 'count') ?? 1;
  if (onDemand === undefined) return { id: 'commitment', facts: given, missing };
  const termHours = (valueOf(desk, 'term') ?? 0) / 3600;
  const hour = cost.effectiveHour(committed, upfront, termHours);
  const share = cost.breakEven(hour, onDemand);
  const hours = running === undefined ? monthHours : Math.min(monthHours, running / 3600);
  const demand = cost.monthOf(onDemand, count, hours);
  const month = cost.monthOf(hour, count);
  const from = share * monthHours;
  const told = telling(desk, { number: hour, total: from, hours, count });
  const paid = telling(desk, { upfront, hours: termHours });
  const ends = telling(desk, { total: demand, number: month });
  const pays = demand >= month;
  return {
    id: 'commitment',
    facts: [
      ...given,
      ...(upfront === 0 ? [] : [sum(paid, 'effective', money(hour))]),
      ...(share >= 1 ? [] : [sum(told, 'discount', percent(1 - share))]),
      sum(told, 'break-even', percent(share)),
      sum(told, 'month-demand', money(demand)),
      sum(told, 'month-committed', money(month)),
      pays ? sum(ends, 'commit-saving', money(demand - month)) : sum(ends, 'commit-loss', money(month - demand)),
    ],
    ...(pays && { saving: demand - month }),
    missing,
    ...(!pays && { caution: label(told, 'no-commit') }),
  };
};

const spot: Sum = (desk) => {
  const { spot: sharePercent, spot_price: price, on_demand: onDemand, interruptions } = desk.inquiry.figures;
  if (sharePercent === undefined && price === undefined) return undefined;
  const given = figureFacts(desk, 'spot', 'spot_price', 'interruptions', 'on_demand', 'count');
  const missing = lacking(desk, 'spot', 'spot_price', 'on_demand', 'interruptions');
  const count = valueOf(desk, 'count') ?? 1;
  if (sharePercent === undefined || price === undefined || onDemand === undefined)
    return { id: 'spot', facts: given, missing };
  const lost = (interruptions ?? 0) / 100;
  const useful = cost.usefulHour(price, lost);
  const average = cost.blended(sharePercent / 100, useful, onDemand);
  const limit = cost.spotLimit(price, onDemand);
  const saving = cost.monthOf(onDemand - average, count);
  const told = telling(desk, { number: price, total: useful, percent: 100 - sharePercent, interruptions: lost * 100 });
  const saved = telling(desk, { total: average, count });
  return {
    id: 'spot',
    facts: [
      ...given,
      sum(told, 'spot-hour', money(useful)),
      sum(told, 'blended', money(average)),
      ...(limit <= 0 ? [] : [sum(told, 'spot-limit', percent(limit))]),
      ...(saving <= 0 ? [] : [sum(saved, 'spot-saving', money(saving))]),
    ],
    ...(saving > 0 && { saving }),
    missing,
    ...(saving <= 0 && {
      caution: label(telling(told, { percent: Math.max(0, limit * 100) }), 'no-spot'),
    }),
  };
};

const idle: Sum = (desk) => {
  const { idle: count, idle_size: bytes, idle_each: one, gb_price: gbPrice, idle_price: each } = desk.inquiry.figures;
  if (count === undefined && bytes === undefined) return undefined;
  const given = figureFacts(desk, 'idle', 'idle_size', 'idle_each', 'gb_price', 'idle_price');
  if (count !== undefined && one !== undefined && gbPrice !== undefined) {
    const saving = count * (one / 1e9) * gbPrice;
    const told = telling(desk, { number: one / 1e9 });
    return { id: 'idle', facts: [...given, sum(told, 'idle-cost', money(saving), 'idle-sized')], saving, missing: [] };
  }
  if (bytes !== undefined && gbPrice !== undefined) {
    const saving = (bytes / 1e9) * gbPrice;
    const told = telling(desk, { number: bytes / 1e9 });
    return { id: 'idle', facts: [...given, sum(told, 'idle-cost', money(saving))], saving, missing: [] };
  }
  if (count !== undefined && each !== undefined)
    return {
      id: 'idle',
      facts: [...given, sum(desk, 'idle-each', money(count * each))],
      saving: count * each,
      missing: [],
    };
  return {
    id: 'idle',
    facts: given,
    missing: bytes === undefined && one === undefined ? ['idle_price'] : ['gb_price'],
  };
};

export const costSums = (desk: Desk): readonly CostSum[] =>
  [size, machines, commitment, spot, idle].flatMap((each) => each(desk) ?? []);

/** An hour is bought once: of commitment and spot only the better one counts. */
export function savingsOf(sums: readonly CostSum[]): readonly number[] {
  const of = (...ids: readonly CostSum['id'][]): number =>
    Math.max(0, ...sums.flatMap(({ id, saving }) => (ids.includes(id) ? (saving ?? 0) : [])));
  return [of('size', 'machines'), of('commitment', 'spot'), of('idle')].filter((saving) => saving > 0);
}

export function totalFacts(desk: Desk, savings: readonly number[]): readonly Fact[] {
  const { bill } = desk.inquiry.figures;
  const total = savings.reduce((all, each) => all + each, 0);
  if (total === 0 || (savings.length < 2 && bill === undefined)) return [];
  const told = telling(desk, { words: savings.map(money).join(' + '), total });
  return [
    ...figureFacts(desk, 'bill'),
    sum(told, 'total', money(total)),
    ...(bill === undefined ? [] : [sum(told, 'share', percent(total / bill))]),
  ];
}
