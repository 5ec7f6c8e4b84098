import type { Consultant, Hint } from '../../consult/consultant.ts';
import type { WatchOrder } from '../../consult/understand/command/watch-order.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { SlackMessage } from '../../render/slack/message.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { sinceOf, withLiveMarks } from './live-marks.ts';
import type { Request } from '../request.ts';
import type { Permit } from '../roles/permit.ts';
import type { Watch } from './watches.ts';
import type { Store } from '../store.ts';

export interface SwitchWatchParts {
  readonly consultant: Consultant;
  readonly store: Pick<Store, 'watches' | 'offers'>;
  readonly permit: Permit;
}

/** Does what `/devops watch …` says, and says so: to everybody in the channel when it concerns everybody. */
export function createSwitchWatch({ consultant, store: { watches, offers }, permit }: SwitchWatchParts) {
  const alone = (deliver: Deliver, hint: Hint | SlackMessage): Promise<unknown> =>
    deliver.toAsker({ root: 'text' in hint ? hint : toHint(hint), replies: [] });

  const status = async (request: Request, watch: Watch | undefined, deliver: Deliver): Promise<void> => {
    const { tenant, user } = request;
    const silenced = await offers.isSilenced({ tenant, person: user });
    const hint = consultant.note('watch-status', {
      ...(watch && { person: watch.person, since: sinceOf(watch.at) }),
      ...(silenced && { silenced }),
    });
    await alone(deliver, watch === undefined ? hint : withLiveMarks(toHint(hint), watch));
  };

  return async (request: Request, order: WatchOrder, deliver: Deliver): Promise<string> => {
    const { tenant, channel, user, at } = request;
    const place = { tenant, channel };
    const person = { tenant, person: user };
    const announced = (id: 'watch-started' | 'watch-stopped'): Promise<boolean> =>
      deliver.announce(withLiveMarks(toHint(consultant.note(id, { person: user })), { person: user }));
    if (order === 'not-me') {
      await offers.silence(person, at);
      await alone(deliver, consultant.note('watch-not-me'));
      return 'watch, not me';
    }
    if (order === 'me') {
      await offers.welcome(person);
      await alone(deliver, consultant.note('watch-me'));
      return 'watch, me';
    }
    if (channel.startsWith('D')) {
      const silenced = await offers.isSilenced(person);
      await alone(deliver, consultant.note('watch-only-channels', silenced ? { silenced } : {}));
      return 'watch, no channel';
    }
    const watch = await watches.find(place);
    // Tried again after it was done: the announcement is the same one, and goes out once.
    const isDone = watch?.person === user && watch.at === at;
    if (order === 'on' && (watch === undefined || isDone)) {
      if (!(await permit(request, 'change-settings', deliver))) return 'watch, refused';
      // People know it before it is so.
      if (!(await announced('watch-started'))) {
        await alone(deliver, consultant.note('watch-not-member'));
        return 'watch, not a member';
      }
      await watches.start(place, { person: user, at });
      return 'watch, on';
    }
    // Whoever is listened to in a channel may end it there.
    if (order === 'off' && watch !== undefined) {
      const isAnnounced = await announced('watch-stopped');
      await watches.stop(place, { person: user, at });
      if (!isAnnounced) await status(request, undefined, deliver);
      return 'watch, off';
    }
    await status(request, watch, deliver);
    return 'watch, status';
  };
}
