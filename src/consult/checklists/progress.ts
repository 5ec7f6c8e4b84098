import type { ItemState } from './list-state.ts';

export interface Progress {
  readonly percent: number;
  readonly ticked: number;
  readonly total: number;
  /** The sum, where items weigh differently: what it is made of. */
  readonly working?: string;
}

const isTicked = ({ kind }: ItemState): boolean => kind === 'ticked';

const share = (ticked: number, total: number): number => (total === 0 ? 0 : Math.round((ticked / total) * 100));

/** How far a list is: each priority counts as much as the persona says, and its items share that among them. */
export function progressOf(states: readonly ItemState[], weights: Readonly<Record<string, number>>): Progress {
  const counted = { ticked: states.filter(isTicked).length, total: states.length };
  const parts = Object.entries(weights).flatMap(([priority, weight]) => {
    const items = states.filter(({ item }) => item.priority === priority);
    return items.length === 0 || weight === 0
      ? []
      : [{ priority, weight, ticked: items.filter(isTicked).length, total: items.length }];
  });
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return { ...counted, percent: share(counted.ticked, counted.total) };
  const reached = parts.reduce((sum, { weight, ticked, total }) => sum + (weight * ticked) / total, 0);
  const sum = parts.map(({ priority, weight, ticked, total }) => `${priority} ${weight} × ${ticked}/${total}`);
  const working = whole === 100 ? sum.join(' + ') : `(${sum.join(' + ')}) × 100/${whole}`;
  return { ...counted, percent: share(reached, whole), working };
}
