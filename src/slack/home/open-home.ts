import type { Consultant } from '../../consult/consultant.ts';
import { displayId } from '../checklists/shows.ts';
import type { Show } from '../checklists/show.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';

export interface OpenHomeParts {
  readonly consultant: Pick<Consultant, 'checklists'>;
  readonly store: Pick<Store, 'displays' | 'systems' | 'ticks'>;
  readonly show: Show;
  readonly now: () => number;
}

/** Somebody looks at their Home, or chose what it is to show. It is kept up to date from now on. */
export function createOpenHome({ consultant, store, show, now }: OpenHomeParts) {
  /** What they looked at last, as long as it is there. */
  const lastSeen = async (tenant: string, id: string): Promise<NonNullable<Request['view']>> => {
    const { main: list, all } = consultant.checklists;
    const before = (await store.displays.find(tenant, id))?.shows;
    const saved = await store.systems.list(tenant);
    const ids = [...saved.map((one) => one.id), ...(await store.ticks.systems(tenant)), ''];
    const [first = ''] = ids;
    if (before?.kind !== 'home') return { system: first, list };
    return {
      system: ids.includes(before.system) ? before.system : first,
      list: all.some((one) => one.id === before.list) ? before.list : list,
    };
  };

  return async ({ tenant, team, user, channel, view }: Request): Promise<string> => {
    const id = displayId({ person: user });
    const shows = {
      kind: 'home',
      ...(team !== undefined && { team }),
      person: user,
      channel,
      ...(view ?? (await lastSeen(tenant, id))),
    } as const;
    await store.displays.save(tenant, id, shows, now());
    return `home, ${await show(tenant, id)}`;
  };
}
