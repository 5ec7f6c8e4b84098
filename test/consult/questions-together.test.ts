import { describe, expect, it } from 'vitest';
import { answerTo, idsOf, section, wordsIn } from './ask.ts';

describe('several questions in one message', () => {
  it('stand above no more than two things that hurt; the others are told in the thread', () => {
    const answer = answerTo(
      'Everything runs on one server, we deploy by hand, settings are changed by hand on the machine, and the password is in git. How do we alert? How do we back up the database? And how do we log?',
    );
    expect(answer.cautions).toHaveLength(2);
    const behind = answer.sections.filter(({ id }) => id.startsWith('instead-'));
    expect(behind.length).toBeGreaterThan(0);
    expect(behind.map((one) => one.kind === 'prose' && one.place)).not.toContain('first');
  });

  it('are answered together where one is the second half of the other', () => {
    const answer = answerTo(
      'The SQL passwords sit in web.config in the repository, where should they live instead and how do we get them out without breaking everything? And how do we set up alerting?',
    );
    expect(idsOf(answer).filter((id) => id.startsWith('part-'))).toHaveLength(2);
    expect(wordsIn(section(answer, 'prose', 'part-1').blocks)).toContain('how do we get them out');
  });
});
