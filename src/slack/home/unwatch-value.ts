import { z } from 'zod';
import { jsonText } from '../json-text.ts';

/** What the button carries that ends the offers in a channel: whose channel. Old ones stay on screens for months. */
const unwatchValue = z.object({ v: z.literal(1), tenant: z.string().min(1), channel: z.string().regex(/^[CDG]\w+$/u) });

export const unwatchText = jsonText.pipe(unwatchValue);

export const writeUnwatch = (value: Omit<z.output<typeof unwatchValue>, 'v'>): string =>
  JSON.stringify({ v: 1, ...value });
