import type { Persona, Voice } from '../persona/persona.ts';
import type { Caution } from './blueprint.ts';

export interface Concealer {
  /** The same text with a mark in the place of every credential. */
  readonly conceal: (text: string) => string;
  /** What to tell whoever wrote one. */
  readonly cautions: (text: string, voice: Voice) => readonly Caution[];
}

/** Takes credentials out of what people write, before anything is understood, stored or repeated. */
export function createConcealer(persona: Persona): Concealer {
  const cards = persona.of('credentials');
  const forms = cards.flatMap(({ data }) =>
    data.forms.map(({ like }) => ({ form: new RegExp(like, 'gimu'), mark: data.mark })),
  );
  return {
    conceal: (text) => forms.reduce((rest, { form, mark }) => rest.replaceAll(form, mark), text),
    cautions: (text, voice) =>
      cards
        .filter(({ data }) => text.includes(data.mark))
        .map((card) => ({
          text: voice.line(card, card.data.caution),
          why: voice.line(card, card.data.why),
          instead: voice.line(card, card.data.instead),
          source: voice.source(card),
        })),
  };
}
