import type { Card, Kind, Persona } from '../../../persona/persona.ts';
import { flags, intents, type Intent } from '../../inquiry.ts';
import { valueNames } from '../../needs.ts';
import { monitoringTools } from '../../system.ts';
import type { Named, Vocabulary } from './vocabulary.ts';

/**
 * An order to us is no consultation: it is read before the grammar, which may take its word for a name. A review has the
 * words of every conversation, and is recognised by the file.
 */
const unsaid: ReadonlySet<Intent> = new Set<Intent>(['watch', 'audit', 'drill', 'incident-room', 'system', 'review']);

/** The words the grammar knows, out of the persona's files. */
export function vocabularyOf(persona: Persona): Vocabulary {
  const sayings = (card: Card): readonly string[] => [card.name, ...card.data.says].map((say) => say.toLowerCase());
  const named = <K extends Kind>(kind: K, keep: (card: Card<K>) => boolean = () => true): readonly Named[] =>
    persona
      .of(kind)
      .filter(keep)
      .map((card) => ({ id: card.id, says: sayings(card) }));
  // what a place runs by itself is named by the place
  const defaults = new Set(persona.of('place').map((card) => card.data.platform));
  return {
    commands: intents.filter((id) => !unsaid.has(id)).map((id) => ({ id, says: sayings(persona.get('answer', id)) })),
    orders: new Map(Object.entries(persona.get('hint', 'unknown-command').data.orders)),
    strategies: named('strategy', (card) => card.data.in_table),
    environments: named('environment'),
    platforms: named('place'),
    using: [
      ...named('platform', (card) => !defaults.has(card.id)),
      ...named('tool', (card) => card.data.part === 'flags'),
      ...monitoringTools(persona).map((card) => ({ id: card.id, says: sayings(card) })),
    ],
    ci: named('tool', (card) => card.data.part === 'ci'),
    runbooks: named('runbook'),
    technologies: persona.of('technologies').flatMap(({ data }) => data.items.flatMap(({ says }) => says)),
    values: valueNames(persona),
    conditions: persona.of('condition').map(({ id, data: { answers, days } }) => ({ id, answers, days })),
    figures: new Map(
      intents.flatMap((id) => {
        const { figures } = persona.get('answer', id).data;
        return figures.length === 0 ? [] : [[id, figures] as const];
      }),
    ),
    flags: flags.map((id) => ({ id, says: sayings(persona.get('flag', id)) })),
  };
}
