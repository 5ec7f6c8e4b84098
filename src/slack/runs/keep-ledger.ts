import type { Consultant } from '../../consult/consultant.ts';
import { pausesOf } from '../../consult/runs/pauses-of.ts';
import { runState } from '../../consult/runs/run-state.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import { SlackRefusal } from '../delivery/trouble.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import { pauseReminder } from './pause-line.ts';
import type { SavedPause } from './pauses.ts';
import type { Reminder } from '../stories/stories.ts';
import type { SavedRun } from './saved-run.ts';

export interface KeepLedgerParts {
  readonly consultant: Pick<Consultant, 'runSheets'>;
  readonly apiFor: (request: Request) => SlackApi;
  readonly store: Pick<Store, 'pauses' | 'reminders'>;
  readonly now: () => number;
}

const minute = 60_000;

const reminderOf = (run: string, name: string): string => `pause:${run}:${name}`;

/** Slack refuses what is due too soon. */
const soonest = 10_000;

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
  const callOff = async (request: Request, { run, name }: SavedPause): Promise<void> => {
    const about = reminderOf(run, name);
    for (const { channel, id, at } of await reminders.of(request.tenant, about))
      if (at > now()) await apiFor(request).unschedule(channel, id);
    await reminders.keep(request.tenant, about, [], now());
  };

  const remind = async (request: Request, pause: SavedPause, deliver: Deliver): Promise<void> => {
    const { run, name, step, at, channel } = pause;
    const about = reminderOf(run, name);
    if ((await reminders.of(request.tenant, about)).length > 0) return;
    const kept: Reminder[] = [];
    for (const minutes of sheets.remindMinutes) {
      const due = at + minutes * minute;
      if (due - now() < soonest) continue;
      try {
        const id = await deliver.later(`${step}-${minutes}`, due, pauseReminder(pause, sheets));
        kept.push({ channel, id, at: due });
      } catch (error) {
        // Where we may not speak nobody is reminded; the ledger has it all the same.
        if (error instanceof SlackRefusal) break;
        throw error;
      }
    }
    await reminders.keep(request.tenant, about, kept, now());
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
    for (const before of await pauses.of(tenant, run)) if (!isOff(before)) await callOff(request, before);
    await pauses.keep(tenant, run, off);
    for (const pause of off) if (pause.resumed === undefined) await remind(request, pause, deliver);
  };
}
