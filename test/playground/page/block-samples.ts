import { type JsonObject } from '../../../src/playground/slack/json-object.ts';

const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const mrkdwn = (text: string): JsonObject => ({ type: 'mrkdwn', text });
const option = (value: string): JsonObject => ({ text: plain(value.toUpperCase()), value });
const options = ['a', 'b', 'c'].map(option);
const words = (text: string, style = {}): JsonObject => ({ type: 'text', text, style });
const line = (...elements: JsonObject[]): JsonObject => ({ type: 'rich_text_section', elements });

export const button = (id: string, more: JsonObject = {}): JsonObject => ({
  type: 'button',
  action_id: id,
  text: plain(id),
  value: id,
  ...more,
});

export const actions = (...elements: JsonObject[]): JsonObject => ({ type: 'actions', elements });

/** A line of shell that no screen is wide enough for. */
export const longCommand = `kubectl get pods ${'--show-labels '.repeat(40)}`;

/** Every kind of block that the bot sends, and what people send. */
export const oneOfEach: JsonObject[] = [
  { type: 'header', text: plain('A heading') },
  {
    type: 'section',
    text: mrkdwn('Some *bold*, `code`, <https://example.com|a link> and a &lt;tag&gt;'),
    fields: [plain('left'), plain('right')],
  },
  { type: 'context', elements: [mrkdwn('small _print_')] },
  { type: 'divider' },
  {
    type: 'rich_text',
    elements: [
      line(words('strong', { bold: true }), words(' and '), words('gone', { strike: true })),
      { type: 'rich_text_list', style: 'ordered', offset: 2, elements: [line(words('third')), line(words('fourth'))] },
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [line(words('within'))] },
      { type: 'rich_text_quote', elements: [words('quoted')] },
      { type: 'rich_text_preformatted', elements: [words(longCommand)] },
    ],
  },
  {
    type: 'table',
    column_settings: [{ align: 'left' }, { align: 'right' }],
    rows: [
      [
        { type: 'raw_text', text: 'Name' },
        { type: 'raw_text', text: 'Number' },
      ],
      [
        { type: 'raw_text', text: 'one' },
        { type: 'rich_text', elements: [line(words('1', { code: true }))] },
      ],
    ],
  },
  { type: 'section', text: plain('with a menu'), accessory: { type: 'overflow', action_id: 'more', options } },
  actions(
    button('plain'),
    button('careful', {
      style: 'danger',
      confirm: {
        title: plain('Really?'),
        text: plain('It is gone then.'),
        confirm: plain('Do it'),
        deny: plain('Rather not'),
      },
    }),
    { type: 'static_select', action_id: 'menu', placeholder: plain('Which one'), options },
    { type: 'users_select', action_id: 'who', placeholder: plain('Who') },
  ),
];

const input = (id: string, label: string, element: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element: { action_id: id, ...element },
  ...more,
});

/** Every kind of input that a form can have. */
export const allInputs: JsonObject[] = [
  input('text', 'Text', { type: 'plain_text_input' }, { hint: plain('Say what it is') }),
  input('lines', 'Lines', { type: 'plain_text_input', multiline: true }),
  input('number', 'Number', { type: 'number_input', is_decimal_allowed: false }),
  input('one', 'One of them', { type: 'static_select', options }),
  input('some', 'Some of them', { type: 'multi_static_select', options }),
  input('person', 'Person', { type: 'users_select' }),
  input('people', 'People', { type: 'multi_users_select' }),
  input('place', 'Channel', { type: 'channels_select' }),
  input('boxes', 'Boxes', { type: 'checkboxes', options }),
  input('round', 'Round ones', { type: 'radio_buttons', options }),
  input('day', 'Day', { type: 'datepicker' }),
  input('hour', 'Hour', { type: 'timepicker' }),
];

export const modal = (title: string, blocks: JsonObject[], more: JsonObject = {}): JsonObject => ({
  type: 'modal',
  callback_id: title,
  title: plain(title),
  submit: plain('Send it'),
  blocks,
  ...more,
});
