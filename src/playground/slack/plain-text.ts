import { isObject, objectsIn, stringOf, type JsonObject } from './json-object.ts';

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** mrkdwn as it reads: links and mentions by their labels, entities as characters. */
const readMrkdwn = (text: string): string =>
  unescape(
    text
      .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
      .replaceAll(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
      .replaceAll(/<[@#!]?[^|>]*\|([^>]*)>/g, '$1')
      .replaceAll(/<([@#])([A-Z0-9]+)>/g, '$1$2')
      .replaceAll(/<([a-z]+:[^>]*)>/g, '$1'),
  );

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return '';
  const text = stringOf(value['text']);
  return value['type'] === 'mrkdwn' ? readMrkdwn(text) : text;
};

const inline = (element: JsonObject): string => {
  const mention = ['user_id', 'channel_id', 'usergroup_id', 'range'].find((key) => element[key] !== undefined);
  if (mention !== undefined) return `${mention === 'channel_id' ? '#' : '@'}${stringOf(element[mention])}`;
  if (element['type'] === 'emoji') return `:${stringOf(element['name'])}:`;
  return stringOf(element['text'] ?? element['fallback'] ?? element['url']);
};

const richText = (element: JsonObject): string => {
  const parts = objectsIn(element['elements']);
  if (element['type'] !== 'rich_text_list') return parts.map(inline).join('');
  const from = typeof element['offset'] === 'number' ? element['offset'] : 0;
  return parts
    .map((item, index) => `${element['style'] === 'ordered' ? `${from + index + 1}.` : '•'} ${richText(item)}`)
    .join('\n');
};

const cell = (value: JsonObject): string =>
  value['type'] === 'rich_text' ? objectsIn(value['elements']).map(richText).join(' ') : stringOf(value['text']);

const elementText = (element: JsonObject): string => {
  if (element['type'] === 'image') return stringOf(element['alt_text']);
  const label = textOf(element['type'] === 'mrkdwn' || element['type'] === 'plain_text' ? element : element['text']);
  return element['type'] === 'button' ? `[${label}]` : label;
};

const blockText = (block: JsonObject): string => {
  if (block['type'] === 'rich_text') return objectsIn(block['elements']).map(richText).join('\n');
  if (Array.isArray(block['rows'])) return block['rows'].map((row) => objectsIn(row).map(cell).join(' | ')).join('\n');
  if (block['type'] === 'divider') return '---';
  const lines = [
    textOf(block['title']),
    textOf(block['subtitle']),
    textOf(block['label']),
    textOf(block['text']),
    textOf(block['body']),
    ...objectsIn(block['fields']).map(textOf),
    block['type'] === 'image' ? stringOf(block['alt_text']) : '',
    isObject(block['accessory']) ? elementText(block['accessory']) : '',
    [...objectsIn(block['elements']), ...objectsIn(block['actions'])].map(elementText).join(' '),
    ...[...objectsIn(block['child_blocks']), ...objectsIn(block['tasks'])].map(blockText),
  ];
  return lines.filter((line) => line !== '').join('\n');
};

/** What a person reads on a message or view, as text: its blocks, or its text when it has none. Buttons read `[Label]`. */
export const plainText = ({ text, blocks }: { text?: string; blocks: readonly JsonObject[] }): string =>
  blocks.length > 0 ? blocks.map(blockText).join('\n') : readMrkdwn(text ?? '');
