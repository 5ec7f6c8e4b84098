import type { Button } from '@slack/types';
import type { Blueprint } from '../../consult/blueprint.ts';
import type { Consultant } from '../../consult/consultant.ts';
import { releaseWords } from '../../consult/systems/release-order.ts';
import { cut } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import type { SlackMessage } from '../../render/slack/message.ts';
import { withButton } from '../../render/slack/with-button.ts';

/** The plan to bring a version of a known system live, with a button to record that it is. */
export function withReleaseButton(
  answer: SlackMessage,
  { inquiry }: Blueprint,
  { noteLabel }: Pick<Consultant, 'noteLabel'>,
): SlackMessage {
  const { intent, params, record, drill } = inquiry;
  const { version, environment = 'production' } = params;
  if (intent !== 'deploy' || version === undefined || record === undefined) return answer;
  if (environment !== 'production' || drill === true || inquiry.private) return answer;
  const button: Button = {
    type: 'button',
    action_id: 'ask:released',
    text: { type: 'plain_text', text: cut(noteLabel('released', 'record'), limits.button.label), emoji: false },
    value: releaseWords({ version }, record.name),
  };
  return withButton(answer, button);
}
