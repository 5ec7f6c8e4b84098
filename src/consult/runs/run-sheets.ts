import type { Persona } from '../../persona/persona.ts';
import type { Blueprint, Text } from '../blueprint.ts';
import type { Inquiry } from '../inquiry.ts';
import { plainOf } from '../words.ts';
import { planOf } from './plan-of.ts';
import { drillOf } from './drill-of.ts';
import type { Drill, Run } from './run.ts';

export interface RunValues {
  readonly name?: string;
  readonly number?: number;
  readonly count?: number;
  readonly total?: number;
  /** Who did it, and when. */
  readonly person?: string;
  readonly since?: string;
  readonly time?: string;
  readonly system?: string;
  readonly items?: string;
  readonly topic?: string;
}

/** Plans that are worked through, and how the persona speaks of them. */
export interface RunSheets {
  /** What there is to work through in an answer. */
  planOf(blueprint: Blueprint): Run | undefined;
  /** What does not go as planned in a rehearsal of it. */
  drillOf(inquiry: Inquiry, run: Run, seed: string): Drill;
  /** The answer with the plan to be rehearsed: who finds it in a channel must not take it for the real thing. */
  asDrill(blueprint: Blueprint): Blueprint;
  /** Minutes after which it is said again that something is off. */
  readonly remindMinutes: readonly number[];
  line(id: string, values?: RunValues): Text;
  /** The same for buttons and menus. */
  label(id: string, values?: RunValues): string;
}

export function createRunSheets(persona: Persona): RunSheets {
  const card = persona.get('surface', 'run');
  const automations = new Map([...persona.of('platform'), ...persona.of('tool')].map(({ file, name }) => [file, name]));
  const line = (id: string, values: RunValues = {}): Text => {
    const template = card.data.labels[id];
    if (template === undefined) throw new Error(`${card.file}: labels.${id} is missing`);
    return persona.voice({ ...values }).line(card, template);
  };
  return {
    planOf: (blueprint) => planOf(blueprint, (file) => automations.get(file)),
    drillOf: (inquiry, run, seed) => drillOf(persona, inquiry, run, seed),
    asDrill: (blueprint) => ({
      ...blueprint,
      title: line('heading-drill', { name: plainOf(blueprint.title) }),
      lead: [line('drill-about'), ...blueprint.lead],
    }),
    remindMinutes: card.data.remind_minutes,
    line,
    label: (id, values) => plainOf(line(id, values)),
  };
}
