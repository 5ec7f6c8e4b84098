import { z } from 'zod';
import { jsonText } from '../json-text.ts';

/**
 * What a box carries: whose list and item it is, what is wanted of it, and on which version of it. Buttons stay on
 * screens for months: a new form gets a new number beside the old one, and a recorded set is read in the tests.
 */
const tickValue = z.object({
  v: z.literal(1),
  tenant: z.string().min(1),
  system: z.string().max(200),
  list: z.string().min(1).max(200),
  item: z.string().min(1).max(200),
  ticked: z.boolean(),
  seen: z.int().min(0),
});

export type TickValue = Readonly<z.output<typeof tickValue>>;

export const tickText = jsonText.pipe(tickValue);

export const writeTick = (value: Omit<TickValue, 'v'>): string => JSON.stringify({ v: 1, ...value });
