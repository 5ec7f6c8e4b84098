import { pausesOf } from '../../consult/runs/pauses-of.ts';
import { runClock } from '../../consult/runs/run-clock.ts';
import type { RunSheets } from '../../consult/runs/run-sheets.ts';
import { currentStep, type RunState } from '../../consult/runs/run-state.ts';
import { textWords } from '../../render/plain/inline.ts';
import { message, type SlackMessage } from '../../render/slack/message.ts';
import { textLine } from '../../render/slack/rich.ts';
import { asLines } from '../stories/as-lines.ts';
import { aliveElements, sinceOf } from '../offers/live-marks.ts';

/** What whoever takes a plan over has to know: what comes next, how much time is left, what is switched off. */
export function handover(
  state: RunState,
  { from, now }: { readonly from: string; readonly now: number },
  sheets: RunSheets,
): SlackMessage {
  const { run, steps, keeper } = state;
  const at = currentStep(state);
  const step = at === undefined ? undefined : steps[at]?.step;
  const clock = runClock(state, now);
  const taker = { person: keeper };
  const lines = [
    aliveElements(
      aliveElements(
        textLine(sheets.line('handed', { person: keeper, topic: from, name: textWords(run.title) })).elements,
        taker,
      ),
      { person: from },
    ),
    ...(step === undefined || at === undefined
      ? []
      : [textLine(sheets.line('handed-next', { number: at + 1, name: textWords(step.title) })).elements]),
    ...(clock.until === undefined || clock.served
      ? []
      : [
          aliveElements(textLine(sheets.line('handed-until', { since: sinceOf(clock.until) })).elements, {
            person: '',
            at: clock.until,
          }),
        ]),
    ...pausesOf(state)
      .filter(({ resumed }) => resumed === undefined)
      .map(({ name, person, at: since }) =>
        aliveElements(textLine(sheets.line('handed-off', { name, person, since: sinceOf(since) })).elements, {
          person,
          at: since,
        }),
      ),
  ];
  return message([asLines(lines)]);
}
