import type { Block, FollowUp } from '../../consult/blueprint.ts';
import { more } from '../plain/cut.ts';
import { blockParts } from './blocks.ts';
import { actions, buttons } from './buttons.ts';
import { limits } from './limits.ts';
import type { SlackMessage } from './message.ts';
import { context, message } from './message.ts';
import { emptyPage, fill, pageBlocks } from './page.ts';
import { asLines } from './part.ts';

export interface Hint {
  readonly blocks: readonly Block[];
  readonly followUps?: readonly FollowUp[];
}

/** A small message for one person: what was wrong with the question, or that something went wrong here. */
export const toHint = ({ blocks, followUps = [] }: Hint): SlackMessage => {
  const room = { blocks: limits.hint.blocks, chars: limits.hint.chars, tables: 0 };
  const { page, rest } = fill(emptyPage(room), { title: '', parts: asLines(blockParts(blocks)) }, true);
  return message([
    ...pageBlocks(page),
    ...context(rest.length === 0 ? '' : more(rest.length, 'paragraph')),
    ...actions(buttons(followUps).slice(0, limits.root.buttons)),
  ]);
};
