import type { Card, Persona } from '../../persona/persona.ts';
import type { Desk } from '../desk.ts';
import { createDetector } from './anti-patterns.ts';

/** What a sentence tells by phrases that we know: what hurts, and what is different for the asker. */

type Known = Card<'anti-pattern'> | Card<'circumstance'>;

const detectors = new WeakMap<Persona, (text: string) => readonly Known[]>();
const told = new WeakMap<Persona, Map<string, readonly string[]>>();
/** A text with more sentences than these is a story, and the next one another. */
const mostKept = 100;

function detectorOf(persona: Persona): (text: string) => readonly Known[] {
  const known = detectors.get(persona);
  if (known !== undefined) return known;
  const made = createDetector<Known>([...persona.of('anti-pattern'), ...persona.of('circumstance')]);
  detectors.set(persona, made);
  return made;
}

/** The names of what a sentence tells, in our words. */
export function namesToldIn({ persona }: Desk, sentence: string): readonly string[] {
  const kept = told.get(persona) ?? new Map<string, readonly string[]>();
  told.set(persona, kept);
  const before = kept.get(sentence);
  if (before !== undefined) return before;
  const names = detectorOf(persona)(sentence).flatMap((card) => [
    card.name,
    ...(card.kind === 'circumstance' ? [] : card.data.says),
  ]);
  if (kept.size >= mostKept) kept.clear();
  kept.set(sentence, names);
  return names;
}
