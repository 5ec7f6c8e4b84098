import { z } from 'zod';
import { jsonText } from '../json-text.ts';

/** What the button of an offer carries: the words that want an answer, and where it belongs. We keep neither. */
const taken = z.object({ thread: z.string().exactOptional(), opens: z.boolean(), text: z.string().min(1) });

export type Taken = Readonly<z.output<typeof taken>>;

export const takenValue = ({ thread, opens, text }: Taken): string =>
  JSON.stringify({ ...(thread !== undefined && { thread }), opens, text });

export const takenText = jsonText.pipe(taken);
