import type { Inquiry } from '../inquiry.ts';
import { isAnother } from '../understand/command/summed.ts';
import type { Understood } from '../understand/command/understood.ts';

/** In a thread only the last words are kept: what the system is made of stays known beside them. */
export function keepStack(
  previous: Inquiry,
  understood: Understood,
  languageOf: (inquiry: Inquiry) => string | undefined,
  withDatabase: (inquiry: Inquiry) => Inquiry,
): Understood {
  if (understood.kind === 'problem') return understood;
  const { language: spoken, database: used, ...inquiry } = understood.inquiry;
  const other = isAnother(previous, inquiry.params);
  const language = languageOf(inquiry) ?? (other ? undefined : (spoken ?? languageOf(previous)));
  const database = withDatabase(inquiry).database ?? (other ? undefined : (used ?? withDatabase(previous).database));
  return {
    kind: 'inquiry',
    inquiry: { ...inquiry, ...(language !== undefined && { language }), ...(database !== undefined && { database }) },
  };
}
