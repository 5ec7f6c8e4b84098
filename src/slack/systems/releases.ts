import type { Release } from '../../consult/systems/release.ts';
import type { By } from '../audit/audits.ts';

/** What went live of a team's systems. */
export interface Releases {
  /** False when it was known already. */
  record(tenant: string, system: string, release: Release, by: By): Promise<boolean>;
  /** Newest first; not all there ever were. */
  of(tenant: string, system: string): Promise<readonly Release[]>;
}
