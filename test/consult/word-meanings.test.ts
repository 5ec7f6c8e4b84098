import { describe, expect, it } from 'vitest';
import { learnMeanings } from '../../bench/learn-meanings.ts';
import { answerLessonsOf } from '../../src/consult/pieces/answer-lessons.ts';
import { cutAnswers, learnAnswers, wordsMeant } from '../../src/consult/pieces/learn-answers.ts';
import { meaningsBy, size } from '../../src/consult/pieces/word-meanings.ts';
import { wordMeanings } from '../../src/word-meanings.ts';
import { persona } from '../support/ours.ts';

describe('what words mean', () => {
  it('was learnt of nearly all that is said in the persona: where this fails, run npm run -s meanings', () => {
    const known = new Set(wordMeanings().words);
    const said = new Set(cutAnswers(answerLessonsOf(persona)).flatMap((one) => [...wordsMeant(one).keys()]));
    expect([...said].filter((word) => known.has(word)).length / said.size).toBeGreaterThan(0.97);
  });

  it('is learnt from who says them, so that a question finds an answer that has none of its words', () => {
    const answer = (name: string, text: string, told: readonly string[]): { answers: string; told: string } => ({
      answers: `**${name}.** ${text}`,
      told: [`**${name}.**`, '', ...told].join('\n'),
    });
    const cards = [
      answer('Feed wombats', 'Grass and roots at dusk.', ['the burrow squeaks at dusk', 'squeaks again from a burrow']),
      answer('Calm quokkas', 'Shade and a bowl of water.', ['they hop about the jetty', 'another jetty, they hop']),
      answer('Count numbats', 'By their tails at noon.', ['termites vanish by noon', 'no termites, they vanish']),
    ].map((card, at) => ({ id: `practice-${at}`, ...card }));
    const meanings = learnMeanings(cards, { steps: 60, perStep: 32 });
    const { titles, meant } = learnAnswers(cards, meanings);
    const best = (...words: readonly string[]): string | undefined => {
      const meaning = meaningsBy(meanings)(words.map((word) => [word, 1]));
      const near = titles.map((_, at) =>
        meaning.reduce((sum, part, place) => sum + part * (meant[at * size + place] ?? 0), 0),
      );
      return titles[near.indexOf(Math.max(...near))]?.name;
    };
    expect(best('squeak')).toBe('Feed wombats.');
    expect(best('jetty')).toBe('Calm quokkas.');
    expect(best('vanish', 'termit')).toBe('Count numbats.');
  });
});
