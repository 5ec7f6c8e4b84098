import type { By } from '../audit/audits.ts';
import type { Channel } from '../places.ts';

/** Somebody let us listen in a channel, and since when. */
export type Watch = By;

/** Where we may listen. Nowhere, unless somebody said so. */
export interface Watches {
  find(place: Channel): Promise<Watch | undefined>;
  /** Whoever was first stays the one who did it. */
  start(place: Channel, watch: Watch): Promise<void>;
  stop(place: Channel, by: By): Promise<void>;
  /** All channels of a tenant. */
  list(tenant: string): Promise<readonly string[]>;
}
