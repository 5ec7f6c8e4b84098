import { viewPayload } from '../state/view-store.ts';
import { type User } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { type Courier } from './courier.ts';
import { eventEnvelope } from './event-envelope.ts';
import { type Delivery, type SendOptions } from './outgoing.ts';

export interface HomeVisit extends SendOptions {
  tab?: 'home' | 'messages';
}

/** A person opens the app. The event comes for both tabs, and shows the home view when there is one. */
export const openHome = (
  user: User,
  { tab = 'home', ...options }: HomeVisit,
  world: World,
  courier: Courier,
): Promise<Delivery> => {
  const view = world.views.homeOf(user.id);
  const event = {
    type: 'app_home_opened',
    user: user.id,
    channel: world.workspace.dmWith([user]).id,
    tab,
    ...(view === undefined ? {} : { view: viewPayload(view, world.app.appId) }),
    event_ts: world.clock.nextTs(),
  };
  return courier.deliver(eventEnvelope(event, user.team, world), options);
};
