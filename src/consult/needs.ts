import type { Data, Persona } from '../persona/persona.ts';
import { platformsOf, type System } from './system.ts';

export type Need = Data<'platform'>['needs'][number];

/** What a plan calls the thing that a version becomes; every platform has one, so no file declares it. */
const revision = 'revision';

const allNeeds = (persona: Persona): readonly Need[] =>
  [...persona.of('platform'), ...persona.of('tool'), ...persona.of('runbook'), ...persona.of('signal')].flatMap(
    (card) => card.data.needs,
  );

/** Whether it is so of the system, and not only of one change. */
export const isLasting = ({ from, passing }: Need): boolean => passing !== true && (from ?? 'system') === 'system';

/** The values that a record of a system may keep. */
export const lastingNames = (persona: Persona): ReadonlySet<string> =>
  new Set(
    allNeeds(persona)
      .filter(isLasting)
      .map(({ name }) => name),
  );

/** Every name that may be given a value. */
export const valueNames = (persona: Persona): readonly string[] => [
  ...new Set([
    revision,
    ...allNeeds(persona).map((need) => need.name),
    ...persona.of('flag').flatMap((card) => card.data.needs.map((need) => need.name)),
  ]),
];

/** What the commands for this system need, by name: its own platforms and its pipeline say it best. */
export function needsOf(system: System, persona: Persona): ReadonlyMap<string, Need> {
  const platforms = platformsOf(system);
  const own = [...platforms, ...system.changes, system.ci.value].flatMap((card) => card.data.needs);
  const { revision: label, revision_example: example = '42' } =
    platforms.find((card) => card.data.revision !== undefined)?.data ?? {};
  const found = label === undefined ? [] : [{ name: revision, label, example }];
  const shared = [...persona.of('signal'), ...persona.of('runbook')].flatMap((card) => card.data.needs);
  return new Map([...shared, ...own.toReversed(), ...found].map((need) => [need.name, need]));
}
