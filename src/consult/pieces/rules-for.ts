import type { Card } from '../../persona/persona.ts';
import type { Desk } from '../desk.ts';
import { platformsOf } from '../system.ts';
import { toolsIn } from './tools.ts';

/** The rules that speak to this kind of answer and are about something that is there. */
export function rulesFor({ inquiry, persona, system }: Desk): readonly Card<'rule'>[] {
  const { place, runs, packages, ci, changes } = system;
  const cards = [...platformsOf(system), runs.value, ...changes, ci.value, ...toolsIn(persona, inquiry.words)];
  const there = new Set([...cards.map(({ id }) => id), ...(packages ? [packages.id] : []), place.value.data.cloud]);
  return persona
    .of('rule')
    .filter(({ data }) => data.speaks_to.includes(inquiry.intent))
    .filter(({ data }) => data.about.length === 0 || data.about.some((id) => there.has(id)));
}
