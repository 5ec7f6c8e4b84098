import type { Persona } from '../../persona/persona.ts';

/** Where every answer that a practice gives by name stands, and how people ask and what they tell: all that an index of them is learnt from. */
export interface AnswerLessons {
  readonly practices: readonly { readonly id: string; readonly answers: string; readonly told: string }[];
  readonly asks: readonly string[];
}

export const answerLessonsOf = (persona: Persona): AnswerLessons => ({
  practices: persona
    .of('practice')
    .map(({ id, pieces, data }) => ({ id, answers: pieces.get('answers')?.source ?? '', told: data.told })),
  asks: [...persona.of('practice'), ...persona.of('phrasings')].flatMap(({ data }) => data.asks),
});
