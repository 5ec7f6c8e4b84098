import type { Persona } from '../../persona/persona.ts';
import type { Blueprint, Text } from '../blueprint.ts';
import type { Inquiry } from '../inquiry.ts';
import { plainOf } from '../words.ts';
import { planOf } from './plan-of.ts';
import { drillOf, drillOrder } from './drill-of.ts';
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
  /** What somebody orders to be rehearsed. */
  drillOrder(text: string): string | undefined;
  /** The answer, marked where its plan is to be rehearsed: who finds it in a channel must not take it for the real thing. */
  asDrill(blueprint: Blueprint): Blueprint;
  /** What a plan is called where it is rehearsed. */
  drillTitle(title: Text): Text;
  /** Minutes after which it is said again that something is off. */
  readonly remindMinutes: readonly number[];
  line(id: string, values?: RunValues): Text;
  /** The same for buttons and menus. */
  label(id: string, values?: RunValues): string;
}

export function createRunSheets(persona: Persona): RunSheets {
  const card = persona.get('surface', 'run');
  const automations = new Map(
    [...persona.of('platform'), ...persona.of('tool')].map(({ file, id, name }) => [
      file,
      card.data.switches[id] ?? name,
    ]),
  );
  const line = (id: string, values: RunValues = {}): Text => {
    const template = card.data.labels[id];
    if (template === undefined) throw new Error(`${card.file}: labels.${id} is missing`);
    return persona.voice({ ...values }).line(card, template);
  };
  const planIn = (blueprint: Blueprint): Run | undefined => planOf(blueprint, (file) => automations.get(file));
  const drillTitle = (title: Text): Text => line('heading-drill', { name: plainOf(title) });
  return {
    planOf: planIn,
    drillOf: (inquiry, run, seed) => drillOf(persona, inquiry, run, seed),
    drillOrder: (text) => drillOrder(persona, text),
    asDrill: (blueprint) => {
      const { inquiry, title, lead, documents } = blueprint;
      if (inquiry.drill !== true || planIn(blueprint) === undefined) return blueprint;
      return {
        ...blueprint,
        title: drillTitle(title),
        lead: [line('drill-about'), ...lead],
        banner: line('drill-banner'),
        ...(documents && { documents: documents.map((one) => ({ ...one, title: drillTitle(one.title) })) }),
      };
    },
    drillTitle,
    remindMinutes: card.data.remind_minutes,
    line,
    label: (id, values) => plainOf(line(id, values)),
  };
}
