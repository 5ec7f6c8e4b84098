import { expect, it } from 'vitest';
import { type JsonObject } from '../../../src/playground/slack/json-object.ts';
import { liveMarkup } from './live-markup.ts';
import { plainText } from '../../../src/playground/slack/plain-text.ts';

const mrkdwn = (text: string): JsonObject => ({ type: 'section', text: { type: 'mrkdwn', text } });
const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const rich = (...elements: JsonObject[]): JsonObject => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

it('reads blocks as a person does', () => {
  const item = (text: string): JsonObject => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
  const blocks = [
    { type: 'header', text: plain('Title') },
    mrkdwn('a &lt;b&gt; <https://x.test|label> <@U1> <!date^1^{date}|today>'),
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_list', style: 'ordered', elements: [item('one'), item('two')] }],
    },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'k' },
          { type: 'raw_text', text: 'v' },
        ],
      ],
    },
    { type: 'divider' },
    { type: 'context', elements: [plain('small'), { type: 'image', alt_text: 'pic' }] },
    { type: 'actions', elements: [{ type: 'button', text: plain('Go') }] },
  ];
  expect(plainText({ text: 'unused', blocks })).toBe(
    ['Title', 'a <b> label @U1 today', '1. one\n2. two', 'k | v', '---', 'small pic', '[Go]'].join('\n'),
  );
});

it('falls back to the text', () => {
  expect(plainText({ text: 'x &amp; <!here>', blocks: [] })).toBe('x & @here');
});

it.each<[string, string, JsonObject[], string[]]>([
  [
    'nothing',
    'plain &lt;@U1&gt; @channel',
    [mrkdwn('a &lt;!here&gt;'), rich({ type: 'text', text: '<@U1> https://x' })],
    [],
  ],
  ['the text', '<@U1>', [], ['user @U1']],
  ['mrkdwn', '', [mrkdwn('<!channel> <#C1> <https://x|y>')], ['broadcast !channel', 'channel #C1', 'link https://x|y']],
  ['bare addresses', '', [mrkdwn('see https://x.test/a')], ['link https://x.test/a']],
  [
    'rich text',
    '',
    [rich({ type: 'user', user_id: 'U1' }, { type: 'link', url: 'https://x' })],
    ['user U1', 'link https://x'],
  ],
  ['table cells', '', [{ type: 'table', rows: [[rich({ type: 'broadcast', range: 'here' })]] }], ['broadcast here']],
  [
    'markdown',
    '',
    [{ type: 'markdown', text: '[a](https://x) <!here>' }],
    ['broadcast !here', 'link https://x)', 'link https://x'],
  ],
])('finds what comes alive in %s', (_where, text, blocks, found) => {
  expect(liveMarkup({ text, blocks }).map((one) => `${one.kind} ${one.value}`)).toEqual(found);
});
