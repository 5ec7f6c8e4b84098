import type { Reading } from './reading.ts';

const load = /^(?:traffic|load|users|visitors|customers|requests|orders|demand|volume)$/;
const preposition = /^(?:on|at|during|over|before)$/;
/** How far in the load of "4x the usual traffic for seat-map" stands. */
const mostBefore = 4;

/**
 * Where an order for more load goes on to tell when it comes: "4x traffic for seat-map on cup final day". Its end where
 * it tells nothing of the kind.
 */
export function occasionAt({ tokens, quantities }: Reading): number {
  const words = tokens.map(({ lower }) => lower);
  const grows = quantities.some(({ kind, from }) => kind === 'growth' && from === 0);
  if (!grows || !words.slice(0, mostBefore).some((word) => load.test(word))) return words.length;
  const target = words.findIndex((word) => word === 'for' || word === 'of');
  const at = words.findIndex((word, each) => target > 0 && each > target + 1 && preposition.test(word));
  return at < 0 ? words.length : at;
}
