import type { KnownBlock, RichTextElement } from '@slack/types';
import { say } from '../../render/slack/rich.ts';

/** A line each, in one block. */
export const asLines = (lines: readonly (readonly RichTextElement[])[]): KnownBlock => ({
  type: 'rich_text',
  elements: lines.map((elements, at) => ({
    type: 'rich_text_section',
    elements: at === lines.length - 1 ? [...elements] : [...elements, say('\n')],
  })),
});
