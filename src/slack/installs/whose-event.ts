import type { SharedEvent } from '../heard/shared-event.ts';
import type { Store } from '../store.ts';
import type { Kept } from './installations.ts';

/**
 * Where several workspaces that share a channel have us in it, Slack tells us once what is said there, and names any of
 * them. Whom it was said to is told by the mention, or by the thread.
 */
export const createWhoseEvent =
  ({ installations, consultations }: Pick<Store, 'installations' | 'consultations'>) =>
  async (named: Kept, { teams, mentioned, thread }: SharedEvent): Promise<Kept> => {
    if (mentioned.includes(named.botUserId)) return named;
    for (const user of mentioned) {
      const kept = await installations.ofBot(user);
      if (kept !== undefined) return kept;
    }
    if (thread === undefined) return named;
    for (const team of teams) {
      const kept = await installations.of(team);
      const begun = kept && (await consultations.find({ tenant: kept.tenant, ...thread }));
      if (begun !== undefined) return kept ?? named;
    }
    return named;
  };
