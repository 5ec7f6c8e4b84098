import type { PlainTextElement } from '@slack/types';
import { cut } from '../plain/cut.ts';

/** Words on buttons, in menus and in forms, where Slack takes no markup. */
export const plain = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, most),
  emoji: false,
});
