import type { Button, KnownBlock } from '@slack/types';
import type { Blueprint } from '../../consult/blueprint.ts';
import { more } from '../plain/cut.ts';
import { textWords } from '../plain/inline.ts';
import { actions, buttons } from './buttons.ts';
import { limits } from './limits.ts';
import type { SlackMessage } from './message.ts';
import { context, message } from './message.ts';
import { replies } from './replies.ts';
import { root } from './root.ts';

export type { SlackMessage } from './message.ts';

const lostLine = (lost: number): KnownBlock[] => context(lost === 0 ? '' : `${more(lost, 'question')} to ask.`);

/** What the root had no room for, below the thread. */
const belowThread = (rest: readonly Button[]): KnownBlock[] => {
  const kept = rest.slice(0, limits.button.perBlock);
  return [...actions(kept), ...lostLine(rest.length - kept.length)];
};

/** Where there is no thread they join those below the answer: a message of buttons alone says nothing. */
const inRoot = (blocks: readonly KnownBlock[], rest: readonly Button[]): KnownBlock[] =>
  blocks.map((block) => (block.type === 'actions' ? { ...block, elements: [...block.elements, ...rest] } : block));

/** An answer as one message that can be acted on, and the thread below it for those who read on. */
export const toMessages = (blueprint: Blueprint): { root: SlackMessage; replies: readonly SlackMessage[] } => {
  const top = root(blueprint);
  const thread = replies(top.later);
  const above = context(textWords(blueprint.banner ?? []));
  const reply = (blocks: readonly KnownBlock[]): SlackMessage => message([...above, ...blocks]);
  const rest = buttons(blueprint.followUps).slice(limits.root.buttons);
  if (rest.length === 0) return { root: top.message, replies: thread.map(reply) };
  const last = thread.at(-1);
  if (last !== undefined)
    return { root: top.message, replies: [...thread.slice(0, -1), [...last, ...belowThread(rest)]].map(reply) };
  // Those that were there before are still below the answer above.
  const before = blueprint.above?.followUps;
  if (before !== undefined && blueprint.followUps.every(({ id }) => before.includes(id)))
    return { root: top.message, replies: [] };
  const room = limits.button.perBlock - limits.root.buttons;
  const lost = lostLine(Math.max(0, rest.length - room));
  return {
    root: message(inRoot(top.message.blocks, rest.slice(0, room))),
    replies: lost.length === 0 ? [] : [message(lost)],
  };
};
