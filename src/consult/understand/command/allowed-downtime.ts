import type { Params } from '../../inquiry.ts';
import type { Reading } from './reading.ts';

/** "43 minutes of downtime a month" is an objective, said the other way round; beside an objective it is what was spent. */
export function allowedDowntime(
  { figures }: Reading,
  { slo_percent: percent, window_days: days }: Params,
): number | undefined {
  const { down } = figures;
  if (down === undefined || percent !== undefined || days === undefined) return undefined;
  return Math.round((1 - down / (days * 86_400)) * 1e6) / 1e4;
}
