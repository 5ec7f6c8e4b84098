import type { Tick, TickChange } from '../../consult/checklists/tick.ts';

/** What is ticked of the lists of each system. The id of no system is ''. */
export interface Ticks {
  /** Of each item that somebody has touched, how it stands. */
  of(tenant: string, system: string): Promise<readonly Tick[]>;
  /** False when the item is not as it was seen: then nothing was changed. The same change again is no other one. */
  save(tenant: string, system: string, change: TickChange): Promise<boolean>;
  /** Ids of systems of which anything was ever ticked, in order. */
  systems(tenant: string): Promise<readonly string[]>;
}
