import type { Persona } from '../../persona/persona.ts';
import type { Facts } from '../understand/facts/facts.ts';
import { plainOf } from '../words.ts';
import { readCatalog, type CatalogReading } from './read-catalog.ts';

export type { CatalogReading } from './read-catalog.ts';

export interface CatalogReaderParts {
  /** A file may hold a credential. */
  readonly conceal: (text: string) => string;
  readonly factsIn: (text: string) => Facts;
}

/** Reads catalog files, and says in the words of the persona what cannot be used. */
export function catalogReader(
  persona: Persona,
  { conceal, factsIn }: CatalogReaderParts,
): (text: string) => CatalogReading {
  const card = persona.get('answer', 'system');
  return (text) =>
    readCatalog(conceal(text), {
      persona,
      factsIn,
      say: (id, about = '') =>
        plainOf(persona.voice({ words: about }).line(card, card.data.labels[`catalog-${id}`] ?? id)),
    });
}
