import { mergeTick } from '../../consult/checklists/merge-tick.ts';
import type { Consultant } from '../../consult/consultant.ts';
import { isProven } from '../../consult/runs/drill-of.ts';
import { runClock } from '../../consult/runs/run-clock.ts';
import { runState } from '../../consult/runs/run-state.ts';
import type { Refresh } from '../checklists/refresh.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import type { SavedRun } from './saved-run.ts';

export interface TickDrillParts {
  readonly consultant: Pick<Consultant, 'runSheets'>;
  readonly store: Pick<Store, 'ticks'>;
  readonly refresh: Refresh;
}

const mostTries = 10;
const minutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

/** A rehearsal that went through to the end proves something: it is ticked, with how long it took. */
export function createTickDrill({ consultant: { runSheets: sheets }, store: { ticks }, refresh }: TickDrillParts) {
  return async (request: Request, { subject, happened, system }: SavedRun): Promise<void> => {
    const { tenant, user, at } = request;
    const state = runState(subject, happened);
    const { ticks: proves } = subject.drill ?? {};
    if (proves === undefined || system === '' || !isProven(state.steps)) return;
    const { list, item } = proves;
    const clock = runClock(state, at);
    const total = subject.targetSeconds === undefined ? {} : { total: minutes(subject.targetSeconds) };
    const evidence = sheets.label('drill-proof', { number: minutes(clock.seconds), ...total });
    const change = { list, item, ticked: true, person: user, at, evidence };
    let seen = (await ticks.of(tenant, system)).find((one) => one.list === list && one.item === item)?.version ?? 0;
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (await ticks.save(tenant, system, { ...change, seen })) break;
      const there = (await ticks.of(tenant, system)).find((one) => one.list === list && one.item === item);
      const merged = there && mergeTick({ ...change, seen }, there);
      if (merged?.kind !== 'again') break;
      ({ seen } = merged);
    }
    await refresh(request, { system, list });
  };
}
