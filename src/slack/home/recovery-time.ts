import type { KnownBlock } from '@slack/types';
import type { Consultant } from '../../consult/consultant.ts';
import { runClock } from '../../consult/runs/run-clock.ts';
import { runState } from '../../consult/runs/run-state.ts';
import { textLine } from '../../render/slack/rich.ts';
import { aliveElements, sinceOf } from '../offers/live-marks.ts';
import type { SavedRun } from '../runs/saved-run.ts';
import { asLines } from '../stories/as-lines.ts';

export interface RecoveryTimeParts {
  readonly consultant: Pick<Consultant, 'runSheets'>;
  /** Plans of the system that were worked through to their end, the newest first. */
  readonly ended: readonly SavedRun[];
  /** What the record of the system claims. */
  readonly claimedMinutes: number | undefined;
}

/** How long it takes until users are served again: what was claimed, beside what was measured last. */
export function recoveryTime({
  consultant: { runSheets: sheets },
  ended,
  claimedMinutes,
}: RecoveryTimeParts): KnownBlock[] {
  const claimed = claimedMinutes === undefined ? {} : { total: claimedMinutes };
  const measured = ended
    .map(({ subject, happened }) => runState(subject, happened))
    .find((state) => runClock(state, state.closed?.at ?? 0).served);
  if (measured === undefined) {
    return claimedMinutes === undefined ? [] : [asLines([textLine(sheets.line('measured-none', claimed)).elements])];
  }
  const { person, at } = measured.begun;
  const number = Math.max(1, Math.round(runClock(measured, measured.closed?.at ?? at).seconds / 60));
  const topic = sheets.label(measured.run.drill === undefined ? 'in-earnest' : 'in-drill');
  const told = sheets.line(claimedMinutes === undefined ? 'measured-only' : 'measured', {
    ...claimed,
    number,
    topic,
    since: sinceOf(at),
  });
  return [asLines([aliveElements(textLine(told).elements, { person, at })])];
}
