import type { Button, ConfirmationDialog, KnownBlock, RichTextElement } from '@slack/types';
import type { Board, BoardItem } from '../../consult/checklists/board.ts';
import type { TickWords } from '../../consult/checklists/checklists.ts';
import { more } from '../../render/plain/cut.ts';
import { textWords } from '../../render/plain/inline.ts';
import { bar } from '../../render/plain/numbers.ts';
import { limits } from '../../render/slack/limits.ts';
import { plain } from '../../render/slack/plain.ts';
import { context } from '../../render/slack/message.ts';
import { bold, inline, line, say, textLine } from '../../render/slack/rich.ts';
import { aliveElements } from '../offers/live-marks.ts';
import { tickButton } from '../surface.ts';
import { proofElements } from './proof-elements.ts';
import { writeTick } from './tick-value.ts';

export interface BoardSize {
  readonly blocks: number;
  /** Of the proof that somebody gave, so many characters. */
  readonly evidence: number;
  /** Whether items that are not ticked say what counts as proof of them. */
  readonly proofs: boolean;
}

/** On the Home there is room to read; in a channel there are other messages. */
export const boardSizes = {
  home: { blocks: 70, evidence: 300, proofs: true },
  message: { blocks: 36, evidence: 100, proofs: false },
} as const satisfies Readonly<Record<string, BoardSize>>;

export interface BoardParts {
  readonly board: Board;
  readonly words: TickWords;
  readonly tenant: string;
  readonly system: string;
  readonly size: BoardSize;
}

const confirm = ({ ask }: TickWords): ConfirmationDialog => ({
  title: plain(ask.title, limits.confirm.title),
  text: plain(ask.text, limits.confirm.text),
  confirm: plain(ask.yes, limits.confirm.button),
  deny: plain(ask.no, limits.confirm.button),
});

function buttonOf(item: BoardItem, { board, words, tenant, system }: BoardParts): Button {
  const label = item.ticked ? words.untick : item.tick === undefined ? words.tick : words.renew;
  return {
    type: 'button',
    action_id: tickButton,
    text: plain(label, limits.button.label),
    value: writeTick({ tenant, system, list: board.list, item: item.id, ticked: !item.ticked, seen: item.version }),
    // Whoever unticks takes proof away that somebody gave.
    ...(item.ticked && item.tick?.evidence !== undefined && { confirm: confirm(words) }),
  };
}

/** Who ticked it, when, and with what; why it no longer counts; or what would count. */
function below({ note, tick }: BoardItem, { words, size }: BoardParts): KnownBlock[] {
  if (note === undefined || (tick === undefined && !size.proofs)) return [];
  const said = textLine(note).elements;
  const elements: RichTextElement[] =
    tick === undefined
      ? said
      : [
          ...aliveElements(said, tick),
          ...(tick.evidence === undefined ? [] : proofElements(tick.evidence, words.proof, size.evidence)),
        ];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}

const itemBlocks = (item: BoardItem, parts: BoardParts): KnownBlock[] => [
  {
    type: 'section',
    text: plain(`${item.ticked ? '✓' : '○'} ${textWords(item.name)}`, limits.text),
    accessory: buttonOf(item, parts),
  },
  ...below(item, parts),
];

/** A list that can be ticked: how far it is and why, and each item with its button. */
export function boardBlocks(parts: BoardParts): KnownBlock[] {
  const { board, size } = parts;
  const meter = line(say(`${bar(board.percent)} ${board.percent}%\n`), ...inline(board.working));
  const drawn = board.groups.flatMap(({ title, items }) =>
    items.map((item, at): KnownBlock[] => [
      ...(at === 0 && title !== undefined
        ? [{ type: 'rich_text' as const, elements: [line(...bold(inline(title)))] }]
        : []),
      ...itemBlocks(item, parts),
    ]),
  );
  const blocks: KnownBlock[] = [{ type: 'rich_text', elements: [meter] }];
  // One for the note on what is missing.
  const fitting = drawn.findIndex((_, at) => drawn.slice(0, at + 1).flat().length + blocks.length + 1 > size.blocks);
  const shown = fitting === -1 ? drawn : drawn.slice(0, fitting);
  const lost = drawn.length - shown.length;
  return [...blocks, ...shown.flat(), ...context(lost === 0 ? '' : more(lost, 'item'))];
}
