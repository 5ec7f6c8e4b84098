import { isProven } from '../../consult/runs/drill-of.ts';
import { runClock } from '../../consult/runs/run-clock.ts';
import type { RunSheets } from '../../consult/runs/run-sheets.ts';
import type { RunState } from '../../consult/runs/run-state.ts';
import { textWords } from '../../render/plain/inline.ts';
import { message, type SlackMessage } from '../../render/slack/message.ts';
import { list, textLine } from '../../render/slack/rich.ts';
import type { Text } from '../../consult/blueprint.ts';

const minutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

/** What is left to say when a plan comes to its end: how long it took, and what was not done of it. */
export function runSummary(state: RunState, sheets: RunSheets): SlackMessage {
  const { run, steps, closed } = state;
  const clock = runClock(state, closed?.at ?? state.begun.at);
  const name = textWords(run.title);
  const timed = { name, number: minutes(clock.seconds), total: minutes(run.targetSeconds ?? 0) };
  const time = !clock.served
    ? 'summary-unserved'
    : run.targetSeconds === undefined
      ? 'summary'
      : clock.late
        ? 'summary-late'
        : 'summary-in-time';
  const named = (states: readonly string[]): string =>
    steps
      .flatMap((one, at) => (states.includes(one.state) ? [`${at + 1}. ${textWords(one.step.title)}`] : []))
      .join('; ');
  const [failed, skipped, open] = [named(['failed']), named(['skipped']), named(['open'])];
  const met = run.drill?.surprises.map(({ step }) => step).join('; ') ?? '';
  const left: Text[] = [
    ...(run.drill === undefined
      ? []
      : [
          sheets.line(!isProven(steps) ? 'drill-unproven' : clock.late ? 'drill-late' : 'drill-proven', {
            total: minutes(run.targetSeconds ?? 0),
          }),
        ]),
    ...(met === '' ? [] : [sheets.line('drill-met', { items: met })]),
    ...(failed === '' ? [] : [sheets.line('summary-failed', { items: failed })]),
    ...(skipped === '' ? [] : [sheets.line('summary-skipped', { items: skipped })]),
    ...(open === '' ? [] : [sheets.line('summary-open', { items: open })]),
  ];
  return message([
    {
      type: 'rich_text',
      elements: [textLine(sheets.line(time, timed)), ...(left.length === 0 ? [] : list(left, false))],
    },
  ]);
}
