import type { KnownBlock, RichTextBlock, TableBlock } from '@slack/types';
import { limits } from './limits.ts';
import type { Drawn, Part, TextPart } from './part.ts';
import { opening } from './part.ts';
import type { Element } from './rich.ts';
import { joined, say } from './rich.ts';

/** A message being filled, with what may still go into it. */
export interface Page {
  readonly stacks: readonly Stack[];
  readonly room: Room;
}

export interface Room {
  readonly blocks: number;
  readonly chars: number;
  readonly tables: number;
}

type Stack =
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'table'; readonly block: TableBlock };

export const emptyPage = (room: Room): Page => ({ stacks: [], room });

const place = (page: Page, part: Part, { fresh, forced }: { fresh: boolean; forced: boolean }): Page | undefined => {
  const { stacks, room } = page;
  if (part.length > room.chars && !forced) return undefined;
  const chars = room.chars - part.length;
  const last = stacks.at(-1);
  if (part.kind === 'table') {
    if (room.tables === 0 || room.blocks === 0) return undefined;
    return {
      stacks: [...stacks, { kind: 'table', block: part.block }],
      room: { chars, blocks: room.blocks - 1, tables: room.tables - 1 },
    };
  }
  const held = last?.kind === 'text' ? last.parts.reduce((sum, { length }) => sum + length, 0) : 0;
  if (last?.kind === 'text' && !fresh && held + part.length <= limits.richText.chars) {
    return {
      stacks: [...stacks.slice(0, -1), { kind: 'text', parts: [...last.parts, part] }],
      room: { ...room, chars },
    };
  }
  if (room.blocks === 0) return undefined;
  return { stacks: [...stacks, { kind: 'text', parts: [part] }], room: { ...room, chars, blocks: room.blocks - 1 } };
};

const isTitle = (part: Part | undefined): boolean =>
  part?.kind === 'text' && part.opens === true && part.elements.length === 1;

/** As much of a section as has room, and the rest. `fresh` begins a new block for it. */
export const fill = (page: Page, drawn: Drawn, fresh: boolean): { page: Page; rest: readonly Part[] } => {
  const parts = opening(drawn);
  const alone = page.stacks.length === 0;
  let filled = page;
  for (const [at, part] of parts.entries()) {
    const titled = at === 1 && isTitle(parts[0]);
    // What is alone on its page goes in whatever the aim: parts are small enough for a message.
    const next = place(filled, part, { fresh: fresh && at === 0, forced: alone && (at === 0 || titled) });
    // A title does not stay behind alone.
    if (next === undefined)
      return at === 0 || titled ? { page, rest: drawn.parts } : { page: filled, rest: parts.slice(at) };
    filled = next;
  }
  return { page: filled, rest: [] };
};

const gap = (before: TextPart, after: TextPart): string =>
  before.tight && after.tight && after.opens !== true ? '\n' : '\n\n';

/** Lines that follow each other become one section, as Slack's own composer makes them: all its clients agree on that. */
const richText = (parts: readonly TextPart[]): RichTextBlock => {
  const elements: Element[] = [];
  for (const [index, part] of parts.entries()) {
    const previous = parts[index - 1];
    for (const [at, element] of part.elements.entries()) {
      const last = elements.at(-1);
      const between = at > 0 || previous === undefined ? '\n' : gap(previous, part);
      if (element.type !== 'rich_text_section') {
        elements.push(element);
      } else if (last?.type === 'rich_text_section') {
        elements[elements.length - 1] = {
          ...last,
          elements: joined([...last.elements, say(between), ...element.elements]),
        };
      } else if (last !== undefined && at === 0 && part.opens === true) {
        elements.push({ ...element, elements: joined([say('\n'), ...element.elements]) });
      } else {
        elements.push(element);
      }
    }
  }
  return { type: 'rich_text', elements };
};

export const pageBlocks = ({ stacks }: Page): KnownBlock[] =>
  stacks.map((stack) => (stack.kind === 'table' ? stack.block : richText(stack.parts)));
