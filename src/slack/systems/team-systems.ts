import type { KnownSystems } from '../../consult/systems/record-for.ts';
import { named } from '../../consult/systems/named.ts';
import type { Release } from '../../consult/systems/release.ts';
import { systemId } from '../../consult/systems/record.ts';
import type { Channel } from '../places.ts';
import type { Store } from '../store.ts';
import type { SavedSystem } from './systems.ts';

/** What a team recorded, and what the channel in which something was said is about. */
export interface TeamSystems extends KnownSystems {
  readonly saved: readonly SavedSystem[];
  /** Of those that may be meant, by id, newest first. */
  readonly releases?: ReadonlyMap<string, readonly Release[]>;
}

export async function teamSystems({ systems }: Pick<Store, 'systems'>, place: Channel): Promise<TeamSystems> {
  const saved = await systems.list(place.tenant);
  return { saved, all: saved.map(({ record }) => record), bound: saved.length === 0 ? [] : await systems.bound(place) };
}

/** The same where people are at work: while an incident is open in a channel, it is about the system of that. */
export async function systemsAtWork(store: Pick<Store, 'systems' | 'incidents'>, place: Channel): Promise<TeamSystems> {
  const team = await teamSystems(store, place);
  if (team.saved.length === 0 || team.bound.length === 1) return team;
  const system = (await store.incidents.openIn(place))?.system ?? '';
  const isOurs = team.bound.length === 0 ? team.saved.some(({ id }) => id === system) : team.bound.includes(system);
  return isOurs ? { ...team, bound: [system] } : team;
}

export interface Asked {
  readonly text: string;
  /** The system that the thread is about. */
  readonly before: string | undefined;
}

/** What went live of the systems that may be meant. */
export async function releasesOf(
  { releases }: Pick<Store, 'releases'>,
  tenant: string,
  { team, asked }: { readonly team: TeamSystems; readonly asked: Asked },
): Promise<ReadonlyMap<string, readonly Release[]>> {
  const said = systemId(asked.text);
  const before = asked.before === undefined ? undefined : named(asked.before, team.saved);
  const called = team.saved.filter(({ id, record: { formerly = [] } }) =>
    [id, ...formerly].some((one) => said.includes(one)),
  );
  const meant = new Set([...team.bound, ...[...(before ? [before] : []), ...called].map(({ id }) => id)]);
  const found: [string, readonly Release[]][] = [];
  for (const id of meant) found.push([id, await releases.of(tenant, id)]);
  return new Map(found);
}
