import type { KnownBlock } from '@slack/types';
import type { Text } from '../../consult/blueprint.ts';
import { runClock } from '../../consult/runs/run-clock.ts';
import type { RunSheets } from '../../consult/runs/run-sheets.ts';
import type { RunState, StepState } from '../../consult/runs/run-state.ts';
import { cut, more } from '../../render/plain/cut.ts';
import { textWords } from '../../render/plain/inline.ts';
import { limits } from '../../render/slack/limits.ts';
import { context } from '../../render/slack/message.ts';
import { say, textLine } from '../../render/slack/rich.ts';
import { asLines } from '../stories/as-lines.ts';
import { aliveElements, sinceOf } from '../offers/live-marks.ts';

export interface RunHeadParts {
  readonly state: RunState;
  readonly sheets: RunSheets;
  readonly now: number;
}

const mostTold = 30;

export const marks = { open: '○', done: '✓', failed: '✗', skipped: '–' } as const;

export const titled = ({ step }: StepState, at: number): string => `${at + 1}. ${textWords(step.title)}`;

interface Marked {
  readonly person: string;
  readonly at: number;
}

export const alive = (text: Text, { person, at }: Marked) => aliveElements(textLine(text).elements, { person, at });

export const touched = ({
  state,
  person,
  at,
}: StepState): (Marked & { readonly state: 'done' | 'failed' | 'skipped' }) | undefined =>
  state === 'open' || person === undefined || at === undefined ? undefined : { state, person, at };

/** Who began it and has it, how far it is, and the clock. */
export function headOf({ state, sheets, now }: RunHeadParts): KnownBlock {
  const { begun, keeper, steps, run } = state;
  const clock = runClock(state, now);
  const settled = steps.filter((one) => one.state === 'done' || one.state === 'skipped').length;
  const lines = [
    [
      ...alive(sheets.line('begun', { person: begun.person, since: sinceOf(begun.at) }), begun),
      ...(keeper === begun.person
        ? []
        : [say(' '), ...alive(sheets.line('keeper', { person: keeper }), { person: keeper, at: begun.at })]),
    ],
    textLine(sheets.line('progress', { count: settled, total: steps.length })).elements,
  ];
  const minutes = Math.max(1, Math.round(clock.seconds / 60));
  const target = Math.round((run.targetSeconds ?? 0) / 60);
  if (clock.until !== undefined && !clock.served) {
    const until = { person: '', at: clock.until };
    lines.push(alive(sheets.line('until', { since: sinceOf(clock.until), number: target }), until));
  }
  if (clock.served)
    lines.push(
      textLine(
        sheets.line(run.targetSeconds === undefined ? 'served' : clock.late ? 'served-late' : 'served-in-time', {
          number: minutes,
          total: target,
        }),
      ).elements,
    );
  return asLines(lines);
}

/** What was done of it, by whom and when: a line each. */
export function toldOf({ state, sheets }: RunHeadParts): KnownBlock[] {
  const told = state.steps.flatMap((one, at) => {
    const mark = touched(one);
    return mark === undefined || mark.state === 'failed' ? [] : [{ one, at, mark }];
  });
  if (told.length === 0) return [];
  const rest = told.length - mostTold;
  const lines = told
    .slice(-mostTold)
    .map(({ one, at, mark }) => [
      say(`${marks[mark.state]} ${cut(titled(one, at), limits.title)} · `),
      ...alive(sheets.line(mark.state, { person: mark.person, since: sinceOf(mark.at) }), mark),
    ]);
  return [...context(rest > 0 ? more(rest, 'step') : ''), asLines(lines)];
}
