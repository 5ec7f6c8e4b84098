import type { TableBlock } from '@slack/types';
import { limits } from './limits.ts';
import type { Element } from './rich.ts';
import { bold, lengthOf, line, say } from './rich.ts';

/** What a section is drawn as before it is known which message has room for it. */
export type Part = TextPart | TablePart;

/** Belongs together, and is only torn when no block could hold it. */
export interface TextPart {
  readonly kind: 'text';
  readonly elements: readonly Element[];
  readonly length: number;
  /** A line among lines, with no air around it. */
  readonly tight: boolean;
  /** Begins with the title of a section. */
  readonly opens?: boolean;
  /** The number of the step, so that a continuation can say which ones it holds. */
  readonly step?: number;
}

/** A message may hold one table, a Home none: `lines` says the same there. */
export interface TablePart {
  readonly kind: 'table';
  readonly block: TableBlock;
  readonly length: number;
  readonly lines: readonly TextPart[];
}

/** A section ready for packing. The title of an `untitled` one is only said where it continues. */
export interface Drawn {
  readonly title: string;
  /** Said beside the title: the time of a plan. */
  readonly beside?: string;
  readonly untitled?: boolean;
  readonly parts: readonly Part[];
}

const total = (elements: readonly Element[]): number => elements.reduce((sum, element) => sum + lengthOf(element), 0);

export const textPart = (elements: readonly Element[], step?: number): TextPart => ({
  kind: 'text',
  elements,
  length: total(elements),
  tight: elements.length === 1,
  ...(step === undefined ? {} : { step }),
});

/** No part for nothing: Slack refuses empty blocks. */
export const textParts = (elements: readonly Element[]): readonly TextPart[] =>
  elements.length === 0 ? [] : [textPart(elements)];

export const asLines = (parts: readonly Part[]): readonly TextPart[] =>
  parts.flatMap((part) => (part.kind === 'table' ? part.lines : [part]));

const opened = ({ title, beside }: Drawn, part: TextPart): TextPart => {
  const elements = [line(...bold([say(title)]), say(beside === undefined ? '' : ` · ${beside}`)), ...part.elements];
  return { ...part, elements, length: total(elements), opens: true };
};

/** One block's worth each. Single elements always are: rich.ts and code.ts cut them. */
const torn = (part: TextPart): readonly TextPart[] => {
  if (part.length <= limits.richText.chars) return [part];
  const chunks: Element[][] = [[]];
  let room: number = limits.richText.chars;
  for (const element of part.elements) {
    const length = lengthOf(element);
    if (length > room) {
      chunks.push([]);
      room = limits.richText.chars;
    }
    chunks.at(-1)?.push(element);
    room -= length;
  }
  return chunks
    .filter((elements) => elements.length > 0)
    .map((elements, at) => ({ ...part, elements, length: total(elements), opens: at === 0 && part.opens === true }));
};

/** The parts with the title where it cannot stay behind alone, each small enough for one block. */
export const opening = (drawn: Drawn): readonly Part[] => {
  const [first, ...rest] = drawn.parts;
  const bare = drawn.untitled === true || drawn.title === '';
  if (first === undefined) return [];
  const titled: readonly Part[] =
    bare || first.kind === 'table'
      ? [...(bare ? [] : [opened(drawn, textPart([]))]), ...drawn.parts]
      : [opened(drawn, first), ...rest];
  return titled.flatMap((part): readonly Part[] => (part.kind === 'text' ? torn(part) : [part]));
};
