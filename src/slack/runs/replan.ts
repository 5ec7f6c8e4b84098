import { isDeepStrictEqual } from 'node:util';
import type { Blueprint, Text } from '../../consult/blueprint.ts';
import type { Consultant } from '../../consult/consultant.ts';
import { plainOf } from '../../consult/words.ts';
import type { Refresh } from '../checklists/refresh.ts';
import { displayId } from '../checklists/shows.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import type { SavedRun } from './saved-run.ts';

export interface ReplanParts {
  readonly consultant: Pick<Consultant, 'runSheets'>;
  readonly store: Pick<Store, 'runs' | 'displays'>;
  readonly refresh: Refresh;
}

const mostTries = 10;

/** More is known of a plan that is being worked through: what is still to be done of it is as the new answer says. */
export function createReplan({ consultant: { runSheets }, store: { runs, displays }, refresh }: ReplanParts) {
  const nameOf = ({ subject: { title, drill } }: SavedRun): Text =>
    drill === undefined ? title : runSheets.drillTitle(title);
  return async (request: Request, blueprint: Blueprint): Promise<void> => {
    const { tenant, channel, thread, user, at } = request;
    const plan = runSheets.planOf(blueprint);
    if (thread === undefined || plan === undefined) return;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const saved = await runs.openIn({ tenant, channel, thread });
      // Another version, or another system: that is a plan of its own.
      if (saved === undefined || plainOf(nameOf(saved)) !== plainOf(plan.title)) return;
      const last = saved.happened.findLast(({ deed }) => deed.kind === 'replanned')?.deed;
      const steps = last?.kind === 'replanned' ? last.steps : saved.subject.steps;
      if (isDeepStrictEqual(steps, plan.steps)) return;
      const happened = { person: user, at, deed: { kind: 'replanned' as const, steps: plan.steps } };
      if (!(await runs.add(tenant, saved.id, saved.happened.length, happened, true))) continue;
      const display = displayId({ run: saved.id });
      if (await displays.want(tenant, display, 0)) await refresh(request, undefined, { display });
      return;
    }
  };
}
