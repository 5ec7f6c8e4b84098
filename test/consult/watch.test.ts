import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, earlier, persona, rowsOf, section } from './ask.ts';

describe('watch, where there are no channels', () => {
  it.each(['watch', 'watch on', 'Watch off', 'watch not me', 'watch me', 'watch out'])(
    'is said to be for Slack channels: %s',
    (text) => {
      const answer = answerTo(text);
      expect(answer.inquiry.intent).toBe('watch');
      expect(plain(answer.title)).toBe('Offers in Slack channels');
      expect(rowsOf(section(answer, 'table', 'forms')).map(([form]) => form)).toEqual(
        persona.get('answer', 'watch').data.examples.map((example) => `/devops ${example}`),
      );
    },
  );

  it('is said in the thread of an answer, too', () => {
    expect(answerTo('watch on', { earlier: earlier(answerTo('rollback v2.3')) }).inquiry.intent).toBe('watch');
  });

  it.each([
    ['blueprint watch', 'blueprint', 'watch'],
    ['rollback watch to v2.3', 'rollback', 'watch'],
  ])('stays a name in %s', (text, intent, system) => {
    expect(answerTo(text).inquiry).toMatchObject({ intent, params: { system } });
  });

  it('stays a word in a question', () => {
    expect(answerTo('watch our pods for out of memory kills, how?').inquiry.intent).toBe('question');
  });
});
