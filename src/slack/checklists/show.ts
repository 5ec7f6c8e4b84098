import type { Consultant } from '../../consult/consultant.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import { isClosed, SlackRefusal } from '../delivery/trouble.ts';
import { aboutUs, homeView, type About } from '../home/home-view.ts';
import type { Request } from '../request.ts';
import type { Display, Store } from '../store.ts';
import type { Shows } from './shows.ts';
import type { Tickable } from './tickable.ts';

export interface ShowParts {
  readonly consultant: Consultant;
  readonly api: Pick<SlackApi, 'publishHome' | 'update' | 'addressOf'>;
  readonly store: Pick<Store, 'displays' | 'ticks' | 'systems' | 'consultations' | 'watches' | 'offers'>;
  readonly tickable: Tickable;
  readonly now: () => number;
}

/** Brings what is on a screen up to date. Says what came of it. */
export type Show = (tenant: string, id: string, notice?: Request['notice']) => Promise<string>;

const mostRecent = 5;
const mostTries = 4;

/** The message is gone, or Slack lets nobody change it any more; or the person is. */
const lost: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'user_not_found',
]);

const isConflict = (error: unknown): boolean => error instanceof SlackRefusal && error.code === 'hash_conflict';

export function createShow({ consultant, api, store, tickable, now }: ShowParts): Show {
  const { displays } = store;
  let about: About | undefined;

  const viewOf = async (tenant: string, shows: Shows & { kind: 'home' }, notice: Request['notice']) => {
    const { person, channel, system, list } = shows;
    const [saved, ticked, ticks, recent, watched, silenced] = await Promise.all([
      store.systems.list(tenant),
      store.ticks.systems(tenant),
      store.ticks.of(tenant, system),
      store.consultations.recent({ tenant, person }, mostRecent),
      store.watches.list(tenant),
      store.offers.isSilenced({ tenant, person }),
    ]);
    about ??= aboutUs(consultant);
    return homeView({
      consultant,
      about,
      tenant,
      person,
      place: { channel, system, list },
      saved,
      ticked,
      ticks,
      recent,
      watched,
      silenced,
      now: now(),
      addressOf: api.addressOf,
      ...(notice && { notice }),
    });
  };

  /** The hash of what it shows now; nothing of it decides what is ticked. */
  const publish = async (tenant: string, { shows, hash }: Display, notice: Request['notice'], last: boolean) => {
    if (shows.kind === 'home') {
      const view = await viewOf(tenant, shows, notice);
      return api.publishHome(shows.person, view, last ? undefined : hash);
    }
    await api.update(shows, await tickable.message(tenant, shows.inquiry));
    return undefined;
  };

  return async (tenant, id, notice) => {
    for (let tries = 1; ; tries += 1) {
      // Read before what it shows: whatever changes from here on makes it out of date again.
      const display = await displays.find(tenant, id);
      if (display === undefined) return 'nothing to show';
      if (display.shown >= display.wanted && notice === undefined) return 'shown already';
      try {
        const hash = await publish(tenant, display, notice, tries === mostTries);
        await displays.done(tenant, id, display.wanted, hash);
        return 'shown';
      } catch (error) {
        if (isConflict(error) && tries < mostTries) {
          // Somebody else was first, or we stopped before we had written its hash down: then ours is of no use.
          const fresh = await displays.find(tenant, id);
          if (fresh?.hash === display.hash) await displays.done(tenant, id, display.shown);
          continue;
        }
        if (!(error instanceof SlackRefusal && lost.has(error.code)) && !isClosed(error)) throw error;
        await displays.forget(tenant, id);
        return 'gone';
      }
    }
  };
}
