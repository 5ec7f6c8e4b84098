import type { App } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { tenantOf, type Who } from '../heard/who.ts';
import type { Store } from '../store.ts';

export interface UninstallParts {
  readonly store: Pick<Store, 'forgetTenant'>;
  readonly log: Log;
}

/** Whoever takes us out of their workspace takes along what we know of it. Slack tells it in two ways, in any order. */
export function listenToUninstall(app: App, { store, log }: UninstallParts): void {
  const forget = async (who: Who): Promise<void> => {
    const tenant = tenantOf(who);
    await store.forgetTenant(tenant);
    log.info({ tenant }, 'a workspace has left, what was kept of it is deleted');
  };

  app.event('app_uninstalled', ({ context }) => forget(context));
  app.event('tokens_revoked', async ({ event, context }) => {
    // A person who takes back a token of theirs is no workspace that leaves.
    if ((event.tokens.bot ?? []).length > 0) await forget(context);
  });
}
