import { z } from 'zod';
import { jsonText } from '../json-text.ts';
import type { Facts } from '../../consult/understand/facts/facts.ts';

/** What is known of a system, as it is kept and as buttons carry it. */
export const factsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string()).readonly()]),
) satisfies z.ZodType<Facts>;

/** What the button carries that opens the form for them. Those on screens from before there was a number are the facts alone. */
export const factsText = jsonText.pipe(
  z.union([
    z.object({ v: z.literal(1), facts: factsSchema }).transform(({ facts }) => facts),
    factsSchema.refine((facts) => facts['v'] === undefined),
  ]),
);

export const writeFacts = (facts: Facts): string => JSON.stringify({ v: 1, facts });
