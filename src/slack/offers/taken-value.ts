import { z } from 'zod';
import { jsonText } from '../json-text.ts';

/** What the button of an offer carries: the words that want an answer, and where it belongs. We keep neither. */
const taken = z
  .object({
    // Those on screens from before there was a number have none.
    v: z.literal(1).exactOptional(),
    thread: z.string().exactOptional(),
    opens: z.boolean(),
    text: z.string().min(1),
  })
  .transform(({ v: _v, ...said }) => said);

export type Taken = Readonly<z.output<typeof taken>>;

export const takenValue = ({ thread, opens, text }: Taken): string =>
  JSON.stringify({ v: 1, ...(thread !== undefined && { thread }), opens, text });

export const takenText = jsonText.pipe(taken);
