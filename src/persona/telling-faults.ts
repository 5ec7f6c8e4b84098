import type { FreshCard } from './card.ts';
import type { Fault } from './fault.ts';
import { linesIn } from './lines-in.ts';
import { namesTold } from './telling-names.ts';

/** Begins an answer of a practice. */
const begun = /^\*\*(?<name>[^*\n]+)\*\*/gmu;

/** What people tell leads to an answer by its name, and in its own file: whoever replaces the answers replaces both. */
export function tellingFaults(card: FreshCard): readonly Fault[] {
  const { data, file, pieces } = card;
  if (data.kind !== 'practice' || data.told === '') return [];
  const answers = new Set(Array.from(pieces.get('answers')?.source.matchAll(begun) ?? [], ([, name]) => name));
  return namesTold(data.told)
    .filter(({ answer }) => !answers.has(answer))
    .map(({ answer, index }) => ({
      file,
      line: card.lineOf(['told', linesIn(data.told.slice(0, index))]),
      field: 'told',
      expected: `the name of an answer of this practice, not ${answer}`,
    }));
}
