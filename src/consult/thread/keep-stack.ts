import type { Inquiry } from '../inquiry.ts';
import { isAnother } from '../understand/summed.ts';
import type { Understood } from '../understand/understood.ts';

type Of = (inquiry: Inquiry) => string | undefined;

/** In a thread only the last words are kept: what the system is made of stays known beside them. */
export function keepStack(
  previous: Inquiry,
  understood: Understood,
  of: Record<'language' | 'database', Of>,
): Understood {
  if (understood.kind === 'problem') return understood;
  const { language: spoken, database: used, ...inquiry } = understood.inquiry;
  const other = isAnother(previous, inquiry.params);
  const language = of.language(inquiry) ?? (other ? undefined : (spoken ?? of.language(previous)));
  const database = of.database(inquiry) ?? (other ? undefined : (used ?? of.database(previous)));
  return {
    kind: 'inquiry',
    inquiry: { ...inquiry, ...(language !== undefined && { language }), ...(database !== undefined && { database }) },
  };
}
