import type { App } from '@slack/bolt';
import type { Membership } from '../installs/membership.ts';

/** Whoever takes us out of their workspace takes along what we know of it. Slack tells it in two ways, in any order. */
export function listenToUninstall(app: App, membership: Pick<Membership, 'left'>): void {
  app.event('app_uninstalled', ({ body, context }) =>
    membership.left(context, {
      kind: 'uninstalled',
      organisation: context.isEnterpriseInstall,
      at: body.event_time * 1000,
    }),
  );
  app.event('tokens_revoked', async ({ event, body, context }) => {
    // A person who takes back a token of theirs is no workspace that leaves.
    if ((event.tokens.bot ?? []).length === 0) return;
    await membership.left(context, {
      kind: 'revoked',
      organisation: context.isEnterpriseInstall,
      at: body.event_time * 1000,
    });
  });
}
