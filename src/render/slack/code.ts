import type { RichTextPreformatted } from '@slack/types';
import type { Code } from '../../consult/blueprint.ts';
import { cleanCode } from '../plain/clean.ts';
import { more } from '../plain/cut.ts';
import { limits } from './limits.ts';
import type { Element } from './rich.ts';
import { line, say } from './rich.ts';

const shells = new Set(['', 'sh', 'bash', 'zsh', 'shell', 'console', 'powershell', 'sql']);

const preformatted = (text: string): RichTextPreformatted => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text }],
});

/** As many whole lines as have room, and what is missing. */
const wholeLines = (text: string): Element[] => {
  const lines = text.split('\n');
  const kept: string[] = [];
  let room: number = limits.code;
  for (const each of lines) {
    room -= each.length + 1;
    if (room < 0) break;
    kept.push(each);
  }
  const length = text.length.toLocaleString('en-US');
  const rest = lines.length - kept.length;
  const note = line(say(`${more(rest, 'line')}, ${length} characters in all: this is not the whole file.`));
  return kept.join('').trim() === '' ? [note] : [preformatted(kept.join('\n')), note];
};

/** A file is to be read, not run: what is cut off is missed, and does no harm. */
export const filePart = (text: string): Element[] => {
  const clean = cleanCode(text);
  if (clean.trim() === '') return [];
  return clean.length <= limits.code ? [preformatted(clean)] : wholeLines(clean);
};

/** A file may be shown in part, by whole lines. A command may not: half of one does something else. */
export const code = ({ language, text }: Code): Element[] => {
  const clean = cleanCode(text);
  if (!shells.has(language) || clean.length <= limits.code) return filePart(text);
  const length = clean.length.toLocaleString('en-US');
  return [
    line(say(`A command of ${length} characters, too long to show here whole, and half a command is worse than none.`)),
  ];
};
