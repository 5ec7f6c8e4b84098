import type { Persona } from '../../persona/persona.ts';
import { lessonsOf } from './lessons.ts';
import { createListening, learn, type Learnt, type Listening } from './listening.ts';

export type Learn = (persona: Persona) => Listening;

/** What was learnt of which lessons before, also by an earlier process. */
export interface KeptLearnt {
  take(lessons: string): Learnt | undefined;
  put(lessons: string, learnt: Learnt): void;
}

/** Learns anew only where there is something else to learn: that takes longer than all the rest of a persona. */
export function createLearner(kept?: KeptLearnt): Learn {
  let heard: { readonly from: string; readonly listening: Listening } | undefined;
  return (persona) => {
    const lessons = lessonsOf(persona);
    const from = JSON.stringify(lessons);
    if (heard?.from === from) return heard.listening;
    const before = kept?.take(from);
    const learnt = before ?? learn(lessons);
    if (before === undefined) kept?.put(from, learnt);
    const listening = createListening(lessons, learnt);
    heard = { from, listening };
    return listening;
  };
}
