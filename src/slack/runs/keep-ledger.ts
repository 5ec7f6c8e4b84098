import type { Consultant } from '../../consult/consultant.ts';
import { pausesOf } from '../../consult/runs/pauses-of.ts';
import { runState } from '../../consult/runs/run-state.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import { pauseReminder } from './pause-line.ts';
import type { SavedPause } from './pauses.ts';
import { createReminding } from '../stories/reminding.ts';
import type { SavedRun } from './saved-run.ts';

export interface KeepLedgerParts {
  readonly consultant: Pick<Consultant, 'runSheets'>;
  readonly apiFor: (request: Request) => SlackApi;
  readonly store: Pick<Store, 'pauses' | 'reminders'>;
  readonly now: () => number;
}

const minute = 60_000;

const reminderOf = (run: string, name: string): string => `pause:${run}:${name}`;

/**
 * What a plan has switched off is written down until it is on again. Slack itself keeps the reminders, so that no restart
 * forgets one.
 */
export function createKeepLedger({
  consultant: { runSheets: sheets },
  apiFor,
  store: { pauses, reminders },
  now,
}: KeepLedgerParts) {
  const reminding = createReminding({ apiFor, reminders, now });

  const remind = async (request: Request, pause: SavedPause, deliver: Deliver): Promise<void> => {
    const { run, name, step, at, channel, person } = pause;
    const about = reminderOf(run, name);
    if ((await reminders.of(request.tenant, about)).length > 0) return;
    const times = sheets.remindMinutes.map((minutes) => ({ key: `${step}-${minutes}`, at: at + minutes * minute }));
    const message = pauseReminder(pause, sheets);
    await reminding.remind(request, { about, channel, times, message, to: [person] }, deliver);
  };

  return async (request: Request, saved: SavedRun, deliver: Deliver): Promise<void> => {
    const { tenant, team } = request;
    const { id: run, channel, thread, subject, happened } = saved;
    const { system } = subject;
    const about = {
      run,
      channel,
      thread,
      ...(team !== undefined && { team }),
      ...(system !== undefined && { system }),
    };
    const off = pausesOf(runState(subject, happened)).map((pause): SavedPause => ({ ...pause, ...about }));
    const isOff = ({ name }: SavedPause): boolean => off.some((one) => one.name === name && one.resumed === undefined);
    for (const before of await pauses.of(tenant, run))
      if (!isOff(before)) await reminding.callOff(request, reminderOf(run, before.name));
    await pauses.keep(tenant, run, off);
    for (const pause of off) if (pause.resumed === undefined) await remind(request, pause, deliver);
  };
}
