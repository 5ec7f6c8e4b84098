import { expect, it } from 'vitest';
import { actions, button, input, option, section } from '../block-kit/samples.ts';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { enteredValue, stateOf, type Entry } from '../../../../src/playground/slack/senders/entered-value.ts';

const options = [option('a'), option('b')];

it.each<[type: string, extra: JsonObject, entry: Entry, value: JsonObject]>([
  ['plain_text_input', {}, 'x', { value: 'x' }],
  ['number_input', {}, 7, { value: '7' }],
  ['static_select', { options }, 'b', { selected_option: option('b') }],
  ['static_select', { option_groups: [{ options }] }, 'a', { selected_option: option('a') }],
  ['static_select', { options }, null, { selected_option: null }],
  ['radio_buttons', { options }, 'a', { selected_option: option('a') }],
  ['overflow', { options }, 'a', { selected_option: option('a') }],
  ['checkboxes', { options }, ['a', 'b'], { selected_options: options }],
  ['multi_static_select', { options }, [], { selected_options: [] }],
  ['external_select', {}, 'z', { selected_option: { text: { type: 'plain_text', text: 'z' }, value: 'z' } }],
  ['users_select', {}, 'U1', { selected_user: 'U1' }],
  ['multi_channels_select', {}, ['C1'], { selected_channels: ['C1'] }],
  ['conversations_select', {}, 'C1', { selected_conversation: 'C1' }],
  ['datepicker', {}, '2026-11-21', { selected_date: '2026-11-21' }],
  ['timepicker', {}, '03:00', { selected_time: '03:00' }],
  ['datetimepicker', {}, 1_700_000_000, { selected_date_time: 1_700_000_000 }],
])('reports what is entered in a %s', (type, extra, entry, value) => {
  expect(enteredValue({ type, ...extra }, entry)).toEqual({ type, ...value });
});

it('knows only what is offered', () => {
  expect(() => enteredValue({ type: 'static_select', options }, 'c')).toThrow('no option c; there are: a, b');
});

it('shows the state of every input: entered, else initial, else empty; buttons have none', () => {
  const select = { type: 'static_select', action_id: 's', options, initial_option: option('b') };
  const blocks = [
    input({ type: 'plain_text_input', action_id: 't' }, { block_id: 'one' }),
    section({ block_id: 'two', accessory: select }),
    { ...actions(button({ action_id: 'go' })), block_id: 'three' },
    input({ type: 'plain_text_input', action_id: 'u', initial_value: 'old' }, { block_id: 'four' }),
  ];
  expect(stateOf(blocks, { one: { t: { type: 'plain_text_input', value: 'typed' } } })).toEqual({
    one: { t: { type: 'plain_text_input', value: 'typed' } },
    two: { s: { type: 'static_select', selected_option: option('b') } },
    four: { u: { type: 'plain_text_input', value: 'old' } },
  });
  expect(stateOf(blocks, {})['one']).toEqual({ t: { type: 'plain_text_input', value: null } });
});
