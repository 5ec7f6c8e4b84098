import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { toMarkdown } from '../../src/render/markdown/to-markdown.ts';
import { toMessages } from '../../src/render/slack/to-messages.ts';
import { toTerminal } from '../../src/render/terminal/to-terminal.ts';
import { answerTo, section } from '../consult/ask.ts';
import { stringsIn } from './strings-in.ts';

/** The same answer in each medium, as one text in reading order. */
const media = {
  'a terminal': (text: string) => toTerminal(answerTo(text), { width: 100, colour: false }),
  Slack: (text: string) => {
    const { root, replies } = toMessages(answerTo(text));
    return [root, ...replies].flatMap(({ blocks }) => stringsIn(blocks)).join('\n');
  },
  Markdown: (text: string) => toMarkdown(answerTo(text)),
};

const cases = [
  ['rollback checkout to v2.3 on eks with argo cd', 'You are back on v2.3 here; the rest is for afterwards.'],
  ['rollback v2.3 on heroku', 'You are back on v2.3 here; the rest is for afterwards.'],
  ['rollback v2.3 on eks, a column was dropped', 'The fix serves here; the rest is for afterwards.'],
  ['rollback v2.3 with launchdarkly', 'The flag is off and users are served here; the rest is for afterwards.'],
  ['rollback checkout on eks', 'Users are served again here; the rest is for afterwards.'],
] as const;

describe.each(Object.entries(media))('somebody who works through a plan in %s', (_, read) => {
  it.each(cases)('is told where users are served and reading may stop: %s', (asked, line) => {
    const text = read(asked);
    const parts = text.split(line);
    expect(parts).toHaveLength(2);
    const [last = '', next = ''] = [
      section(answerTo(asked), 'steps', 'plan').steps.at(-1),
      section(answerTo(asked), 'steps', 'lasting').steps[0],
    ].map((step) => plain(step?.title ?? []));
    const [before = '', after = ''] = parts;
    expect([before.includes(last), before.includes(next)]).toEqual([true, false]);
    expect(after).toContain(next);
  });

  it.each([
    'deploy checkout v2.4 on eks',
    'scale checkout to 5k rps on eks',
    'runbook maintenance for checkout on eks',
  ])('is told it in every other plan too: %s', (asked) => expect(read(asked)).toMatch(/; the rest is (?:for|to) /u));
});
