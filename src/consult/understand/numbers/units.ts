import { spelled } from './spelled.ts';
import { wordTable } from './word-table.ts';

/** What may stand beside a number, and what it is worth. */

export const thousands = wordTable({
  k: 1e3,
  thousand: 1e3,
  tsd: 1e3,
  m: 1e6,
  mio: 1e6,
  mil: 1e6,
  million: 1e6,
  millions: 1e6,
});
export const rates = wordTable({
  rps: 1,
  qps: 1,
  tps: 1,
  rpm: 1 / 60,
  qpm: 1 / 60,
  rph: 1 / 3600,
  krps: 1e3,
  kqps: 1e3,
  krpm: 1e3 / 60,
});
export const seconds = wordTable({
  ...{ s: 1, sec: 1, secs: 1, second: 1, seconds: 1, m: 60, min: 60, mins: 60, minute: 60, minutes: 60 },
  ...{ h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600, d: 86_400, day: 86_400, days: 86_400, month: 2_592_000 },
});
export const latencies = wordTable({
  ...{ ms: 1, msec: 1, msecs: 1, millis: 1, millisecond: 1, milliseconds: 1 },
  ...{ s: 1e3, sec: 1e3, secs: 1e3, second: 1e3, seconds: 1e3 },
});
export const spans = wordTable({
  ...{
    h: 1 / 24,
    hr: 1 / 24,
    hrs: 1 / 24,
    hour: 1 / 24,
    hours: 1 / 24,
    d: 1,
    day: 1,
    days: 1,
    w: 7,
    wk: 7,
    wks: 7,
    week: 7,
    weeks: 7,
  },
  ...{
    mo: 30,
    mon: 30,
    mth: 30,
    month: 30,
    months: 30,
    q: 90,
    quarter: 90,
    quarters: 90,
    y: 365,
    yr: 365,
    year: 365,
    years: 365,
  },
});
export const periods = wordTable({
  daily: 1,
  weekly: 7,
  fortnightly: 14,
  fortnight: 14,
  monthly: 30,
  quarterly: 90,
  yearly: 365,
  annual: 365,
  annually: 365,
});
export const factors = wordTable({
  ...{
    double: 2,
    doubled: 2,
    doubles: 2,
    doubling: 2,
    twice: 2,
    triple: 3,
    tripled: 3,
    triples: 3,
    tripling: 3,
    thrice: 3,
  },
  ...{
    quadruple: 4,
    quadrupled: 4,
    quintuple: 5,
    twofold: 2,
    threefold: 3,
    fivefold: 5,
    tenfold: 10,
    halve: 0.5,
    half: 0.5,
  },
});
export const named = wordTable({
  ...{
    zero: 0,
    a: 1,
    an: 1,
    ...spelled,
    twelve: 12,
  },
  ...{
    twenty: 20,
    thirty: 30,
    sixty: 60,
    ninety: 90,
    hundred: 100,
    per: 1,
    each: 1,
    every: 1,
    rolling: 1,
    calendar: 1,
  },
});

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
export const rateNouns = set(
  'req reqs request requests r rq hit hits call calls query queries transaction transactions tx message messages msgs event events op ops job jobs item items record records',
);
export const each = set('per a an each every / p');
export const copies = set(
  'replica replicas instance instances pod pods task tasks container containers copy copies dyno dynos server servers machine machines vm vms node nodes box boxes worker workers alloc allocs allocations',
);
export const multiples = set('x × times fold xs');
export const percents = set('% percent pct prozent');
export const p99s = set('p99 p99_ms p99ms');
export const percentiles = set('p50 p75 p90 p95 p999 p99_9 median avg average');
export const between = set(
  'latency latencies of under below beneath < <= ≤ > ≥ = : ~ ≈ at is to max maximum target targets response time times within less than in around about @ sub - be for stays',
);
export const rpsKeys = set('rps qps rate');
export const growthKeys = set('growth factor multiplier growing');
