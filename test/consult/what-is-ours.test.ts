import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, wordsIn } from './ask.ts';

describe('a question nobody wrote an answer for', () => {
  it.each([
    'zebra stripes in the moonlight?',
    'which wine goes with fish?',
    'ask what is the airspeed of a swallow',
    'what time is it in tokyo',
    'how many vacation days do I have left',
    'who feeds the goldfish over christmas?',
    'which tent would you take for two weeks in norway',
    'how do I sew a button on a coat',
    'should we order pizza or noodles for the movie night',
    'x x x x x x',
  ])('is answered honestly: %s', (text) => {
    const answer = answerTo(text);
    expect(plain(answer.title)).toBe('I do not know this');
    expect(answer.trace.sources).toEqual([]);
    expect(wordsIn(answer.lead)).toContain('a guess would cost you time');
    expect(idsOf(answer)).toEqual(['can']);
    expect(answer.followUps.map((one) => one.ask)).toEqual(
      expect.arrayContaining(persona.of('topic').map((card) => `help ${card.id}`)),
    );
    expect(answer.gaps).toEqual([]);
  });
});

describe('a question whose words belong to no subject', () => {
  it.each([
    'how do we back up the database?',
    'who should approve pull requests?',
    'how do I size requests and limits?',
    'when should we run end to end tests',
    'should we go multi cloud?',
    'our service has no endpoints',
    'how do we make sure that no table is dropped by a migration',
    'CPUThrottlingHigh is firing constantly but nothing seems wrong. silence it or is there something to fix',
  ])('is known as ours: %s', (text) => {
    expect(plain(answerTo(text).title)).not.toBe('I do not know this');
  });

  it('is answered where it is answered nearly by name', () => {
    expect(wordsIn(answerTo('what makes our app slow').lead)).toContain('Where does the time go');
  });
});
