import type { Log } from '../../log.ts';
import { NotInstalled, type Access, type Grant } from '../delivery/access.ts';
import { isOrgWide, type Workspace } from './installation.ts';
import type { Installations, Kept } from './installations.ts';
import type { KeepFresh } from './keep-fresh.ts';

export interface AccessOfParts {
  readonly installations: Pick<Installations, 'find'>;
  readonly keepFresh: KeepFresh;
  readonly log: Log;
}

/** What it takes to speak in a workspace that has taken us in by OAuth. Read anew each time: somebody may renew it. */
export function createAccessOf({ installations, keepFresh, log }: AccessOfParts): (workspace: Workspace) => Access {
  return (workspace) => {
    const { tenant, team } = workspace;

    const find = async (): Promise<Kept> => {
      const kept = await installations.find(workspace);
      if (kept === undefined) throw new NotInstalled();
      return kept;
    };

    const grantOf = (kept: Kept): Grant => ({
      token: kept.token,
      ...(isOrgWide(kept) && team?.startsWith('T') === true && { team }),
    });

    return {
      grant: async () => grantOf(await keepFresh(await find())),
      another: async (refused, { code }) => {
        const kept = await find();
        // Somebody has renewed it, or installed us anew.
        if (kept.token !== refused.token) return grantOf(kept);
        const renewed = code === 'token_expired' ? await keepFresh(kept, 'now') : kept;
        if (renewed.token !== refused.token) return grantOf(renewed);
        log.warn({ tenant, team, code }, 'a workspace takes our token no more: install the app there again');
        throw new NotInstalled();
      },
      taken: () => {},
    };
  };
}
