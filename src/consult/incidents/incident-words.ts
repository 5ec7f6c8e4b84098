import type { Persona } from '../../persona/persona.ts';
import type { Text } from '../blueprint.ts';
import { plainOf } from '../words.ts';

export interface IncidentValues {
  readonly name?: string;
  readonly topic?: string;
  readonly words?: string;
  readonly system?: string;
  readonly number?: number;
  readonly count?: number;
  readonly items?: string;
  /** Who did it, and when. */
  readonly person?: string;
  readonly since?: string;
}

export interface Severity {
  readonly id: string;
  readonly name: string;
  readonly means: string;
  /** How often the others are told how it stands. */
  readonly updateMinutes: number;
}

export interface IncidentRole {
  readonly id: string;
  readonly name: string;
  readonly duties: readonly string[];
}

/** How the persona speaks of incidents, how it weighs them, and who does what in them. */
export interface IncidentWords {
  readonly severities: readonly Severity[];
  readonly roles: readonly IncidentRole[];
  /** The one of that id, or the one that is taken when nobody has said. */
  severity(id: string | undefined): Severity;
  /** What a review has to answer, by heading. */
  readonly questions: readonly { readonly heading: string; readonly questions: readonly string[] }[];
  line(id: string, values?: IncidentValues): Text;
  /** The same for buttons, menus and files. */
  label(id: string, values?: IncidentValues): string;
}

export function createIncidentWords(persona: Persona): IncidentWords {
  const card = persona.get('surface', 'incident');
  const severities = card.data.severities.map(({ id, name, means, update_minutes: updateMinutes }) => ({
    id,
    name,
    means,
    updateMinutes,
  }));
  const line = (id: string, values: IncidentValues = {}): Text => {
    const template = card.data.labels[id];
    if (template === undefined) throw new Error(`${card.file}: labels.${id} is missing`);
    return persona.voice({ ...values }).line(card, template);
  };
  return {
    severities,
    roles: card.data.roles,
    questions: card.data.questions,
    severity: (id) => {
      const found =
        severities.find((one) => one.id === id) ??
        severities.find((one) => one.id === card.data.default_severity) ??
        severities[0];
      if (found === undefined) throw new Error(`${card.file}: severities are missing`);
      return found;
    },
    line,
    label: (id, values) => plainOf(line(id, values)),
  };
}
