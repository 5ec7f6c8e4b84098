import type { ItemState } from './list-state.ts';

export interface Progress {
  readonly percent: number;
  readonly ticked: number;
  readonly total: number;
  /** The sum, where items weigh differently: what it is made of. */
  readonly working?: string;
}

const isTicked = ({ kind }: ItemState): boolean => kind === 'ticked';

/** All of it is said when it is all of it, and nothing only when it is nothing. */
function percentOf(share: number, { ticked, total }: { readonly ticked: number; readonly total: number }): number {
  if (ticked === 0 || ticked === total) return ticked === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}

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
  if (whole === 0) return { ...counted, percent: percentOf(counted.ticked / counted.total, counted) };
  const reached = parts.reduce((sum, { weight, ticked, total }) => sum + (weight * ticked) / total, 0);
  const sum = parts.map(({ priority, weight, ticked, total }) => `${priority} ${weight} × ${ticked}/${total}`);
  const working = whole === 100 ? sum.join(' + ') : `(${sum.join(' + ')}) × 100/${whole}`;
  return { ...counted, percent: percentOf(reached / whole, counted), working };
}
