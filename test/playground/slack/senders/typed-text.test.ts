import { expect, it } from 'vitest';
import { createWorld } from '../../../../src/playground/slack/state/world.ts';
import { typedBlocks } from '../../../../src/playground/slack/senders/typed-blocks.ts';
import { linked, typedText } from '../../../../src/playground/slack/senders/typed-text.ts';

const app = {
  appId: '',
  appToken: '',
  signingSecret: '',
  clientId: '',
  clientSecret: '',
  scopes: undefined,
  events: [],
};
const world = createWorld(app);
const { botUserId } = world.workspace.addTeam('acme');
const anna = world.workspace.addUser('anna');

it.each([
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  [`<@${botUserId}> and <@${anna.id}>`, `<@${botUserId}> and <@${anna.id}>`],
  ['<@U404> <!channel> <https://x|y>', '&lt;@U404&gt; &lt;!channel&gt; &lt;https://x|y&gt;'],
  ['&lt;', '&amp;lt;'],
])('escapes what is typed, save for real mentions: %s', (typed, sent) => {
  expect(typedText(typed, world)).toBe(sent);
});

it('links addresses', () => {
  expect(linked('see https://x.test/a?b=1 now')).toBe('see <https://x.test/a?b=1> now');
});

it('keeps what was typed as rich text', () => {
  const [block] = typedBlocks(`<@${anna.id}> a &lt; b <https://x>`, () => 'b1');
  expect(block).toMatchObject({
    type: 'rich_text',
    elements: [
      {
        elements: [
          { type: 'user', user_id: anna.id },
          { type: 'text', text: ' a < b ' },
          { type: 'link', url: 'https://x' },
        ],
      },
    ],
  });
});
