import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';

/** The smallest valid pieces, for tests that break one rule at a time. */
export const plain = (text = 'x'): JsonObject => ({ type: 'plain_text', text });
export const mrkdwn = (text = 'x'): JsonObject => ({ type: 'mrkdwn', text });
export const long = (length: number): string => 'x'.repeat(length);
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const section = (extra: JsonObject = {}): JsonObject => ({ type: 'section', text: mrkdwn(), ...extra });
export const button = (extra: JsonObject = {}): JsonObject => ({ type: 'button', text: plain(), ...extra });
export const actions = (...elements: JsonObject[]): JsonObject => ({ type: 'actions', elements });
export const option = (value = 'v', extra: JsonObject = {}): JsonObject => ({ text: plain(), value, ...extra });
export const input = (element: JsonObject, extra: JsonObject = {}): JsonObject => ({
  type: 'input',
  label: plain(),
  element,
  ...extra,
});
export const raw = (text = 'x'): JsonObject => ({ type: 'raw_text', text });
export const table = (rows: unknown = [[raw()]], extra: JsonObject = {}): JsonObject => ({
  type: 'table',
  rows,
  ...extra,
});
export const richText = (...elements: JsonObject[]): JsonObject => ({ type: 'rich_text', elements });
export const richSection = (...elements: JsonObject[]): JsonObject => ({ type: 'rich_text_section', elements });
export const text = (value = 'x', extra: JsonObject = {}): JsonObject => ({ type: 'text', text: value, ...extra });
export const image = (extra: JsonObject = { image_url: 'https://x.test/i.png' }): JsonObject => ({
  type: 'image',
  alt_text: 'a picture',
  ...extra,
});
export const modal = (extra: JsonObject = {}): JsonObject => ({
  type: 'modal',
  title: plain(),
  blocks: [section()],
  ...extra,
});
