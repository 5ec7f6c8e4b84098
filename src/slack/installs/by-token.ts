import type { Log } from '../../log.ts';
import { fixedAccess } from '../delivery/access.ts';
import type { ClientParts } from '../delivery/client-options.ts';
import { owned } from '../delivery/owned.ts';
import { createSlackApi, type Identity } from '../delivery/slack-api.ts';
import { credentialFaults, SlackUnavailable } from '../delivery/trouble.ts';
import { pressedBy } from '../heard/pressed-by.ts';
import { sharedEvent } from '../heard/shared-event.ts';
import { tenantOf } from '../heard/who.ts';
import { sharedSecret } from '../hooks/hook-secret.ts';
import type { Store } from '../store.ts';
import type { Apis } from './apis.ts';
import { createIsColleague } from './colleagues.ts';
import type { Membership } from './membership.ts';

export interface ByTokenParts extends ClientParts {
  readonly botToken: string;
  readonly store: Pick<Store, 'forgetTenant'>;
  readonly now: () => number;
  readonly log: Log;
}

/** In the one workspace that the token is of. */
export function byToken({ botToken, store, now, log, ...client }: ByTokenParts): Membership {
  let identity: Identity | undefined;
  let granted = true;
  const access = fixedAccess(botToken, (still) => {
    granted = still;
  });
  const api = createSlackApi({ ...client, access });
  const apis: Apis = { of: ({ tenant }) => owned(api, tenant) };
  const isColleague = createIsColleague({ apis, now, log });
  const isGuest = async (body: unknown): Promise<boolean> => {
    if (identity?.tenant === undefined) return false;
    const { tenant, team } = identity;
    const shared = sharedEvent(body);
    const { home, person = '' } = shared ?? pressedBy(body) ?? {};
    if (home === undefined || home === tenant || home === team) return false;
    const is = await isColleague({ tenant, team }, { person, home });
    return shared === undefined ? is === false : is !== true;
  };
  return {
    apis,
    // What Slack tells us is kept even while its Web API is down.
    authorize: async (_source, body) => ({ botToken, ...identity, guest: await isGuest(body) }),
    meet: async () => {
      try {
        identity = await api.whoAmI();
        return true;
      } catch (error) {
        if (!(error instanceof SlackUnavailable) || credentialFaults.has(error.code)) throw error;
        log.warn({ code: error.code }, 'Slack is away');
        return false;
      }
    },
    isWell: () => identity !== undefined && granted,
    secretOf: sharedSecret,
    only: () => identity?.tenant,
    left: async (who) => {
      const tenant = tenantOf(who);
      await store.forgetTenant(tenant);
      log.info({ tenant }, 'a workspace has left, what was kept of it is deleted');
    },
  };
}
