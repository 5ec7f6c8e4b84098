/** What units of figures are worth; those of the command's own numbers are in units.ts. */

import { wordTable } from './word-table.ts';

const day = 86_400;

/** In seconds. */
export const durations = wordTable({
  ...{ ms: 1e-3, msec: 1e-3, millis: 1e-3, millisecond: 1e-3, milliseconds: 1e-3 },
  ...{ s: 1, sec: 1, secs: 1, second: 1, seconds: 1, m: 60, min: 60, mins: 60, minute: 60, minutes: 60 },
  ...{ h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600, d: day, day, days: day, night: day, nights: day },
  ...{ w: 7 * day, wk: 7 * day, week: 7 * day, weeks: 7 * day, mo: 30 * day, month: 30 * day, months: 30 * day },
  ...{ quarter: 90 * day, quarters: 90 * day, y: 365 * day, yr: 365 * day, year: 365 * day, years: 365 * day },
});

/** A word that is an interval by itself. */
export const intervals = wordTable({
  ...{
    hourly: 3600,
    daily: day,
    nightly: day,
    weekly: 7 * day,
    biweekly: 14 * day,
    fortnightly: 14 * day,
    monthly: 30 * day,
    quarterly: 90 * day,
  },
});

/** In bytes. */
export const sizes = wordTable({
  ...{ kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15 },
  ...{ kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40, gig: 1e9, gigs: 1e9, gigabyte: 1e9, gigabytes: 1e9 },
  ...{ terabyte: 1e12, terabytes: 1e12, megabyte: 1e6, megabytes: 1e6 },
});

/** In bytes a second; the network counts in bits. */
export const speeds = wordTable({
  ...{ kbps: 125, mbps: 125e3, gbps: 125e6, kbit: 125, mbit: 125e3, gbit: 125e6 },
});

export const currencies: ReadonlySet<string> = new Set(
  '$ € £ ¥ usd eur gbp chf dollar dollars euro euros cent cents'.split(' '),
);
