import { isDeepStrictEqual } from 'node:util';
import type { Consultant } from '../../consult/consultant.ts';
import { judgeDeed } from '../../consult/runs/judge-deed.ts';
import type { Deed, Happened } from '../../consult/runs/run.ts';
import { runState, type RunState } from '../../consult/runs/run-state.ts';
import type { Refresh } from '../checklists/refresh.ts';
import { displayId } from '../checklists/shows.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import type { Request } from '../request.ts';
import { createShowKept } from '../stories/show-kept.ts';
import { createTellAsker } from '../stories/tell-asker.ts';
import type { Store } from '../store.ts';
import { systemId } from '../../consult/systems/record.ts';
import { systemsAtWork } from '../systems/team-systems.ts';
import { createNoteStep } from '../incidents/note-step.ts';
import { handover } from './handover.ts';
import { createKeepLedger } from './keep-ledger.ts';
import { createTickDrill } from './tick-drill.ts';
import { runMessage } from './run-message.ts';
import { runSummary } from './run-summary.ts';
import type { SavedRun } from './saved-run.ts';

export interface HandleRunParts {
  readonly consultant: Consultant;
  readonly store: Store;
  readonly apiFor: (request: Request) => SlackApi;
  readonly refresh: Refresh;
  readonly now: () => number;
}

type Pressed = NonNullable<Request['run']>;

const already = {
  open: 'run-reopened',
  done: 'run-already-done',
  failed: 'run-already-failed',
  skipped: 'run-already-skipped',
} as const;

function touchesHomes({ steps }: RunState, deed: Deed): boolean {
  if (!('step' in deed)) return false;
  const step = steps[deed.step]?.step;
  return step?.pauses !== undefined || step?.resumes !== undefined;
}

/** What was closed stays closed, also when something it switched off is on again. */
const isOpenAfter = ({ happened }: SavedRun, { deed }: Happened): boolean =>
  [...happened.map((one) => one.deed), deed].every(({ kind }) => kind !== 'closed');

const mostTries = 10;

const nothingMore = (): Promise<void> => Promise.resolve();

function deedOf({ deed, step, to }: Pressed): Deed | undefined {
  switch (deed) {
    case 'begun':
    case 'closed':
      return { kind: deed };
    case 'handed':
      return to === undefined ? undefined : { kind: deed, to };
    case 'done':
    case 'failed':
    case 'skipped':
    case 'reopened':
    case 'resumed':
      return { kind: deed, step };
  }
}

/** Somebody works a plan through: what they press holds, or they learn who was first, and the message shows it. */
export function createHandleRun({ consultant, store, apiFor, refresh, now }: HandleRunParts) {
  const { runs, displays, consultations } = store;
  const { runSheets: sheets } = consultant;
  const tickDrill = createTickDrill({ consultant, store, refresh });
  const noteStep = createNoteStep({ store, refresh });
  const keepLedger = createKeepLedger({ consultant, apiFor, store, now });

  const showKept = createShowKept({ displays, refresh, now });
  const tell = createTellAsker(consultant);

  const begin = async (request: Request, id: string, deliver: Deliver): Promise<string> => {
    const { tenant, user, channel, thread, at } = request;
    if (thread === undefined) return tell(deliver, 'run-none', { person: user });
    const before = await runs.find(tenant, id);
    if (before === undefined) {
      const place = { tenant, channel, ts: thread };
      const asked = await consultations.find(place);
      const team = await systemsAtWork(store, { tenant, channel });
      if (asked === undefined) return tell(deliver, 'run-none', { person: user });
      const { drill: rehearses, ...inquiry } = asked.inquiry;
      const plan = sheets.planOf(consultant.answer(inquiry, asked.trace, team));
      if (plan === undefined) return tell(deliver, 'run-none', { person: user });
      // Who asked for it before answers kept that said so with the button alone.
      const isDrill = rehearses === true || request.run?.drill === true;
      const drill = isDrill ? { drill: sheets.drillOf(inquiry, plan, id) } : {};
      const system = plan.system === undefined ? '' : systemId(plan.system);
      const run = { id, channel, thread, system, subject: { ...plan, ...drill } };
      await runs.begin(tenant, run, { person: user, at, deed: { kind: 'begun' } });
    }
    // There is one at a time in a thread.
    const saved = (await runs.find(tenant, id)) ?? (await runs.openIn({ tenant, channel, thread }));
    if (saved === undefined) throw new Error('a run that was begun is not there');
    const state = runState(saved.subject, saved.happened);
    const { begun } = state;
    if (begun.person !== user || begun.at !== at) return tell(deliver, 'run-begun-already', begun);
    const root = runMessage({ id: saved.id, state, sheets, now: now() });
    await showKept({ kind: 'run', id: saved.id, root }, request, deliver);
    if (saved.subject.drill === undefined) await noteStep(request, saved, { kind: 'begun' });
    return 'run begun';
  };

  const add = async (tenant: string, id: string, happened: Happened, seen: number) => {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const saved = await runs.find(tenant, id);
      if (saved === undefined) return { kind: 'gone' as const };
      const isThere = saved.happened.some((one) => isDeepStrictEqual(one, happened));
      if (isThere) return { kind: 'takes' as const, saved };
      const judged = judgeDeed(runState(saved.subject, saved.happened), { ...happened, seen });
      if (judged.kind !== 'takes') return judged;
      if (await runs.add(tenant, id, saved.happened.length, happened, isOpenAfter(saved, happened))) {
        return { kind: 'takes' as const, saved: { ...saved, happened: [...saved.happened, happened] } };
      }
    }
    throw new Error('a plan changes faster than it can be worked through');
  };

  return async (request: Request, deliver: Deliver): Promise<string> => {
    const { tenant, user, at, run: pressed } = request;
    const deed = pressed && deedOf(pressed);
    if (pressed === undefined || deed === undefined) return 'run, of nothing';
    const { run: id, seen } = pressed;
    if (deed.kind === 'begun') return begin(request, id, deliver);
    const outcome = await add(tenant, id, { person: user, at, deed }, seen);
    if (outcome.kind === 'takes') {
      const state = runState(outcome.saved.subject, outcome.saved.happened);
      // Everybody sees it while Slack is told of the reminders.
      await displays.want(tenant, displayId({ run: id }), 0);
      await refresh(request, undefined, { display: displayId({ run: id }) });
      // What is rehearsed is switched off by nobody.
      if (outcome.saved.subject.drill === undefined) {
        await keepLedger(request, outcome.saved, deliver);
        await noteStep(request, outcome.saved, deed);
      } else if (deed.kind === 'closed') await tickDrill(request, outcome.saved);
      if (deed.kind === 'closed') await deliver.answer({ root: runSummary(state, sheets), replies: [] }, nothingMore);
      if (deed.kind === 'handed') {
        const root = handover(state, { from: user, now: now() }, sheets);
        await deliver.answer({ root, replies: [], to: [deed.to] }, nothingMore);
      }
      // What is off, and how a plan ended, stands on every Home.
      if (touchesHomes(state, deed) || deed.kind === 'closed') await refresh(request, 'homes');
      return `run, ${deed.kind}`;
    }
    if (outcome.kind === 'same') return 'run, as it is';
    if (outcome.kind === 'gone') return tell(deliver, 'run-gone', { person: user });
    if (outcome.kind === 'resumed') return tell(deliver, 'run-resumed', outcome);
    if (outcome.kind === 'handed') return tell(deliver, 'run-handed-already', outcome);
    if (outcome.kind === 'closed') return tell(deliver, 'run-closed', outcome);
    const { step, number } = outcome;
    const marks = { person: step.person ?? user, ...(step.at !== undefined && { at: step.at }) };
    return tell(deliver, already[step.state], marks, { number });
  };
}
