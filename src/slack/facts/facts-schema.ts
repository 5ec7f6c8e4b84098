import { z } from 'zod';
import type { Facts } from '../../consult/understand/facts.ts';

/** What is known of a system, as it is kept and as buttons carry it. */
export const factsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string()).readonly()]),
) satisfies z.ZodType<Facts>;
