import { isDeepStrictEqual } from 'node:util';
import type { KnownBlock } from '@slack/types';
import type { Blueprint } from '../../consult/blueprint.ts';
import { listOf } from '../../consult/checklists/lists.ts';
import type { Consultant } from '../../consult/consultant.ts';
import { watchOrder } from '../../consult/understand/command/watch-order.ts';
import { systemId } from '../../consult/systems/record.ts';
import { systemOrder } from '../../consult/systems/system-order.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { Posted } from '../delivery/slack-api.ts';
import type { Apis } from '../installs/apis.ts';
import { createOpenHome } from '../home/open-home.ts';
import { createUnwatch } from '../home/unwatch.ts';
import type { Intake } from '../intake.ts';
import type { Request } from '../request.ts';
import type { Rights } from '../roles/rights.ts';
import type { Store } from '../store.ts';
import { systemOf } from './ask-for.ts';
import { createHandleIncident } from '../incidents/handle-incident.ts';
import { createPermit } from '../roles/permit.ts';
import { createHandleRun } from '../runs/handle-run.ts';
import { createStoryNow } from '../stories/story-now.ts';
import { createHandleTick } from './handle-tick.ts';
import { createRefresh, openForMs } from './refresh.ts';
import { showAll } from './show-all.ts';
import { createShow } from './show.ts';
import { displayId } from './shows.ts';
import { createTickable } from './tickable.ts';

export interface ScreensParts {
  readonly consultant: Consultant;
  readonly apis: Apis;
  readonly store: Store;
  readonly rights: Rights;
  readonly retentionDays: number;
  readonly intake: Intake;
  readonly now: () => number;
}

export type Boxes = readonly KnownBlock[];

/** What stays on people's screens and changes there by itself: Homes, and lists that are ticked. */
export interface Screens {
  /** Of a Home, a box, or a screen that is out of date: what came of it. Nothing else is its business. */
  handle(request: Request, deliver: Deliver): Promise<string> | undefined;
  boxesFor(tenant: string, blueprint: Blueprint): Promise<Boxes | undefined>;
  /** An answer with those boxes is in the channel, by this attempt or an earlier one: it is kept up to date. */
  posted(request: Request, blueprint: Blueprint, boxes: Boxes, root: Posted): Promise<void>;
  /** What is recorded of these systems is another than before, by their ids. */
  recorded(request: Request, systems: readonly string[]): Promise<void>;
  /** A request has been answered: Homes show what it changed. */
  answered(request: Request): Promise<void>;
}

const byThemselves: ReadonlySet<Request['kind']> = new Set([
  'home',
  'tick',
  'run',
  'incident',
  'show',
  'offer',
  'unwatch',
]);

export function createScreens(parts: ScreensParts): Screens {
  const { consultant, apis, store, rights, retentionDays, intake, now } = parts;
  const { displays } = store;
  const tickable = createTickable({ consultant, store, now });
  const show = createShow({
    consultant,
    apis,
    store,
    settings: { admins: rights.admins, retentionDays },
    tickable,
    storyNow: createStoryNow({ consultant, store, now }),
    now,
  });
  const refresh = createRefresh({ displays, intake, now });
  const apiFor = ({ tenant, team }: Request): SlackApi => apis.of({ tenant, team });
  const handleRun = createHandleRun({ consultant, store, apiFor, refresh, now });
  const permit = createPermit({ consultant, rights });
  const handleIncident = createHandleIncident({ consultant, store, apiFor, permit, refresh, now });
  const handleTick = createHandleTick({ consultant, store, refresh, now });
  const unwatch = createUnwatch({ consultant, store, rights, refresh });
  const openHome = createOpenHome({ consultant, store, show, now });

  const bringUp = ({ tenant, display, displays: several = [], notice }: Request): Promise<string> =>
    display === undefined ? showAll(several, (id) => show(tenant, id)) : show(tenant, display, notice);

  const recorded: Screens['recorded'] = async (request, systems) => {
    await refresh(request, 'homes');
    // Under its new name, where it got one.
    for (const system of systems)
      for (const { id: list } of consultant.checklists.all) await refresh(request, { system, list });
  };

  return {
    recorded,
    handle: (request, deliver) => {
      if (request.kind === 'home') return openHome(request);
      if (request.kind === 'tick') return handleTick(request, deliver);
      if (request.kind === 'run') return handleRun(request, deliver);
      if (request.kind === 'incident') return handleIncident(request, deliver);
      if (request.kind === 'unwatch') return unwatch(request, deliver);
      return request.kind === 'show' ? bringUp(request) : undefined;
    },
    boxesFor: (tenant, blueprint) => tickable.blocksFor(tenant, blueprint),
    posted: async (request, blueprint, boxes, { channel, ts }) => {
      const { tenant, team } = request;
      const { inquiry } = blueprint;
      const id = displayId({ channel, ts });
      const isNew = (await displays.find(tenant, id)) === undefined;
      const shows = {
        kind: 'message',
        ...(team !== undefined && { team }),
        channel,
        ts,
        system: systemOf(inquiry),
        list: listOf(inquiry),
        inquiry,
      } as const;
      await displays.save(tenant, id, shows, now());
      const wanted = (await displays.find(tenant, id))?.wanted ?? 0;
      // Whoever was quicker with the box than we with this has changed nothing that is kept up to date yet.
      const same = isDeepStrictEqual(await tickable.blocksFor(tenant, blueprint), boxes);
      if (isNew && same) {
        const until = await tickable.holdsUntil(tenant, inquiry);
        await displays.done(tenant, id, wanted, until === undefined ? {} : { until });
      } else await refresh(request, undefined, { display: id });
    },
    answered: async (request) => {
      const { kind, tenant, user, text } = request;
      if (byThemselves.has(kind)) return;
      if (kind === 'recorded') return recorded(request, [systemId(text)]);
      if (watchOrder(text) !== undefined || systemOrder(text) !== undefined) return refresh(request, 'homes');
      const id = displayId({ person: user });
      if (await displays.want(tenant, id, now() - openForMs)) await refresh(request, undefined, { display: id });
    },
  };
}
