import { describe, expect, it } from 'vitest';
import { expectRules } from './expect-rules.ts';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { actions, button, image, input, long, mrkdwn, plain, section, times } from './samples.ts';
import { validateBlocks } from '../../../../src/playground/slack/block-kit/validate-blocks.ts';

const element = (value: JsonObject): JsonObject[] => [actions(value)];

describe('all blocks', () => {
  expectRules([
    ['50 blocks a message', times(50, () => section()), times(51, () => section()), 'no more than 50 items'],
    ['100 blocks a modal', times(100, () => section()), times(101, () => section()), 'no more than 100 items', 'modal'],
    ['100 blocks a home', times(100, () => section()), times(101, () => section()), 'no more than 100 items', 'home'],
    ['known types only', [section()], [{ type: 'banner' }], 'unsupported type: banner'],
    [
      'file blocks cannot be sent',
      [section()],
      [{ type: 'file', source: 'remote', external_id: 'x' }],
      'unsupported type: file',
    ],
    ['a type is needed', [section()], [{ text: mrkdwn() }], 'missing required field: type'],
    [
      'no unknown fields',
      [{ type: 'divider' }],
      [{ type: 'divider', colour: 'red' }],
      'invalid additional property: colour',
    ],
    ['block_id up to 255', [section({ block_id: long(255) })], [section({ block_id: long(256) })], 'less than 256'],
    [
      'block_id once only',
      [section({ block_id: 'a' }), section({ block_id: 'b' })],
      [section({ block_id: 'a' }), section({ block_id: 'a' })],
      'block_id already exists: a',
    ],
    [
      'action_id once in a block',
      [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      'action_id already exists: a',
    ],
    [
      'action_id up to 255',
      element(button({ action_id: long(255) })),
      element(button({ action_id: long(256) })),
      'less than 256',
    ],
    [
      'less than 13,200 characters together',
      times(4, () => section({ text: mrkdwn(long(3000)) })),
      times(5, () => section({ text: mrkdwn(long(3000)) })),
      'less than 13201',
    ],
    [
      'one focus_on_load a view',
      [input({ type: 'plain_text_input', focus_on_load: true }), input({ type: 'plain_text_input' })],
      times(2, () => input({ type: 'plain_text_input', focus_on_load: true })),
      'focus_on_load',
      'modal',
    ],
  ]);

  it('refuses what is not a list of objects as a bad format', () => {
    expect(validateBlocks('text', 'message')).toMatchObject([{ code: 'invalid_blocks_format' }]);
    expect(validateBlocks([1], 'message').map((one) => one.code)).toContain('invalid_blocks_format');
  });

  it('points at the place', () => {
    const bad = actions(button(), button({ text: plain(long(76)) }));
    expect(validateBlocks([section(), bad], 'message')).toEqual([
      { pointer: '/blocks/1/elements/1/text/text', message: 'must be less than 76 characters', code: 'invalid_blocks' },
    ]);
  });
});

describe('text', () => {
  expectRules([
    [
      'text objects up to 3,000',
      [section({ text: mrkdwn(long(3000)) })],
      [section({ text: mrkdwn(long(3001)) })],
      'less than 3001',
    ],
    ['no empty text', [section()], [section({ text: mrkdwn('') })], 'more than 0'],
    [
      'emoji only in plain_text',
      [section({ text: { ...plain(), emoji: true } })],
      [section({ text: { ...mrkdwn(), emoji: true } })],
      'emoji',
    ],
    [
      'verbatim only in mrkdwn',
      [section({ text: { ...mrkdwn(), verbatim: true } })],
      [section({ text: { ...plain(), verbatim: true } })],
      'verbatim',
    ],
    [
      'header up to 150',
      [{ type: 'header', text: plain(long(150)) }],
      [{ type: 'header', text: plain(long(151)) }],
      'less than 151',
    ],
    [
      'header is plain',
      [{ type: 'header', text: plain() }],
      [{ type: 'header', text: mrkdwn() }],
      'unsupported type: mrkdwn',
    ],
    [
      'header level 1 to 4',
      [{ type: 'header', text: plain(), level: 4 }],
      [{ type: 'header', text: plain(), level: 5 }],
      'between 1 and 4',
    ],
    [
      'a section has text or fields',
      [{ type: 'section', fields: [mrkdwn()] }],
      [{ type: 'section' }],
      'text or fields',
    ],
    [
      '10 fields',
      [section({ fields: times(10, () => mrkdwn()) })],
      [section({ fields: times(11, () => mrkdwn()) })],
      'no more than 10',
    ],
    [
      'fields up to 2,000',
      [section({ fields: [mrkdwn(long(2000))] })],
      [section({ fields: [mrkdwn(long(2001))] })],
      'less than 2001',
    ],
    [
      '1 to 10 in a context',
      [{ type: 'context', elements: times(10, () => mrkdwn()) }],
      [{ type: 'context', elements: times(11, () => mrkdwn()) }],
      'no more than 10',
    ],
    [
      'no empty context',
      [{ type: 'context', elements: [image()] }],
      [{ type: 'context', elements: [] }],
      'no fewer than 1',
    ],
    [
      'no buttons in a context',
      [{ type: 'context', elements: [plain()] }],
      [{ type: 'context', elements: [button()] }],
      'unsupported element: button',
    ],
    [
      'markdown up to 12,000 together',
      times(2, () => ({ type: 'markdown', text: long(6000) })),
      times(2, () => ({ type: 'markdown', text: long(6001) })),
      'less than 12001',
    ],
  ]);
});
