import type { Inquiry } from '../inquiry.ts';
import { isAnother } from '../understand/summed.ts';
import type { Understood } from '../understand/understood.ts';

/** In a thread only the last words are kept: what the system is written in stays known beside them. */
export function keepLanguage(
  previous: Inquiry,
  understood: Understood,
  languageOf: (inquiry: Inquiry) => string | undefined,
): Understood {
  if (understood.kind === 'problem') return understood;
  const { language: before, ...inquiry } = understood.inquiry;
  const kept = isAnother(previous, inquiry.params) ? undefined : (before ?? languageOf(previous));
  const language = languageOf(inquiry) ?? kept;
  return { kind: 'inquiry', inquiry: { ...inquiry, ...(language !== undefined && { language }) } };
}
