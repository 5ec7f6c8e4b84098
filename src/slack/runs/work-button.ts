import type { Blueprint } from '../../consult/blueprint.ts';
import type { RunSheets } from '../../consult/runs/run-sheets.ts';
import { cut } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import type { SlackMessage } from '../../render/slack/message.ts';
import { withButton } from '../../render/slack/with-button.ts';
import { runButtons } from '../surface.ts';

/** The answer, with a button to work its plan through. What is worked through is known by the message it stands on. */
export function withWorkButton(answer: SlackMessage, blueprint: Blueprint, sheets: RunSheets): SlackMessage {
  if (blueprint.inquiry.private || sheets.planOf(blueprint) === undefined) return answer;
  const button = {
    type: 'button' as const,
    action_id: runButtons.begun,
    text: { type: 'plain_text' as const, text: cut(sheets.label('button-work'), limits.button.label), emoji: false },
    value: 'work',
    style: 'primary' as const,
  };
  return withButton(answer, button);
}
