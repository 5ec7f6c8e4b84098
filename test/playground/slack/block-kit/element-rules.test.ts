import { describe } from 'vitest';
import { expectRules } from './expect-rules.ts';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { actions, button, input, long, mrkdwn, option, plain, section, times } from './samples.ts';

const element = (value: JsonObject): JsonObject[] => [actions(value)];
const select = (extra: JsonObject = {}): JsonObject => ({ type: 'static_select', options: [option()], ...extra });

describe('buttons and menus', () => {
  expectRules([
    ['25 elements', element(button()), [actions(...times(26, () => button()))], 'no more than 25'],
    ['at least one element', element(button()), [actions()], 'no fewer than 1'],
    [
      'no multi-select in actions',
      [section({ accessory: { type: 'multi_users_select' } })],
      element({ type: 'multi_users_select' }),
      'unsupported element: multiselect',
    ],
    [
      'button text 75',
      element(button({ text: plain(long(75)) })),
      element(button({ text: plain(long(76)) })),
      'less than 76',
    ],
    ['button text is plain', element(button()), element(button({ text: mrkdwn() })), 'unsupported type: mrkdwn'],
    [
      'button value 2,000',
      element(button({ value: long(2000) })),
      element(button({ value: long(2001) })),
      'less than 2001',
    ],
    [
      'button url 3,000',
      element(button({ url: `https://x/${long(2990)}` })),
      element(button({ url: `https://x/${long(2991)}` })),
      'less than 3001',
    ],
    ['button url is one', element(button({ url: 'https://x' })), element(button({ url: 'nowhere' })), 'must match'],
    ['button style', element(button({ style: 'danger' })), element(button({ style: 'green' })), 'primary, danger'],
    [
      'accessibility_label 75',
      element(button({ accessibility_label: long(75) })),
      element(button({ accessibility_label: long(76) })),
      'less than 76',
    ],
    [
      'confirm title 100',
      element(button({ confirm: { text: plain(), title: plain(long(100)) } })),
      element(button({ confirm: { text: plain(), title: plain(long(101)) } })),
      'less than 101',
    ],
    [
      'confirm text 300',
      element(button({ confirm: { text: plain(long(300)) } })),
      element(button({ confirm: { text: plain(long(301)) } })),
      'less than 301',
    ],
    [
      'confirm buttons 30',
      element(button({ confirm: { text: plain(), deny: plain(long(30)) } })),
      element(button({ confirm: { text: plain(), deny: plain(long(31)) } })),
      'less than 31',
    ],
    [
      'overflow 1 to 5',
      element({ type: 'overflow', options: times(5, () => option()) }),
      element({ type: 'overflow', options: times(6, () => option()) }),
      'no more than 5',
    ],
    [
      'only overflow options link',
      element({ type: 'overflow', options: [option('v', { url: 'https://x' })] }),
      element(select({ options: [option('v', { url: 'https://x' })] })),
      'invalid additional property: url',
    ],
    [
      'option text 75',
      element(select({ options: [{ text: plain(long(75)), value: 'v' }] })),
      element(select({ options: [{ text: plain(long(76)), value: 'v' }] })),
      'less than 76',
    ],
    [
      'option value 75',
      element(select({ options: [option(long(75))] })),
      element(select({ options: [option(long(76))] })),
      'less than 76',
    ],
    [
      'option description 75',
      element(select({ options: [option('v', { description: plain(long(75)) })] })),
      element(select({ options: [option('v', { description: plain(long(76)) })] })),
      'less than 76',
    ],
    [
      '100 options',
      element(select({ options: times(100, (i) => option(`${i}`)) })),
      element(select({ options: times(101, (i) => option(`${i}`)) })),
      'no more than 100',
    ],
    [
      'options or groups, not both',
      element({ type: 'static_select', option_groups: [{ label: plain(), options: [option()] }] }),
      element(select({ option_groups: [{ label: plain(), options: [option()] }] })),
      'only one of options',
    ],
    [
      'options or groups, one of them',
      element(select()),
      element({ type: 'static_select' }),
      'missing required field: options',
    ],
    [
      'group label 75',
      element({ type: 'static_select', option_groups: [{ label: plain(long(75)), options: [option()] }] }),
      element({ type: 'static_select', option_groups: [{ label: plain(long(76)), options: [option()] }] }),
      'less than 76',
    ],
    [
      'initial option is offered',
      element(select({ initial_option: option('v') })),
      element(select({ initial_option: option('w') })),
      'must be one of the options',
    ],
    [
      'placeholder 150',
      element(select({ placeholder: plain(long(150)) })),
      element(select({ placeholder: plain(long(151)) })),
      'less than 151',
    ],
    [
      '10 checkboxes',
      element({ type: 'checkboxes', options: times(10, () => option()) }),
      element({ type: 'checkboxes', options: times(11, () => option()) }),
      'no more than 10',
    ],
    [
      '10 radio buttons',
      element({ type: 'radio_buttons', options: times(10, () => option()) }),
      element({ type: 'radio_buttons', options: times(11, () => option()) }),
      'no more than 10',
    ],
    [
      'dates look like dates',
      element({ type: 'datepicker', initial_date: '2026-11-21' }),
      element({ type: 'datepicker', initial_date: '21.11.2026' }),
      'must match',
    ],
    [
      'times look like times',
      element({ type: 'timepicker', initial_time: '23:59' }),
      element({ type: 'timepicker', initial_time: '24:00' }),
      'must match',
    ],
    [
      'date and time in seconds',
      element({ type: 'datetimepicker', initial_date_time: 1_700_000_000 }),
      element({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 }),
      'between',
    ],
    [
      'several need at least one',
      [section({ accessory: { type: 'multi_users_select', max_selected_items: 1 } })],
      [section({ accessory: { type: 'multi_users_select', max_selected_items: 0 } })],
      'between 1',
    ],
    [
      'workflow buttons need an action_id',
      element({ type: 'workflow_button', action_id: 'a', text: plain(), workflow: { trigger: { url: 'https://x' } } }),
      element({ type: 'workflow_button', text: plain(), workflow: { trigger: { url: 'https://x' } } }),
      'missing required field: action_id',
    ],
  ]);
});

describe('inputs', () => {
  const typed = { type: 'plain_text_input' };
  expectRules([
    [
      'label 2,000',
      [input(typed, { label: plain(long(2000)) })],
      [input(typed, { label: plain(long(2001)) })],
      'less than 2001',
      'modal',
    ],
    [
      'hint 2,000',
      [input(typed, { hint: plain(long(2000)) })],
      [input(typed, { hint: plain(long(2001)) })],
      'less than 2001',
      'modal',
    ],
    ['no buttons', [input(typed)], [input(button())], 'unsupported element: button', 'modal'],
    [
      'lengths up to 3,000',
      [input({ ...typed, max_length: 3000 })],
      [input({ ...typed, max_length: 3001 })],
      'between 1 and 3000',
      'modal',
    ],
    ['text inputs only in inputs', [input(typed)], element(typed), 'unsupported element: plain_text_input', 'modal'],
    ['file_input in modals only', [section()], [input({ type: 'file_input' })], 'file_input in a message'],
    [
      'file_input dispatches nothing',
      [input({ type: 'file_input' })],
      [input({ type: 'file_input' }, { dispatch_action: true })],
      'cannot dispatch',
      'modal',
    ],
    [
      '1 to 10 files',
      [input({ type: 'file_input', max_files: 10 })],
      [input({ type: 'file_input', max_files: 11 })],
      'between 1 and 10',
      'modal',
    ],
    [
      'numbers say whether decimal',
      [input({ type: 'number_input', is_decimal_allowed: true })],
      [input({ type: 'number_input' })],
      'is_decimal_allowed',
      'modal',
    ],
  ]);
});
