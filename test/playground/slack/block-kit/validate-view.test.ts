import { expect, it } from 'vitest';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { input, long, modal, mrkdwn, plain, section, table, times } from './samples.ts';
import { validateView } from '../../../../src/playground/slack/block-kit/validate-view.ts';

const home = (extra: JsonObject = {}): JsonObject => ({ type: 'home', blocks: [section()], ...extra });
const field = input({ type: 'plain_text_input' });

it.each<[rule: string, good: JsonObject, bad: JsonObject, says: string]>([
  ['title 24', modal({ title: plain(long(24)) }), modal({ title: plain(long(25)) }), 'less than 25'],
  ['title is plain', modal(), modal({ title: mrkdwn() }), 'unsupported type: mrkdwn'],
  ['title is there', modal(), { type: 'modal', blocks: [] }, 'missing required field: title'],
  ['blocks are there', modal(), { type: 'modal', title: plain() }, 'missing required field: blocks'],
  ['submit 24', modal({ submit: plain(long(24)) }), modal({ submit: plain(long(25)) }), 'less than 25'],
  ['close 24', modal({ close: plain(long(24)) }), modal({ close: plain(long(25)) }), 'less than 25'],
  [
    'inputs need submit',
    modal({ blocks: [field], submit: plain() }),
    modal({ blocks: [field] }),
    'missing required field: submit',
  ],
  [
    'private_metadata 3,000',
    modal({ private_metadata: long(3000) }),
    modal({ private_metadata: long(3001) }),
    'less than 3001',
  ],
  ['callback_id 255', modal({ callback_id: long(255) }), modal({ callback_id: long(256) }), 'less than 256'],
  ['external_id 255', modal({ external_id: long(255) }), modal({ external_id: long(256) }), 'less than 256'],
  ['no unknown fields', modal(), modal({ colour: 'red' }), 'invalid additional property: colour'],
  ['known types only', modal(), { ...modal(), type: 'popup' }, 'unsupported type: popup'],
  ['a home has no submit', home(), home({ submit: plain() }), 'invalid additional property: submit'],
  ['a home has no title', home(), home({ title: plain() }), 'invalid additional property: title'],
  ['a home may ask without submit', home({ blocks: [field] }), modal({ blocks: [field] }), 'submit'],
  [
    '100 blocks',
    home({ blocks: times(100, () => section()) }),
    home({ blocks: times(101, () => section()) }),
    'no more than 100',
  ],
  ['surfaces', home(), home({ blocks: [table()] }), 'table in a home'],
])('%s', (_rule, good, bad, says) => {
  expect(validateView(good)).toEqual([]);
  expect(validateView(bad).map((one) => one.message)).toContainEqual(expect.stringContaining(says));
});

it('answers with invalid_arguments, pointing into the view', () => {
  const bad = modal({ blocks: [section({ text: mrkdwn('') })] });
  expect(validateView(bad)).toEqual([
    { pointer: '/view/blocks/0/text/text', message: 'must be more than 0 characters', code: 'invalid_arguments' },
  ]);
});

it('refuses views over 250 kB', () => {
  const fat = modal({ blocks: times(90, () => section({ text: mrkdwn(long(3000)) })) });
  expect(validateView(fat)).toMatchObject([{ code: 'view_too_large' }]);
});
