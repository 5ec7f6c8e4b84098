import type { Persona } from '../../persona/persona.ts';
import { lessonsOf } from './lessons.ts';
import { createListening, type Listening } from './listening.ts';

export type Learn = (persona: Persona) => Listening;

/** Learns anew only where there is something else to learn: that takes longer than all the rest of a persona. */
export function createLearner(): Learn {
  let learnt: { readonly from: string; readonly listening: Listening } | undefined;
  return (persona) => {
    const lessons = lessonsOf(persona);
    const from = JSON.stringify(lessons);
    if (learnt?.from !== from) learnt = { from, listening: createListening(lessons) };
    return learnt.listening;
  };
}
