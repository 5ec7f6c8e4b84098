import { mergeTick } from '../../consult/checklists/merge-tick.ts';
import type { TickChange } from '../../consult/checklists/tick.ts';
import type { Consultant } from '../../consult/consultant.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { withLiveMarks } from '../offers/live-marks.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import { findSystem } from '../systems/find-system.ts';
import type { Refresh } from './refresh.ts';

export interface HandleTickParts {
  readonly consultant: Pick<Consultant, 'checklists' | 'note'>;
  readonly store: Pick<Store, 'ticks' | 'displays' | 'systems'>;
  readonly refresh: Refresh;
  readonly now: () => number;
}

type Notice = Request['notice'];

const mostTries = 10;

/** Somebody pressed a box: what they want of the item holds, or they learn why not, and everybody who looks at it sees it. */
export function createHandleTick({ consultant, store, refresh, now }: HandleTickParts) {
  const { ticks, displays, systems } = store;

  const save = async (tenant: string, system: string, change: TickChange): Promise<Notice> => {
    let { seen } = change;
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (await ticks.save(tenant, system, { ...change, seen })) return undefined;
      const there = (await ticks.of(tenant, system)).find(
        ({ list, item }) => list === change.list && item === change.item,
      );
      if (there === undefined) return { note: 'tick-gone', person: change.person };
      const merged = mergeTick(change, there);
      if (merged.kind === 'done') return undefined;
      if (merged.kind === 'refused') return { note: 'tick-refused', person: there.person };
      ({ seen } = merged);
    }
    throw new Error('an item changes faster than it can be ticked');
  };

  /** What was pressed on is up to date as well, also when it is not known any more. */
  const known = async ({ tenant, user, channel, display, tick }: Request, system: string): Promise<boolean> => {
    if (display === undefined || tick === undefined) return false;
    if (await displays.want(tenant, display, 0)) return true;
    if (!display.startsWith('home:')) return false;
    const { list } = tick;
    await displays.save(tenant, display, { kind: 'home', person: user, channel, system, list }, now());
    return true;
  };

  /** A box says whose it was when it was drawn; by now that system may have another name. */
  const systemNow = async (tenant: string, drawn: string, display: string | undefined): Promise<string> => {
    const shows = display === undefined ? undefined : (await displays.find(tenant, display))?.shows;
    if (shows?.kind === 'message') return shows.system;
    return drawn === '' ? '' : ((await findSystem(systems, tenant, drawn))?.id ?? drawn);
  };

  return async (request: Request, deliver: Deliver): Promise<string> => {
    const { tenant, user, at, text, tick, display } = request;
    if (tick === undefined) return 'tick, of nothing';
    const { list, item, ticked, seen } = tick;
    const system = await systemNow(tenant, tick.system, display);
    const evidence = text === '' ? {} : { evidence: text };
    const notice: Notice =
      consultant.checklists.find(list, item) === undefined
        ? { note: 'tick-gone', person: user }
        : await save(tenant, system, { list, item, ticked, person: user, at, ...evidence, seen });
    const isKnown = await known(request, system);
    const onHome = display?.startsWith('home:') === true;
    await refresh(
      request,
      { system, list },
      isKnown ? { display: display ?? '', ...(onHome && notice && { notice }) } : undefined,
    );
    if (!onHome) {
      const said: Notice = notice ?? (isKnown ? undefined : { note: 'tick-elsewhere', person: user });
      if (said !== undefined) {
        const { note, person } = said;
        await deliver.toAsker({
          root: withLiveMarks(toHint(consultant.note(note, { person })), { person }),
          replies: [],
        });
      }
    }
    return notice === undefined ? (ticked ? 'tick' : 'untick') : notice.note;
  };
}
