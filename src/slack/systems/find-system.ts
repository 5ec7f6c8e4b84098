import { named } from '../../consult/systems/named.ts';
import type { SavedSystem, Systems } from './systems.ts';

/** A system by an id that may be that of a name it had. */
export const findSystem = async (
  systems: Pick<Systems, 'find' | 'list'>,
  tenant: string,
  id: string,
): Promise<SavedSystem | undefined> => (await systems.find(tenant, id)) ?? named(id, await systems.list(tenant));
