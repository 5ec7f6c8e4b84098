import type { ActionsBlock, Button } from '@slack/types';
import type { FollowUp } from '../../consult/blueprint.ts';
import { cleanLine } from '../plain/clean.ts';
import { cut } from '../plain/cut.ts';
import { textWords } from '../plain/inline.ts';
import { limits } from './limits.ts';

const button = ({ id, label, ask }: FollowUp): Button => {
  const words = textWords(label).trim();
  return {
    type: 'button',
    action_id: cut(`ask:${cleanLine(id)}`, limits.button.actionId),
    text: { type: 'plain_text', text: cut(words === '' ? ask.trim() : words, limits.button.label), emoji: false },
    value: ask,
  };
};

/**
 * A question that no button can carry whole is none: a shortened one would ask something else. What two ids share
 * after cutting is one action to Slack.
 */
export const buttons = (followUps: readonly FollowUp[]): Button[] => {
  const seen = new Set<string>();
  return followUps
    .filter(({ ask }) => ask.trim() !== '' && ask.length <= limits.button.value && cleanLine(ask) === ask)
    .map(button)
    .filter(({ action_id: id = '' }) => !seen.has(id) && seen.add(id));
};

export const actions = (elements: readonly Button[]): ActionsBlock[] =>
  elements.length === 0 ? [] : [{ type: 'actions', elements: [...elements] }];
