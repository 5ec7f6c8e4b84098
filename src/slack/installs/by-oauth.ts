import type { Consultant } from '../../consult/consultant.ts';
import type { Log } from '../../log.ts';
import { fixedAccess, NotInstalled } from '../delivery/access.ts';
import type { ClientParts } from '../delivery/client-options.ts';
import { createSlackApi } from '../delivery/slack-api.ts';
import { credentialFaults, SlackUnavailable } from '../delivery/trouble.ts';
import { pressedBy } from '../heard/pressed-by.ts';
import { sharedEvent } from '../heard/shared-event.ts';
import { workspaceOf } from '../heard/who.ts';
import { ownSecrets } from '../hooks/hook-secret.ts';
import type { Store } from '../store.ts';
import { createAccessOf } from './access-of.ts';
import { createApis } from './apis.ts';
import { createIsColleague } from './colleagues.ts';
import { isOrgWide } from './installation.ts';
import { createInstallPages } from './install-pages.ts';
import type { Kept } from './installations.ts';
import { createKeepFresh } from './keep-fresh.ts';
import { createWhoseEvent } from './whose-event.ts';
import type { Leaving, Membership } from './membership.ts';
import { createRefreshToken, type OAuthApp } from './refresh-token.ts';

export interface ByOAuthParts extends ClientParts {
  readonly oauth: OAuthApp;
  readonly consultant: Pick<Consultant, 'note' | 'noteLabel'>;
  readonly store: Pick<Store, 'forgetTenant' | 'installations' | 'consultations'>;
  readonly now: () => number;
  readonly log: Log;
}

/** In every workspace where somebody has installed the app, with a token for each. */
export function byOAuth(parts: ByOAuthParts): Membership {
  const { store, now, log } = parts;
  const { installations } = store;
  const keepFresh = createKeepFresh({ installations, refresh: createRefreshToken(parts), now, log });
  const apis = createApis({ ...parts, accessOf: createAccessOf({ installations, keepFresh, log }) });

  const whoseEvent = createWhoseEvent(store);

  const isColleague = createIsColleague({ apis, now, log });

  /** Of another company. What Slack does not say in time is told to nobody who is overheard, and refused to nobody who acts. */
  const isGuest = async ({ tenant, id }: Kept, team: string | undefined, body: unknown): Promise<boolean> => {
    const shared = sharedEvent(body);
    const { home, person = '' } = shared ?? pressedBy(body) ?? {};
    if (home === undefined || home === tenant || home === id) return false;
    if ((await installations.of(home))?.tenant === tenant) return false;
    const is = await isColleague({ tenant, team }, { person, home });
    return shared === undefined ? is === false : is !== true;
  };

  /** Whether Slack still takes the token: what it tells us may be about one from before, and come late. */
  const stands = async (kept: Kept): Promise<boolean> => {
    try {
      const { token } = await keepFresh(kept);
      await createSlackApi({ ...parts, access: fixedAccess(token) }).whoAmI();
      return true;
    } catch (error) {
      const refused = error instanceof SlackUnavailable && credentialFaults.has(error.code);
      if (error instanceof NotInstalled || refused) return false;
      throw error;
    }
  };

  /** With rotation a token may be taken back, and the app stays. */
  const isOver = async (kept: Kept, { kind, at }: Leaving, named: boolean): Promise<boolean> =>
    (named && kind === 'uninstalled' && kept.at < at) || !(await stands(kept));

  return {
    apis,
    authorize: async ({ teamId, enterpriseId }, body) => {
      const named = await installations.find(
        workspaceOf({ ...(enterpriseId && { enterpriseId }), ...(teamId && { teamId }) }),
      );
      if (named === undefined) throw new NotInstalled();
      const shared = sharedEvent(body);
      const kept = shared === undefined ? named : await whoseEvent(named, shared);
      const { tenant, id, botUserId, botId } = kept;
      const team = isOrgWide(kept) ? teamId : id;
      const guest = await isGuest(kept, team, body);
      return { tenant, botUserId, botId, guest, ...(team !== undefined && { teamId: team }) };
    },
    meet: () => Promise.resolve(true),
    isWell: () => true,
    secretOf: ownSecrets,
    only: () => undefined,
    left: async (who, leaving) => {
      const { tenant: told, team = told } = workspaceOf(who);
      const own = leaving.organisation ? undefined : await installations.of(team);
      // Slack may name a workspace where the whole organisation has left.
      const kept = own ?? (await installations.of(told));
      const tenant = kept?.tenant ?? told;
      if (kept !== undefined) {
        const named = leaving.organisation || own !== undefined;
        if (!(await isOver(kept, leaving, named))) return;
        await installations.remove(kept);
        log.info({ tenant, installation: kept.id }, 'a workspace has left');
      }
      if (await installations.any(tenant)) return;
      // Its token ends because its organisation has us now: nobody wants what it told to be forgotten.
      if (told !== tenant && (await installations.any(told))) {
        log.warn(
          { tenant, organisation: told },
          'a workspace has joined an organisation: npm run data:move takes it there',
        );
        return;
      }
      await store.forgetTenant(tenant);
      log.info({ tenant }, 'the last workspace of a tenant has left, what was kept of it is deleted');
    },
    pages: createInstallPages(parts),
  };
}
