import type { Persona } from '../persona/persona.ts';
import type { Inquiry } from './inquiry.ts';
import { withRecord } from './systems/with-record.ts';
import { plainLanguageIn } from './understand/facts/plain-language.ts';

type Facts = NonNullable<Inquiry['facts']>;

/** The language that a system is written in, as it was said now or before, or recorded. */
export const createLanguageReader =
  (persona: Persona, factsIn: (text: string) => Facts) =>
  (inquiry: Inquiry): string | undefined => {
    const { words, facts = factsIn(words), language } = inquiry;
    const { record } = withRecord(inquiry, persona);
    const ordered = inquiry.intent === 'pipeline' ? plainLanguageIn(persona, words) : undefined;
    return [facts['language'] ?? language ?? record?.facts['language'] ?? ordered ?? []].flat().map(String)[0];
  };
