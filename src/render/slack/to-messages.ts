import type { Button, KnownBlock } from '@slack/types';
import type { Blueprint } from '../../consult/blueprint.ts';
import { more } from '../plain/cut.ts';
import { actions, buttons } from './buttons.ts';
import { limits } from './limits.ts';
import type { SlackMessage } from './message.ts';
import { context, message } from './message.ts';
import { replies } from './replies.ts';
import { root } from './root.ts';

export type { SlackMessage } from './message.ts';

const moreButtons = (all: readonly Button[]): KnownBlock[] => {
  const rest = all.slice(limits.root.buttons);
  const kept = rest.slice(0, limits.button.perBlock);
  const lost = rest.length - kept.length;
  return [...actions(kept), ...context(lost === 0 ? '' : `${more(lost, 'question')} to ask.`)];
};

/** An answer as one message that can be acted on, and the thread below it for those who read on. */
export const toMessages = (blueprint: Blueprint): { root: SlackMessage; replies: readonly SlackMessage[] } => {
  const top = root(blueprint);
  const thread = replies(top.later);
  const asked = moreButtons(buttons(blueprint.followUps));
  if (asked.length === 0) return { root: top.message, replies: thread.map(message) };
  const last = thread.at(-1);
  if (last === undefined && blueprint.above !== undefined) {
    // A message of buttons alone says nothing. Those that were there before are still below the answer above.
    const { followUps } = blueprint.above;
    const isNew = blueprint.followUps.some(({ id }) => !followUps.includes(id));
    return { root: isNew ? message([...top.message.blocks, ...asked]) : top.message, replies: [] };
  }
  return { root: top.message, replies: [...thread.slice(0, -1), [...(last ?? []), ...asked]].map(message) };
};
