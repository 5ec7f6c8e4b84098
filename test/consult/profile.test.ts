import { afterAll, describe, expect, it } from 'vitest';
import { answerTo, changed, company, idsOf, persona, rowsOf, section, tidy, wordsIn } from './ask.ts';

afterAll(tidy);

const answer = answerTo('who are you?');

describe('somebody who asks who answers', () => {
  it('reads what counts how much', () => {
    expect(rowsOf(section(answer, 'table', 'weights')).map(([name, weight]) => [name, weight])).toEqual([
      ['automation', '30 %'],
      ['observability', '25 %'],
      ['reliability', '20 %'],
      ['security', '15 %'],
      ['cost', '10 %'],
      ['manual', '0 %'],
    ]);
  });

  it('reads directive, mindset, principles, quality standards, guidance and what is avoided', () => {
    expect(idsOf(answer)).toEqual(
      expect.arrayContaining([
        'directive',
        'mindset',
        'approach',
        'principles',
        'quality-standards',
        'guidance',
        'avoid',
        'success-criteria',
      ]),
    );
    const count = (id: string): number =>
      section(answer, 'prose', id).blocks.reduce(
        (sum, block) => sum + (block.kind === 'list' ? block.items.length : 0),
        0,
      );
    expect(
      ['quality-standards', 'avoid', 'success-criteria', 'analysis', 'automation', 'infrastructure-patterns'].map(
        count,
      ),
    ).toEqual([5, 7, 5, 5, 5, 5]);
  });

  it('reads what it looks at: seven areas', () => {
    expect(section(answer, 'bullets', 'focus').groups[0]?.items).toHaveLength(7);
  });

  it('sees its four fields of work, each with five things it does and a button that leads there', () => {
    const fields = persona.of('capability');
    expect(fields.map((card) => card.name)).toHaveLength(4);
    for (const card of fields) {
      expect(section(answer, 'bullets', card.id).groups[0]?.items).toHaveLength(5);
      expect(answer.followUps.map((one) => one.ask)).toContain(card.data.ask);
      expect(() => answerTo(card.data.ask)).not.toThrow();
    }
  });

  it('reads the words of the company, where it has written its own', () => {
    const own = changed(
      'persona.md',
      ['Automate what repeats, measure what matters, and expect every part to fail.', 'At Acme we sleep at night.'],
      ['  automation: 30\n', '  automation: 40\n'],
      ['  observability: 25\n', '  observability: 15\n'],
    );
    const theirs = answerTo('who are you?', { of: company({ 'persona.md': own }) });
    expect(wordsIn(section(theirs, 'prose', 'mindset'))).toContain('At Acme we sleep at night.');
    expect(rowsOf(section(theirs, 'table', 'weights'))[0]?.slice(0, 2)).toEqual(['automation', '40 %']);
    expect(theirs.trace.files[0]).toBe('acme/persona.md');
    expect(wordsIn(section(theirs, 'bullets', 'own-files'))).toContain('acme/persona.md');
    expect(answer.sections.map(({ id }) => id)).not.toContain('own-files');
    expect(wordsIn(answer)).not.toContain('Acme');
  });
});

describe('the flag that asks for this persona', () => {
  it('is taken, and changes nothing in the answer', () => {
    const asked = answerTo('how do we test our backups? --persona-devops');
    expect(asked.inquiry.intent).toBe('question');
    expect(answerTo('rollback v2.3 --persona-devops').sections).toEqual(answerTo('rollback v2.3').sections);
  });
});
