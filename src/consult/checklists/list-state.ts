import type { List, ListItem } from './lists.ts';
import type { Tick } from './tick.ts';

export type ItemState = { readonly item: ListItem; readonly version: number } & (
  | { readonly kind: 'open' }
  /** `stale`: the proof is too old, so it counts as open and says so. */
  | { readonly kind: 'ticked' | 'stale'; readonly tick: Tick }
);

export interface GroupState {
  readonly name?: string;
  readonly items: readonly ItemState[];
}

const day = 24 * 60 * 60 * 1000;

function stateOf(item: ListItem, tick: Tick | undefined, now: number): ItemState {
  if (tick === undefined) return { item, version: 0, kind: 'open' };
  const { version, ticked, at } = tick;
  if (!ticked) return { item, version, kind: 'open' };
  const isStale = item.staleDays !== undefined && now - at > item.staleDays * day;
  return { item, version, kind: isStale ? 'stale' : 'ticked', tick };
}

/** Until when that is so, if nobody does anything; undefined where nothing of it grows old. */
export function holdsUntil(groups: readonly GroupState[]): number | undefined {
  const ends = groups
    .flatMap(({ items }) => items)
    .flatMap((state) =>
      state.kind === 'ticked' && state.item.staleDays !== undefined
        ? [state.tick.at + state.item.staleDays * day + 1]
        : [],
    );
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** How a list stands at a time: what is ticked, by whom, and what of it has grown too old. */
export function listState(list: List, ticks: readonly Tick[], now: number): readonly GroupState[] {
  const byItem = new Map(ticks.filter((tick) => tick.list === list.id).map((tick) => [tick.item, tick]));
  return list.groups.map(({ name, items }) => ({
    ...(name !== undefined && { name }),
    items: items.map((item) => stateOf(item, byItem.get(item.id), now)),
  }));
}
