import type { KnownBlock } from '@slack/types';
import type { Blueprint, Section } from '../../consult/blueprint.ts';
import type { Consultant } from '../../consult/consultant.ts';
import { listOf } from '../../consult/checklists/lists.ts';
import type { Inquiry } from '../../consult/inquiry.ts';
import { message, type SlackMessage } from '../../render/slack/message.ts';
import { toMessages } from '../../render/slack/to-messages.ts';
import { sinceOf } from '../offers/live-marks.ts';
import type { Store } from '../store.ts';
import { withRecordLine } from '../systems/with-record-line.ts';
import { systemOf } from './ask-for.ts';
import { boardBlocks, boardSizes } from './board-blocks.ts';

export interface TickableParts {
  readonly consultant: Consultant;
  readonly store: Pick<Store, 'ticks'>;
  readonly now: () => number;
}

export interface Tickable {
  /** The blocks with which the list of an answer is ticked; undefined where it shows none to everybody. */
  blocksFor(tenant: string, blueprint: Blueprint): Promise<readonly KnownBlock[] | undefined>;
  /** The whole answer as it is by now. */
  message(tenant: string, inquiry: Inquiry): Promise<SlackMessage>;
  /** When its list changes by itself. */
  holdsUntil(tenant: string, inquiry: Inquiry): Promise<number | undefined>;
}

/** The list that an answer puts first: it is shown with its boxes, and not once more. */
const isFirst = (section: Section): boolean => section.kind === 'checklist' && section.place === 'first';

const withoutList = (blueprint: Blueprint): Blueprint => ({
  ...blueprint,
  sections: blueprint.sections.filter((section) => !isFirst(section)),
});

/** The boxes come before what can be asked next. */
function withBoxes({ blocks }: SlackMessage, boxes: readonly KnownBlock[]): SlackMessage {
  const found = blocks.findIndex(({ type }) => type === 'actions');
  const at = found === -1 ? blocks.length : found;
  return message([...blocks.slice(0, at), ...boxes, ...blocks.slice(at)]);
}

interface Whole {
  readonly root: SlackMessage;
  readonly replies: readonly SlackMessage[];
}

/** The messages of an answer, its list with boxes where everybody sees it, and as it is where one person does. */
export function tickableMessages(
  blueprint: Blueprint,
  boxes: readonly KnownBlock[] | undefined,
): Whole & { alone?: Whole } {
  const whole = toMessages(blueprint);
  if (boxes === undefined) return whole;
  const { root, replies } = toMessages(withoutList(blueprint));
  return { root: withBoxes(root, boxes), replies, alone: whole };
}

export function createTickable({ consultant, store, now }: TickableParts): Tickable {
  const { checklists } = consultant;
  const draw = async (tenant: string, inquiry: Inquiry): Promise<KnownBlock[]> => {
    const system = systemOf(inquiry);
    const ticks = await store.ticks.of(tenant, system);
    const board = checklists.board(listOf(inquiry), { inquiry, ticks, now: now(), timeOf: sinceOf });
    return boardBlocks({ board, words: checklists.words, tenant, system, size: boardSizes.message });
  };
  return {
    holdsUntil: async (tenant, inquiry) =>
      checklists.holdsUntil(listOf(inquiry), await store.ticks.of(tenant, systemOf(inquiry)), now()),
    blocksFor: async (tenant, { inquiry, sections }) => {
      const shows = inquiry.intent === 'checklist' && sections.some(isFirst);
      return shows && !inquiry.private ? draw(tenant, inquiry) : undefined;
    },
    message: async (tenant, inquiry) => {
      const blueprint = consultant.answer(inquiry);
      const { root } = toMessages(withoutList(blueprint));
      return withRecordLine(withBoxes(root, await draw(tenant, inquiry)), blueprint, consultant);
    },
  };
}
