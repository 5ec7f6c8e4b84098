import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../src/render/markdown/to-markdown.ts';
import { toMessages } from '../../src/render/slack/to-messages.ts';
import { toTerminal } from '../../src/render/terminal/to-terminal.ts';
import { compact } from './compact.ts';
import { full, rollback, tiny } from './samples.ts';

const samples = { rollback, full, tiny };

describe.each(Object.entries(samples))('%s', (name, blueprint) => {
  const { root, replies } = toMessages(blueprint);

  it('is a message that can be pasted into Block Kit Builder', async () => {
    await expect(`${compact({ blocks: root.blocks })}\n`).toMatchFileSnapshot(`golden/${name}.blocks.json`);
  });

  it('has its thread below', async () => {
    await expect(`${compact(replies.map(({ blocks }) => ({ blocks })))}\n`).toMatchFileSnapshot(
      `golden/${name}.replies.json`,
    );
  });

  it('can be listened to', async () => {
    const heard = [root, ...replies].map(({ text }) => text).join('\n\n=====\n\n');
    await expect(`${heard}\n`).toMatchFileSnapshot(`golden/${name}.heard.txt`);
  });

  it('can be read in a terminal', async () => {
    await expect(`${toTerminal(blueprint, { width: 80, colour: false })}\n`).toMatchFileSnapshot(
      `golden/${name}.80.txt`,
    );
  });

  it('can be kept as a file', async () => {
    await expect(toMarkdown(blueprint)).toMatchFileSnapshot(`golden/${name}.md`);
  });
});

it('can be read in half a terminal', async () => {
  await expect(`${toTerminal(rollback, { width: 40, colour: false })}\n`).toMatchFileSnapshot('golden/rollback.40.txt');
});
