import type { Persona } from '../../persona/persona.ts';

/** Where every answer that a practice gives by name stands, and what people tell: all that an index of them is learnt from. */
export type AnswerLessons = readonly { readonly id: string; readonly answers: string; readonly told: string }[];

export const answerLessonsOf = (persona: Persona): AnswerLessons =>
  persona
    .of('practice')
    .map(({ id, pieces, data }) => ({ id, answers: pieces.get('answers')?.source ?? '', told: data.told }));
