import { z } from 'zod';
import { line, says } from './common.ts';

/** What a figure is measured in, and so how it may be written. */
const units = [
  'count',
  'number',
  'percent',
  /** Per second; "90k rpm" too. */
  'rate',
  'seconds',
  /** How long something runs in a month: "400 h a month", "12 h a day". */
  'month-hours',
  'bytes',
  /** Bytes per second. */
  'speed',
  'money',
  'money-hour',
  'money-month',
  /** "3 of 40", or 7.5 %: a part, and the whole beside it as `…_of`. */
  'share',
  /** Per day: "12/week", "daily". */
  'frequency',
  /** "by december": year, month and day as one number. */
  'date',
] as const;

/** A number people may add for the sums of an answer, as `pool=10` or in words: "a pool of 10". */
export const figure = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/u, 'a name such as db_limit'),
  label: line,
  unit: z.enum(units),
  /** What stands before the number. */
  says,
  /** What stands after it: "400 connections". */
  after: says,
  /** Taken without a label too: "800 GB"; with the name of another figure, right behind that one. */
  alone: z.union([z.boolean(), z.string()]).default(false),
  /** Labels that count only right behind another figure: "220 rps at p99 180 ms". */
  behind: z.strictObject({ figure: z.string(), says }).optional(),
  /** Only where another number of the kind stands in the text as well: a contract beside an objective. */
  beside: z.boolean().default(false),
  /** How one would say it; shown when it is asked for. */
  example: line,
  /** Whether there may be none. */
  zero: z.boolean().default(false),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Which one holds where several are said: of hourly snapshots and nightly dumps the shorter time. */
  several: z.enum(['least', 'most']).optional(),
  /** What holds until somebody says otherwise. Always shown as assumed. */
  assumed: z.number().optional(),
});

export type Figure = z.infer<typeof figure>;
