import type { Button } from '@slack/types';
import type { Consultant } from '../../consult/consultant.ts';
import { actions, buttons } from '../../render/slack/buttons.ts';
import { limits } from '../../render/slack/limits.ts';
import { message, type SlackMessage } from '../../render/slack/message.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { stillFreshMs, withoutCode } from './overheard.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import { takeButton } from '../surface.ts';
import { takenValue } from './taken-value.ts';

export interface MakeOfferParts {
  readonly consultant: Consultant;
  readonly store: Pick<Store, 'watches' | 'offers' | 'consultations'>;
  readonly now: () => number;
}

const minute = 60_000;
const personWaitsMs = 60 * minute;
const channelWaitsMs = 10 * minute;

/** Offers help to the author of what was overheard, if that is still wanted, and seldom enough. */
export function createMakeOffer({ consultant, store, now }: MakeOfferParts) {
  const { watches, offers, consultations } = store;

  const messageOf = (request: Request): SlackMessage | undefined => {
    const offer = consultant.offerOf(request.text);
    const value = [request.text, withoutCode(request.text)]
      .filter((text) => text.trim() !== '')
      .map((text) => takenValue({ ...request, text }))
      .find(({ length }) => length <= limits.button.value);
    if (offer === undefined || value === undefined) return undefined;
    const { blocks } = toHint({ blocks: offer.hint.blocks });
    const take: Button = {
      type: 'button',
      action_id: takeButton,
      text: { type: 'plain_text', text: offer.take, emoji: false },
      value,
    };
    return message([...blocks, ...actions([take, ...buttons(offer.hint.followUps)])]);
  };

  return async (request: Request, deliver: Deliver): Promise<string> => {
    const { id, tenant, channel, user, thread = '' } = request;
    const at = now();
    if (at - request.at > stillFreshMs) return 'no offer, late';
    const place = { tenant, channel };
    const person = { tenant, person: user };
    if ((await watches.find(place)) === undefined || (await offers.isSilenced(person))) return 'no offer, unwanted';
    if ((await consultations.find({ ...place, ts: thread })) !== undefined) return 'no offer, served';
    const offer = messageOf(request);
    if (offer === undefined) return 'no offer, unwanted';
    const turn = {
      ...place,
      ...person,
      request: id,
      at,
      personLast: at - personWaitsMs,
      channelLast: at - channelWaitsMs,
    };
    if (!(await offers.take(turn))) return 'no offer, too soon';
    return (await deliver.offer(offer)) ? 'offer' : 'no offer, closed';
  };
}
