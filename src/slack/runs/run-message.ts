import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  KnownBlock,
  PlainTextElement,
  PlainTextOption,
} from '@slack/types';
import type { Text } from '../../consult/blueprint.ts';
import { runClock } from '../../consult/runs/run-clock.ts';
import type { RunSheets } from '../../consult/runs/run-sheets.ts';
import { currentStep, type RunState, type StepState } from '../../consult/runs/run-state.ts';
import { cut, more } from '../../render/plain/cut.ts';
import { textWords } from '../../render/plain/inline.ts';
import { blockElements } from '../../render/slack/blocks.ts';
import { limits } from '../../render/slack/limits.ts';
import { context, header, message, type SlackMessage } from '../../render/slack/message.ts';
import { bold, inline, line, lengthOf, say, textLine, type Element } from '../../render/slack/rich.ts';
import { aliveElements, sinceOf } from '../offers/live-marks.ts';
import { runButtons } from '../surface.ts';
import { writeRun, type RunValue } from './run-value.ts';

export interface RunMessageParts {
  readonly id: string;
  readonly state: RunState;
  readonly sheets: RunSheets;
  readonly now: number;
}

/** So many steps that are still to be done have a menu of their own. */
const mostOpen = 14;
const mostTold = 30;

const plain = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, most),
  emoji: false,
});

const marks = { open: '○', done: '✓', failed: '✗', skipped: '–' } as const;

const titled = ({ step }: StepState, at: number): string => `${at + 1}. ${textWords(step.title)}`;

type Marked = { readonly person: string; readonly at: number };

const alive = (text: Text, { person, at }: Marked) => aliveElements(textLine(text).elements, { person, at });

const touched = ({
  state,
  person,
  at,
}: StepState): (Marked & { readonly state: 'done' | 'failed' | 'skipped' }) | undefined =>
  state === 'open' || person === undefined || at === undefined ? undefined : { state, person, at };

/** Who began it and has it, how far it is, and the clock. */
function headOf({ state, sheets, now }: RunMessageParts): KnownBlock {
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
  return {
    type: 'rich_text',
    elements: lines.map((elements, at) => ({
      type: 'rich_text_section',
      elements: at === lines.length - 1 ? elements : [...elements, say('\n')],
    })),
  };
}

/** What was done of it, by whom and when: a line each. */
function toldOf({ state, sheets }: RunMessageParts): KnownBlock[] {
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
  return [
    ...context(rest > 0 ? more(rest, 'step') : ''),
    {
      type: 'rich_text',
      elements: lines.map((elements, at) => ({
        type: 'rich_text_section',
        elements: at === lines.length - 1 ? elements : [...elements, say('\n')],
      })),
    },
  ];
}

const value = (parts: RunMessageParts, deed: RunValue['deed'], step = 0): string =>
  writeRun({ run: parts.id, deed, step, seen: parts.state.steps[step]?.version ?? 0 });

const pressable = (
  parts: RunMessageParts,
  {
    deed,
    step,
    label,
    style,
  }: {
    readonly deed: RunValue['deed'];
    readonly step: number;
    readonly label: string;
    readonly style?: 'primary' | 'danger';
  },
): Button => ({
  type: 'button',
  action_id: runButtons[deed],
  text: plain(parts.sheets.label(label), limits.button.label),
  value: value(parts, deed, step),
  ...(style && { style }),
});

/** The words of a step as far as there is room: half a command is worse than none, so pieces go whole. */
function fitting(elements: readonly Element[], most: number): Element[] {
  const kept: Element[] = [];
  let room = most;
  for (const element of elements) {
    room -= lengthOf(element);
    if (room < 0) break;
    kept.push(element);
  }
  return kept;
}

const remark = (name: string, text: Text | undefined): Element[] =>
  text === undefined ? [] : [line(...bold([say(name)]), say(' '), ...inline(text))];

/** The step that is to be done now, with all it takes. */
function currentOf(parts: RunMessageParts, at: number): KnownBlock[] {
  const { state, sheets } = parts;
  const one = state.steps[at];
  if (one === undefined) return [];
  const { step } = one;
  const failed = one.state === 'failed' ? touched(one) : undefined;
  const elements: Element[] = [
    line(...bold([say(`${failed === undefined ? '▸' : marks.failed} ${titled(one, at)}`)])),
    ...fitting(blockElements(step.what), limits.richText.chars),
    ...remark(sheets.label('expect'), step.expect),
    ...remark(sheets.label('fails'), step.fails),
  ];
  const pressed: ActionsBlock = {
    type: 'actions',
    elements: [
      pressable(parts, { deed: 'done', step: at, label: 'button-done', style: 'primary' }),
      ...(failed === undefined
        ? [pressable(parts, { deed: 'failed', step: at, label: 'button-failed', style: 'danger' as const })]
        : []),
      pressable(parts, { deed: 'skipped', step: at, label: 'button-skip' }),
    ],
  };
  const told = failed && alive(sheets.line('failed', { person: failed.person, since: sinceOf(failed.at) }), failed);
  return [
    { type: 'divider' },
    { type: 'rich_text', elements },
    ...(told === undefined
      ? []
      : [{ type: 'rich_text' as const, elements: [{ type: 'rich_text_section' as const, elements: told }] }]),
    pressed,
  ];
}

const option = (text: string, chosen: string): PlainTextOption => ({
  text: plain(text, limits.modal.option),
  value: chosen,
});

/** Whoever is further, or works beside the others, has a menu at each step. */
function laterOf(parts: RunMessageParts, current: number): KnownBlock[] {
  const { state, sheets } = parts;
  const later = state.steps
    .map((one, at) => ({ one, at }))
    .filter(({ one, at }) => at !== current && (one.state === 'open' || one.state === 'failed'));
  const blocks = later.slice(0, mostOpen).map(({ one, at }): KnownBlock => ({
    type: 'section',
    text: plain(`${marks[one.state]} ${titled(one, at)}`, limits.title),
    accessory: {
      type: 'overflow',
      action_id: runButtons.menu,
      options: [
        option(sheets.label('button-done'), value(parts, 'done', at)),
        ...(one.state === 'failed' ? [] : [option(sheets.label('button-failed'), value(parts, 'failed', at))]),
        option(sheets.label('button-skip'), value(parts, 'skipped', at)),
      ],
    },
  }));
  const rest = later.length - mostOpen;
  return [...blocks, ...context(rest > 0 ? more(rest, 'step') : '')];
}

const confirm = (sheets: RunSheets, open: number): ConfirmationDialog => ({
  title: plain(sheets.label('close-title'), limits.confirm.title),
  text: plain(sheets.label(open === 0 ? 'close-ask' : 'close-ask-open', { count: open }), limits.confirm.text),
  confirm: plain(sheets.label('button-close'), limits.confirm.button),
  deny: plain(sheets.label('close-no'), limits.confirm.button),
});

/** Hand it on, take a step back, bring it to its end. */
function footOf(parts: RunMessageParts): KnownBlock {
  const { state, sheets } = parts;
  const back = state.steps.flatMap((one, at) =>
    one.state === 'done' || one.state === 'skipped' ? [option(titled(one, at), value(parts, 'reopened', at))] : [],
  );
  const open = state.steps.filter((one) => one.state === 'open' || one.state === 'failed').length;
  return {
    type: 'actions',
    block_id: value(parts, 'handed'),
    elements: [
      {
        type: 'users_select',
        action_id: runButtons.handed,
        placeholder: plain(sheets.label('hand-over'), limits.modal.label),
      },
      ...(back.length === 0
        ? []
        : [
            {
              type: 'static_select' as const,
              action_id: runButtons.reopened,
              placeholder: plain(sheets.label('reopen'), limits.modal.label),
              options: back.slice(-limits.modal.options),
            },
          ]),
      { ...pressable(parts, { deed: 'closed', step: 0, label: 'button-close' }), confirm: confirm(sheets, open) },
    ],
  };
}

/** A plan as it is worked through: one message that is kept as things are. */
export function runMessage(parts: RunMessageParts): SlackMessage {
  const { state, sheets } = parts;
  const name = textWords(state.run.title);
  const { closed } = state;
  if (closed !== undefined) {
    const told = alive(sheets.line('closed', { person: closed.person, since: sinceOf(closed.at) }), closed);
    return message([
      ...header(sheets.label('heading-closed', { name })),
      headOf(parts),
      ...toldOf(parts),
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: told }] },
    ]);
  }
  const current = currentStep(state);
  return message([
    ...header(sheets.label('heading', { name })),
    headOf(parts),
    ...toldOf(parts),
    ...(current === undefined
      ? []
      : [...currentOf(parts, current), { type: 'divider' as const }, ...laterOf(parts, current)]),
    footOf(parts),
  ]);
}
