import type { ActionsBlock, Button, ConfirmationDialog, KnownBlock, PlainTextOption } from '@slack/types';
import type { Text } from '../../consult/blueprint.ts';
import type { RunSheets } from '../../consult/runs/run-sheets.ts';
import { currentStep } from '../../consult/runs/run-state.ts';
import { more } from '../../render/plain/cut.ts';
import { textWords } from '../../render/plain/inline.ts';
import { blockElements } from '../../render/slack/blocks.ts';
import { limits } from '../../render/slack/limits.ts';
import { plain } from '../../render/slack/plain.ts';
import { context, header, message, type SlackMessage } from '../../render/slack/message.ts';
import { bold, inline, line, lengthOf, say, type Element } from '../../render/slack/rich.ts';
import { sinceOf } from '../offers/live-marks.ts';
import { runButtons } from '../surface.ts';
import { alive, headOf, marks, titled, toldOf, touched, type RunHeadParts } from './run-head.ts';
import { writeRun, type RunValue } from './run-value.ts';

export interface RunMessageParts extends RunHeadParts {
  readonly id: string;
}

/** So many steps that are still to be done have a menu of their own. */
const mostOpen = 14;

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
  const surprise = state.run.drill?.surprises.find((each) => each.step === textWords(step.title));
  const elements: Element[] = [
    line(...bold([say(`${failed === undefined ? '▸' : marks.failed} ${titled(one, at)}`)])),
    ...fitting(blockElements(step.what), limits.richText.chars),
    ...remark(sheets.label('expect'), step.expect),
    ...remark(sheets.label('fails'), step.fails),
    ...remark(sheets.label('surprise'), surprise && [{ kind: 'text', text: surprise.tells }]),
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
    ...header(sheets.label(state.run.drill === undefined ? 'heading' : 'heading-drill', { name })),
    ...context(state.run.drill === undefined ? '' : sheets.label('drill-about')),
    headOf(parts),
    ...toldOf(parts),
    ...(current === undefined
      ? []
      : [...currentOf(parts, current), { type: 'divider' as const }, ...laterOf(parts, current)]),
    footOf(parts),
  ]);
}
