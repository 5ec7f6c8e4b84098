import type { ContextBlock, HeaderBlock, KnownBlock } from '@slack/types';
import { cut } from '../plain/cut.ts';
import { fallback } from './fallback.ts';
import { limits } from './limits.ts';

export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

export const message = (blocks: KnownBlock[]): SlackMessage => ({ text: fallback(blocks), blocks });

export const header = (title: string): HeaderBlock[] =>
  title.trim() === ''
    ? []
    : [{ type: 'header', text: { type: 'plain_text', text: cut(title.trim(), limits.header), emoji: false } }];

export const context = (words: string): ContextBlock[] =>
  words.trim() === ''
    ? []
    : [
        {
          type: 'context',
          elements: [{ type: 'plain_text', text: cut(words.trim(), limits.context), emoji: false }],
        },
      ];
