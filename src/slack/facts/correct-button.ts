import type { Button, KnownBlock } from '@slack/types';
import type { Facts } from '../../consult/understand/facts/facts.ts';
import { cut } from '../../render/plain/cut.ts';
import { limits } from '../../render/slack/limits.ts';
import { message, type SlackMessage } from '../../render/slack/message.ts';
import { writeFacts } from './facts-schema.ts';
import { correctButton, fillButton, runButtons } from '../surface.ts';

/**
 * The answer, with a button to put right what it took for facts. The button carries them, so that its form opens
 * without looking anything up: it has three seconds. Where they do not fit, a form without them would forget them.
 */
export function withCorrectButton(answer: SlackMessage, label: string, known: Facts): SlackMessage {
  const { blocks } = answer;
  const value = writeFacts(known);
  if (value.length > limits.button.value) return answer;
  const button: Button = {
    type: 'button',
    action_id: correctButton,
    text: { type: 'plain_text', text: cut(label, limits.button.label), emoji: false },
    value,
  };
  const at = blocks.findLastIndex(({ type }) => type === 'actions');
  const row = blocks[at];
  return row?.type === 'actions' && row.elements.length < limits.button.perBlock
    ? message(blocks.with(at, { ...row, elements: [...row.elements, button] }))
    : message([...blocks, { type: 'actions', elements: [button] }]);
}

/** What these do is done in the thread of an answer. */
const ofThreads: ReadonlySet<string> = new Set([correctButton, fillButton, runButtons.begun]);

const without = (block: KnownBlock): readonly KnownBlock[] => {
  if (block.type !== 'actions') return [block];
  const elements = block.elements.filter(
    (one) => !('action_id' in one && one.action_id !== undefined && ofThreads.has(one.action_id)),
  );
  return elements.length === 0 ? [] : [{ ...block, elements }];
};

/** An answer that only one person sees has no thread in which it could be given again. */
export const withoutThreadButtons = ({ text, blocks }: SlackMessage): SlackMessage => ({
  text,
  blocks: blocks.flatMap(without),
});
