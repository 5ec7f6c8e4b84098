import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, persona, sectionsOf, wordsIn } from './ask.ts';

/** Every question that a practice answers by name, as its author put it. */
const named = persona.of('practice').flatMap((card) =>
  (persona.voice({}).piece(card, 'answers')?.blocks ?? []).flatMap((block) => {
    const name = block.kind === 'paragraph' ? block.text[0] : undefined;
    return name?.kind === 'strong' ? [[card.id, name.text] as const] : [];
  }),
);

describe('a question that a practice answers by name', () => {
  it('is known for every practice', () => {
    const without = persona.of('practice').filter((card) => !named.some(([id]) => id === card.id));
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it.each(named)('of %s comes first: %s', (id, name) => {
    expect(plain(answerTo(`about ${id}: ${name}`).lead[0] ?? [])).toContain(name);
  });
});

describe('several questions in one message', () => {
  const answer = answerTo(
    'We are four people with Django on ECS. How do we split dev, staging and production without tripling the bill? And what backup lets us lose at most 15 minutes?',
  );
  const parts = sectionsOf(answer, 'prose').filter(({ id }) => id.startsWith('part-'));

  it('get each the passage that answers it, before what is true in general', () => {
    expect(parts).toHaveLength(2);
    for (const { blocks, source } of parts) {
      const practice = persona.of('practice').find(({ file }) => file === source.file);
      const general = practice && persona.voice({}).piece(practice, 'default')?.blocks[0];
      const opening = general?.kind === 'paragraph' ? plain(general.text).slice(0, 60) : '';
      const texts = blocks.map((block) => (block.kind === 'paragraph' ? plain(block.text) : ''));
      expect(texts[0]).toMatch(/^“/u);
      expect(texts.findIndex((text) => text.startsWith(opening))).toBeGreaterThan(1);
    }
  });

  it('are spared what stands behind a button: whom to involve, and why', () => {
    expect(answer.sections.map(({ id }) => id)).not.toContain('involve');
    expect(wordsIn(answer.lead.at(-1) ?? [])).toContain('In your order');
  });
});
