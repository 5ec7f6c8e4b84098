import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '../../consult/incidents/incident.ts';
import type { Deed } from '../../consult/runs/run.ts';
import { runClock } from '../../consult/runs/run-clock.ts';
import { runState } from '../../consult/runs/run-state.ts';
import { plainOf } from '../../consult/words.ts';
import type { Refresh } from '../checklists/refresh.ts';
import { displayId } from '../checklists/shows.ts';
import type { Request } from '../request.ts';
import type { SavedRun } from '../runs/saved-run.ts';
import type { Store } from '../store.ts';
import { addEntry } from './add-entry.ts';

export interface NoteStepParts {
  readonly store: Pick<Store, 'incidents' | 'displays'>;
  readonly refresh: Refresh;
}

function entryOf({ subject, happened }: SavedRun, deed: Deed, at: number): Entry | undefined {
  const plan = plainOf(subject.title);
  switch (deed.kind) {
    case 'begun':
    case 'closed':
      return { kind: 'step', plan, number: 0, step: '', state: deed.kind };
    case 'done':
    case 'failed':
    case 'skipped':
    case 'reopened': {
      const state = runState(subject, happened);
      const step = state.steps[deed.step]?.step.title ?? [];
      const served = deed.kind === 'done' && runClock(state, at).served;
      return {
        ...{ kind: 'step', plan, number: deed.step + 1, step: plainOf(step), state: deed.kind },
        ...(served && { served: true }),
      };
    }
    case 'handed':
      return { kind: 'step', plan, number: 0, step: '', state: 'handed', to: deed.to };
    default:
      return undefined;
  }
}

/** How the plan stood with this deed, also when it is told again after more has happened: it is the same line then. */
function asOf(saved: SavedRun, deed: SavedRun['happened'][number]): SavedRun {
  const place = saved.happened.findIndex((one) => isDeepStrictEqual(one, deed));
  return place < 0 ? saved : { ...saved, happened: saved.happened.slice(0, place + 1) };
}

/** What is done of a plan in a channel with an incident belongs into its timeline. */
export function createNoteStep({ store, refresh }: NoteStepParts) {
  return async (request: Request, saved: SavedRun, deed: Deed): Promise<void> => {
    const { tenant, user, at } = request;
    const open = await store.incidents.openIn({ tenant, channel: saved.channel });
    const entry = open && entryOf(asOf(saved, { person: user, at, deed }), deed, at);
    if (open === undefined || entry === undefined) return;
    const added = await addEntry(store, { tenant, id: open.id }, { person: user, at, deed: entry });
    if (added.kind !== 'added') return;
    const display = displayId({ run: open.id });
    if (await store.displays.want(tenant, display, 0)) await refresh(request, undefined, { display });
  };
}
