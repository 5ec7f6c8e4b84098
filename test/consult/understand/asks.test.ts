import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/consult/understand/ask-parts.ts';
import { answerTo, idsOf, wordsIn } from '../ask.ts';
import { plain } from '../../../src/persona/text.ts';
import { openConsultant } from '../../../src/open-consultant.ts';

const consultant = openConsultant();
const asked = (text: string): readonly string[] =>
  partsOf(text)
    .filter((part) => part.asks)
    .map((part) => part.text);

describe('a message with several questions', () => {
  it('is cut where a new question begins', () => {
    expect(asked('we run two apps. how do we deploy them, where do logs go, and who is paged at night?')).toEqual([
      'how do we deploy them',
      'where do logs go',
      'who is paged at night?',
    ]);
  });

  it('is cut at the items of a numbered list and of a list of wishes', () => {
    expect(asked('how do we (a) split the repo (b) speed up the build?')).toContain('speed up the build?');
    expect(asked('Need: daily dumps, an alert when one fails, and a restore drill.')).toHaveLength(3);
  });

  it('leaves out what is only told', () => {
    expect(asked('Our shop is slow, which makes people leave. We use MySQL.')).toEqual([]);
  });

  const text =
    "we're building a photo app on django + RDS, what ci/cd should we use, how do we split dev/staging/prod, where do we host?";

  it('gets one numbered answer each, in its order, in the light of what was said', () => {
    expect(consultant.asks(text).map((ask) => ask.topics[0]?.id)).toEqual([
      'ci-pipeline',
      'environments',
      'hosting-infrastructure',
    ]);
    const answer = answerTo(text);
    expect(plain(answer.title)).toBe('3 questions about your photo app');
    expect(idsOf(answer).slice(0, 3)).toEqual(['part-1', 'part-2', 'part-3']);
    expect(wordsIn(answer.lead)).toContain('I understood: photo app');
    expect(answer.sections.filter((one) => one.place === 'first').map((one) => one.kind)).toEqual([
      'prose',
      'prose',
      'prose',
    ]);
  });
});

describe('a question that could mean several things', () => {
  it('can be asked again as one of them', () => {
    const answer = answerTo('about rollback: who may do it at night?');
    expect(plain(answer.title)).toBe('Rollback');
  });
});
