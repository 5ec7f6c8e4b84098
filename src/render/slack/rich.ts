import type {
  RichTextDate,
  RichTextLink,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
  RichTextText,
} from '@slack/types';
import type { Span, Text } from '../../consult/blueprint.ts';
import { cleanLine } from '../plain/clean.ts';
import { cut, more } from '../plain/cut.ts';
import { gapMark, linkWords, safeUrl } from '../plain/inline.ts';
import { limits } from './limits.ts';

/**
 * Rich text and never mrkdwn: what a text element holds is shown as it is, so nothing in it can become a mention,
 * a link or formatting.
 */

export type Inline = RichTextText | RichTextLink | RichTextDate;

/** Of what rich text can hold, this is all we use: nobody is mentioned by accident where no type can mention. */
export type Element = Line | List | Quote | RichTextPreformatted;

export interface Line extends RichTextSection {
  elements: Inline[];
}

interface List extends RichTextList {
  elements: Line[];
}

export interface Quote extends RichTextQuote {
  elements: Inline[];
}

type Style = NonNullable<RichTextText['style']>;

const piece = (text: string, style?: Style): RichTextText =>
  style === undefined ? { type: 'text', text } : { type: 'text', text, style };

/** In the time zone of whoever reads it. */
export const moment = (at: number, fallback: string): RichTextDate => ({
  type: 'date',
  timestamp: Math.floor(at / 1000),
  format: '{date_short_pretty} {time}',
  fallback,
});

const spanPiece = (span: Span): Inline => {
  switch (span.kind) {
    case 'text':
      return piece(cleanLine(span.text));
    case 'strong':
      return piece(cleanLine(span.text), { bold: true });
    case 'em':
      return piece(cleanLine(span.text), { italic: true });
    case 'code':
      return piece(cleanLine(span.text), { code: true });
    case 'time':
      return moment(span.at, cleanLine(span.text));
    case 'gap':
      return piece(gapMark(span.text), { code: true });
    case 'link': {
      const url = safeUrl(span.url);
      const text = cleanLine(span.text).trim();
      if (url === undefined || url.length > limits.link) return piece(linkWords(span.text, span.url));
      return text === '' ? { type: 'link', url } : { type: 'link', url, text };
    }
  }
};

const wordsOf = (element: Inline): string => {
  if (element.type === 'date') return element.fallback ?? '';
  return element.text ?? (element.type === 'link' ? element.url : '');
};

const inlineLength = (element: Inline): number => wordsOf(element).length;

const sameStyle = (left: Style | undefined, right: Style | undefined): boolean =>
  JSON.stringify(left ?? {}) === JSON.stringify(right ?? {});

/** Neighbours of one style become one element: smaller payloads, and goldens that can be read. */
export const joined = (elements: readonly Inline[]): Inline[] => {
  const result: Inline[] = [];
  for (const element of elements) {
    const last = result.at(-1);
    if (last?.type === 'text' && element.type === 'text' && sameStyle(last.style, element.style)) {
      result[result.length - 1] = { ...last, text: last.text + element.text };
    } else if (inlineLength(element) > 0) {
      result.push(element);
    }
  }
  return result;
};

/** Slack refuses empty elements; a dash says that there is nothing. */
const nothing: Inline = piece('–');

export const inline = (text: Text, max: number = limits.text): Inline[] => {
  const all = joined(text.map(spanPiece));
  const kept: Inline[] = [];
  let room = max;
  for (const [at, element] of all.entries()) {
    const length = inlineLength(element);
    if (length > room) {
      const lost = all.slice(at).reduce((sum, rest) => sum + inlineLength(rest), 0) - room;
      if (element.type === 'text' && room > 1) kept.push({ ...element, text: cut(element.text, room) });
      return [...kept, piece(` ${more(lost, 'character')}`)];
    }
    kept.push(element);
    room -= length;
  }
  return kept.some((element) => wordsOf(element).trim() !== '') ? kept : [nothing];
};

export const bold = (elements: readonly Inline[]): Inline[] =>
  elements.map((element) => ({ ...element, style: { ...element.style, bold: true } }));

export const line = (...elements: readonly Inline[]): Line => ({
  type: 'rich_text_section',
  elements: joined(elements),
});

export const say = (words: string): Inline => piece(words);

export const textLine = (text: Text): Line => line(...inline(text));

const flatLength = (elements: readonly Inline[]): number =>
  elements.reduce((sum, element) => sum + inlineLength(element), 0);

export const lengthOf = (element: Element): number =>
  element.type === 'rich_text_list'
    ? element.elements.reduce((sum, item) => sum + flatLength(item.elements), 0)
    : flatLength(element.elements);

/**
 * Lists too long for one block come in several, and some go on after a block of code: then the numbers are written out,
 * since each list counts from one.
 */
export const list = (items: readonly Text[], ordered: boolean, start = 1): Element[] => {
  const kept = items.slice(0, limits.items);
  const rest = items.length - kept.length;
  const chunks: Line[][] = [[]];
  let room: number = limits.richText.chars;
  for (const item of kept) {
    const section = line(...inline(item, limits.item));
    const length = flatLength(section.elements);
    if (length > room) {
      chunks.push([]);
      room = limits.richText.chars;
    }
    chunks.at(-1)?.push(section);
    room -= length;
  }
  const style: RichTextList['style'] = ordered ? 'ordered' : 'bullet';
  const drawn: Element[] =
    ordered && (chunks.length > 1 || start > 1)
      ? chunks.flat().map((section, at) => ({ ...section, elements: [piece(`${start + at}. `), ...section.elements] }))
      : chunks.filter((chunk) => chunk.length > 0).map((elements) => ({ type: 'rich_text_list', style, elements }));
  return rest > 0 ? [...drawn, line(say(more(rest, 'item')))] : drawn;
};
