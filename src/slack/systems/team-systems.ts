import type { KnownSystems } from '../../consult/systems/record-for.ts';
import type { Channel, SavedSystem, Store } from '../store.ts';

/** What a team recorded, and what the channel in which something was said is about. */
export interface TeamSystems extends KnownSystems {
  readonly saved: readonly SavedSystem[];
}

export async function teamSystems({ systems }: Pick<Store, 'systems'>, place: Channel): Promise<TeamSystems> {
  const saved = await systems.list(place.tenant);
  return { saved, all: saved.map(({ record }) => record), bound: saved.length === 0 ? [] : await systems.bound(place) };
}
