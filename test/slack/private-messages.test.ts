import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '../../src/render/slack/message.ts';
import { forFewMessages, keepPrivate } from '../../src/slack/delivery/private-messages.ts';
import { validateBlocks } from '../../src/playground/slack/block-kit/validate-blocks.ts';

const paragraph = (text: string): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const table: KnownBlock = { type: 'table', rows: [[{ type: 'raw_text', text: 'cell' }]] };

const block = fc.oneof(
  fc.integer({ min: 1, max: 1000 }).map((length) => paragraph('x'.repeat(length))),
  fc.constant(table),
);

const parts = fc.array(
  fc
    .array(block, { minLength: 1, maxLength: 8 })
    .filter((blocks) => blocks.filter(({ type }) => type === 'table').length <= 1)
    .map(message),
  { maxLength: 20 },
);

describe('an answer in few messages', () => {
  it('keeps the limits of Slack, the order, and counts what it left out', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 5 }), (messages, most) => {
        const few = forFewMessages(messages, most);
        expect(few.length).toBeLessThanOrEqual(most);
        for (const { blocks } of few) expect(validateBlocks(blocks, 'message')).toEqual([]);
        const all = messages.flatMap(({ blocks }) => blocks);
        const kept = few.flatMap(({ blocks }) => blocks).filter(({ type }) => type !== 'context');
        expect(kept).toEqual(all.slice(0, kept.length));
        const counted = JSON.stringify(few.at(-1)?.blocks ?? []).includes('…and ');
        expect(counted).toBe(kept.length < all.length);
      }),
    );
  });

  it('marks its buttons private once', () => {
    const button = {
      type: 'button',
      action_id: 'ask:x',
      text: { type: 'plain_text', text: 'X' },
      value: 'help',
    } as const;
    const once = keepPrivate(message([{ type: 'actions', elements: [button] }]));
    expect(once.blocks).toMatchObject([{ elements: [{ value: 'help --private' }] }]);
    expect(keepPrivate(once)).toEqual(once);
  });
});
