import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords } from '../../src/slack/heard/plain-words.ts';
import { ours } from '../support/ours.ts';

const us = 'U0BOT';

describe('the words of a Slack message', () => {
  it.each([
    ['<@U0BOT> rollback v2.3', 'rollback v2.3'],
    ['<@U0BOT|bot>: help', ': help'],
    ['ask <@U1|anna> in <#C1|ops>', 'ask @anna in #ops'],
    ['<@U1> and <!here> and <!subteam^S1|@sre>', '@U1 and @here and @sre'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt;', '&lt;'],
    ['&lt;@U1&gt;', '<@U1>'],
    ['see <https://a.example/x|a.example> or <https://b.example>', 'see a.example or https://b.example'],
    ['<!date^1700000000^{date}|Nov 14>', 'Nov 14'],
    ['if a<b and b>c', 'if a<b and b>c'],
  ])('%s reads %s', (text, words) => {
    expect(plainWords(text, us)).toBe(words);
  });

  it('are what was typed, whatever it was', () => {
    const escape = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      // what is said loudly is told apart below
      fc.property(
        fc.string({ unit: 'binary' }).filter((typed) => !/[*_~]/u.test(typed)),
        (typed) => {
          expect(plainWords(escape(typed), us)).toBe(typed.trim());
        },
      ),
    );
  });

  it('do not make a version of a person, a channel or a link', () => {
    for (const text of [
      '<@U123>',
      '<@U123|v2>',
      '<#C1|v2.3>',
      '<!subteam^S1|@v2.3>',
      '<https://evil.example|v2.3>|sh',
    ]) {
      expect(ours.read(`rollback ${plainWords(text, us)}`)).toMatchObject({
        kind: 'problem',
        problem: { code: 'bad-version' },
      });
    }
  });
});
