import type { Button } from '@slack/types';
import { limits } from './limits.ts';
import { message, type SlackMessage } from './message.ts';

/** A message with one more button, before the others; as it is where Slack would take no more. */
export function withButton(answer: SlackMessage, button: Button): SlackMessage {
  const { blocks } = answer;
  const at = blocks.findLastIndex(({ type }) => type === 'actions');
  const row = blocks[at];
  const filled =
    row?.type === 'actions' && row.elements.length < limits.button.perBlock
      ? blocks.with(at, { ...row, elements: [button, ...row.elements] })
      : [...blocks, { type: 'actions' as const, elements: [button] }];
  return filled.length > limits.message.blocks ? answer : { ...message(filled), text: answer.text };
}
