import type { Consultant } from '../../consult/consultant.ts';
import type { Apis } from '../installs/apis.ts';
import { NotInstalled } from '../delivery/access.ts';
import { isClosed, SlackRefusal } from '../delivery/trouble.ts';
import type { Inquiry } from '../../consult/inquiry.ts';
import { aboutUs, homeView, type About, type HomeParts } from '../home/home-view.ts';
import type { Request } from '../request.ts';
import type { Display, Left } from './displays.ts';
import type { StoryNow } from '../stories/story-now.ts';
import type { Store } from '../store.ts';
import type { Shows } from './shows.ts';
import type { Tickable } from './tickable.ts';

export interface ShowParts {
  readonly consultant: Consultant;
  readonly apis: Apis;
  readonly store: Pick<
    Store,
    'displays' | 'ticks' | 'systems' | 'consultations' | 'watches' | 'offers' | 'incidents' | 'pauses' | 'runs'
  >;
  readonly settings: Pick<HomeParts, 'admins' | 'retentionDays'>;
  readonly tickable: Tickable;
  readonly storyNow: StoryNow;
  readonly now: () => number;
}

/** Brings what is on a screen up to date. Says what came of it. */
export type Show = (tenant: string, id: string, notice?: Request['notice']) => Promise<string>;

const mostRecent = 5;
const mostTries = 4;
/** So many plans are looked at for one that went through. */
const mostEnded = 10;

/** The message is gone, or Slack lets nobody change it any more; or the person is, or the workspace. */
const lost: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'user_not_found',
]);

const left = (hash: string | undefined, until: number | undefined): Left => ({
  ...(hash !== undefined && { hash }),
  ...(until !== undefined && { until }),
});

const isLost = (error: unknown): boolean =>
  (error instanceof SlackRefusal && lost.has(error.code)) || error instanceof NotInstalled || isClosed(error);

const isConflict = (error: unknown): boolean => error instanceof SlackRefusal && error.code === 'hash_conflict';

export function createShow({ consultant, apis, store, settings, tickable, storyNow, now }: ShowParts): Show {
  const { displays } = store;
  let about: About | undefined;

  const viewOf = async (tenant: string, shows: Shows & { kind: 'home' }, notice: Request['notice']) => {
    const { person, channel, system, list } = shows;
    const addressOf = await apis.of({ tenant, team: shows.team }).addresses();
    const [saved, ticked, ticks, recent, watched, silenced, incidents, pauses, ended] = await Promise.all([
      store.systems.list(tenant),
      store.ticks.systems(tenant),
      store.ticks.of(tenant, system),
      store.consultations.recent({ tenant, person }, mostRecent),
      store.watches.list(tenant),
      store.offers.isSilenced({ tenant, person }),
      store.incidents.open(tenant),
      store.pauses.open(tenant),
      system === '' ? [] : store.runs.ended(tenant, system, mostEnded),
    ]);
    about ??= aboutUs(consultant);
    const view = homeView({
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
      incidents,
      pauses,
      ended,
      ...settings,
      now: now(),
      addressOf,
      ...(notice && { notice }),
    });
    return { view, until: consultant.checklists.holdsUntil(list, ticks, now()) };
  };

  /** What a message answers, in the light of what the team recorded by now. */
  const askedOf = async (tenant: string, { inquiry, system }: Shows & { kind: 'message' }): Promise<Inquiry> => {
    const saved = system === '' ? undefined : await store.systems.find(tenant, system);
    if (saved === undefined) return inquiry;
    const { record, person, at } = saved;
    const params = { ...inquiry.params, system: record.name };
    return { ...inquiry, params, record, recorded: { person, at } };
  };

  /** What it was left as; nothing of its hash decides what is ticked. */
  const publish = async (tenant: string, { shows, hash }: Display, notice: Request['notice'], last: boolean) => {
    const api = apis.of({ tenant, team: shows.team });
    if (shows.kind === 'home') {
      const { view, until } = await viewOf(tenant, shows, notice);
      return left(await api.publishHome(shows.person, view, last ? undefined : hash), until);
    }
    if (shows.kind === 'message') {
      const inquiry = await askedOf(tenant, shows);
      await api.update(shows, await tickable.message(tenant, inquiry));
      return left(undefined, await tickable.holdsUntil(tenant, inquiry));
    }
    const message = await storyNow(tenant, shows);
    if (message !== undefined) await api.update(shows, message);
    return {};
  };

  return async (tenant, id, notice) => {
    for (let tries = 1; ; tries += 1) {
      // Read before what it shows: whatever changes from here on makes it out of date again.
      const display = await displays.find(tenant, id);
      if (display === undefined) return 'nothing to show';
      const { until = Infinity } = display;
      if (display.shown >= display.wanted && until > now() && notice === undefined) return 'shown already';
      try {
        const as = await publish(tenant, display, notice, tries === mostTries);
        await displays.done(tenant, id, display.wanted, as);
        return 'shown';
      } catch (error) {
        if (isConflict(error) && tries < mostTries) {
          // Somebody else was first, or we stopped before we had written its hash down: then ours is of no use.
          const fresh = await displays.find(tenant, id);
          if (fresh?.hash === display.hash)
            await displays.done(tenant, id, display.shown, left(undefined, display.until));
          continue;
        }
        if (!isLost(error)) throw error;
        await displays.forget(tenant, id);
        return 'gone';
      }
    }
  };
}
