import { type JsonObject } from '../json-object.ts';

const TOKEN = /<([@#]?)([^<>|]+)(?:\|[^<>]*)?>/;

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const inline = (part: string): JsonObject => {
  const [, mark, value = ''] = TOKEN.exec(part) ?? [];
  if (mark === '@') return { type: 'user', user_id: value };
  if (mark === '#') return { type: 'channel', channel_id: value };
  if (mark === '') return { type: 'link', url: value };
  return { type: 'text', text: unescape(part) };
};

/** The rich text in which Slack keeps what a person typed, made from its escaped text. */
export const typedBlocks = (typed: string, newId: (prefix: string) => string): JsonObject[] => {
  const parts = typed.split(/(<[^<>]+>)/).filter((part) => part !== '');
  const section = { type: 'rich_text_section', elements: parts.map(inline) };
  return [{ type: 'rich_text', block_id: newId('blk'), elements: [section] }];
};
