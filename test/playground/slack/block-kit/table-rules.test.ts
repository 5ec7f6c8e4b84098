import { describe, expect, it } from 'vitest';
import { expectRules } from './expect-rules.ts';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { long, mrkdwn, plain, raw, richSection, richText, section, table, text, times } from './samples.ts';
import { validateBlocks } from '../../../../src/playground/slack/block-kit/validate-blocks.ts';

describe('tables', () => {
  const data = (rows: unknown, extra: JsonObject = {}): JsonObject[] => [
    { type: 'data_table', caption: 'c', rows, ...extra },
  ];
  expectRules([
    ['one table a message', [table()], [table(), section(), table()], 'only_one_table_allowed'],
    ['a data table counts too', [table()], [table(), ...data([[raw()], [raw()]])], 'only_one_table_allowed'],
    [
      'a table in a container counts too',
      [table()],
      [table(), { type: 'container', title: plain(), child_blocks: [table()] }],
      'only_one_table_allowed',
    ],
    ['100 rows', [table(times(100, () => [raw()]))], [table(times(101, () => [raw()]))], 'no more than 100'],
    ['20 cells', [table([times(20, () => raw())])], [table([times(21, () => raw())])], 'no more than 20'],
    [
      '20 column settings',
      [table([[raw()]], { column_settings: [{ align: 'right', is_wrapped: true }] })],
      [table([[raw()]], { column_settings: times(21, () => ({})) })],
      'no more than 20',
    ],
    [
      'alignment',
      [table([[raw()]], { column_settings: [{ align: 'left' }] })],
      [table([[raw()]], { column_settings: [{ align: 'top' }] })],
      'left, center, right',
    ],
    ['no empty cells', [table([[raw('-')]])], [table([[raw('')]])], 'more than 0'],
    [
      'cells are raw or rich',
      [table([[richText(richSection(text()))]])],
      [table([[mrkdwn()]])],
      'unsupported type: mrkdwn',
    ],
    ['tables in messages only', [section()], [table()], 'table in a modal', 'modal'],
    ['2 to 101 data rows', data([[raw()], [raw()]]), data([[raw()]]), 'no fewer than 2'],
    ['data rows of one length', data([[raw()], [raw()]]), data([[raw()], [raw(), raw()]]), 'same length'],
    [
      'no rich text in a data header',
      data([[raw()], [richText(richSection(text()))]]),
      data([[richText(richSection(text()))], [raw()]]),
      'header cells',
    ],
    [
      'no raw_number in data',
      data([[raw()], [raw()]]),
      data([[raw()], [{ type: 'raw_number', value: 1, text: '1' }]]),
      'unsupported type: raw_number',
    ],
    [
      '10,000 characters of data',
      data([[raw()], [raw(long(9999))]]),
      data([[raw()], [raw(long(10_000))]]),
      'less than 10001',
    ],
    [
      'page_size',
      data([[raw()], [raw()]], { page_size: 100 }),
      data([[raw()], [raw()]], { page_size: 101 }),
      'between 1 and 100',
    ],
  ]);

  it('answers with invalid_attachments for the second table', () => {
    expect(validateBlocks([table(), table()], 'message')).toMatchObject([{ code: 'invalid_attachments' }]);
  });
});

describe('rich text', () => {
  const list = (extra: JsonObject = {}): JsonObject => ({
    type: 'rich_text_list',
    style: 'bullet',
    elements: [richSection(text())],
    ...extra,
  });
  const pre = (...elements: JsonObject[]): JsonObject => ({ type: 'rich_text_preformatted', elements });
  expectRules([
    [
      'known parts',
      [richText(richSection(text()), list(), pre(text()), { type: 'rich_text_quote', elements: [text()] })],
      [richText(text())],
      'unsupported type: text',
    ],
    ['list style', [richText(list({ style: 'ordered' }))], [richText(list({ style: 'roman' }))], 'bullet, ordered'],
    ['lists hold sections', [richText(list())], [richText(list({ elements: [text()] }))], 'unsupported type: text'],
    [
      'lists do not nest',
      [richText(list({ indent: 1 }))],
      [richText(list({ elements: [list()] }))],
      'unsupported type: rich_text_list',
    ],
    ['indent 0 to 8', [richText(list({ indent: 8 }))], [richText(list({ indent: 9 }))], 'between 0 and 8'],
    ['border 0 or 1', [richText(list({ border: 1 }))], [richText(list({ border: 2 }))], '0, 1'],
    [
      'text in pre',
      [richText(pre(text(), { type: 'link', url: 'https://x' }))],
      [richText(pre({ type: 'user', user_id: 'U1' }))],
      'unsupported type: user',
    ],
    [
      'styles',
      [richText(richSection(text('x', { style: { bold: true, code: true } })))],
      [richText(richSection(text('x', { style: { big: true } })))],
      'invalid additional property: big',
    ],
    [
      'styles are yes or no',
      [richText(richSection(text('x', { style: {} })))],
      [richText(richSection(text('x', { style: { bold: 1 } })))],
      'boolean',
    ],
    ['no empty text', [richText(richSection(text(' ')))], [richText(richSection(text('')))], 'more than 0'],
    [
      'broadcast range',
      [richText(richSection({ type: 'broadcast', range: 'here' }))],
      [richText(richSection({ type: 'broadcast', range: 'all' }))],
      'here, channel, everyone',
    ],
  ]);
});
