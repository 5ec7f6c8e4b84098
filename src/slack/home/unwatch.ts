import type { Consultant } from '../../consult/consultant.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Refresh } from '../checklists/refresh.ts';
import { displayId } from '../checklists/shows.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { withLiveMarks } from '../offers/live-marks.ts';
import type { Request } from '../request.ts';
import type { Rights } from '../roles/rights.ts';
import type { Store } from '../store.ts';

export interface UnwatchParts {
  readonly consultant: Pick<Consultant, 'note'>;
  readonly store: Pick<Store, 'watches' | 'displays'>;
  readonly rights: Rights;
  readonly refresh: Refresh;
}

/** Ends the offers in a channel from somebody's Home: everybody in the channel hears of it, and every Home shows it. */
export function createUnwatch({ consultant, store: { watches, displays }, rights, refresh }: UnwatchParts) {
  return async (request: Request, deliver: Deliver): Promise<string> => {
    const { tenant, team, channel, user: person, at } = request;
    const display = displayId({ person });
    const verdict = await rights.check({ tenant, team, person }, 'change-settings');
    await displays.want(tenant, display, 0);
    if (verdict.kind === 'refused') {
      await refresh(request, undefined, { display, notice: { note: 'settings-refused', person } });
      return 'unwatch, refused';
    }
    const place = { tenant, channel };
    if ((await watches.find(place)) !== undefined) {
      await deliver.announce(withLiveMarks(toHint(consultant.note('watch-stopped', { person })), { person }));
      await watches.stop(place, { person, at });
    }
    await refresh(request, 'homes', { display });
    return 'unwatch';
  };
}
