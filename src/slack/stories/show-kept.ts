import type { SlackMessage } from '../../render/slack/message.ts';
import type { Refresh } from '../checklists/refresh.ts';
import { displayId } from '../checklists/shows.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';

export interface ShowKeptParts {
  readonly displays: Store['displays'];
  readonly refresh: Refresh;
  readonly now: () => number;
}

/** A plan that is worked through, or an incident, and how it stands. */
export interface Kept {
  readonly kind: 'run' | 'incident';
  readonly id: string;
  readonly root: SlackMessage;
}

/** One message for everybody there, by this attempt or an earlier one, that is kept as things are. */
export const createShowKept =
  ({ displays, refresh, now }: ShowKeptParts) =>
  async ({ kind, id, root }: Kept, request: Request, deliver: Deliver): Promise<void> => {
    const { tenant, team } = request;
    await deliver.answer({ root, replies: [] }, async (_, { channel, ts }) => {
      const display = displayId({ run: id });
      const before = await displays.find(tenant, display);
      if (before?.shows.kind === kind && before.shows.ts === ts) return;
      const own = team === undefined ? {} : { team };
      await displays.save(tenant, display, { kind, ...own, channel, ts, run: id, system: '', list: '' }, now());
      await refresh(request, undefined, { display });
    });
  };
