import type { Persona } from '../../persona/persona.ts';
import { createFinder } from '../pieces/anti-patterns.ts';
import { listed } from '../desk.ts';

/**
 * What strategies need and the asker says is not there: "stateful", "no spare capacity". The phrases are in the
 * piece `missing` of the persona's answer about strategies, one list item per need, its id in bold.
 */
export function missingNeeds(persona: Persona, words: string): ReadonlySet<string> {
  const said = persona.voice({}).piece(persona.get('answer', 'strategies'), 'missing');
  return new Set(
    listed(said).flatMap((item) => {
      const [id, ...rest] = item;
      const phrases = rest.flatMap((span) => (span.kind === 'code' ? [span.text] : []));
      return id?.kind === 'strong' && createFinder(phrases)(words) ? [id.text] : [];
    }),
  );
}
