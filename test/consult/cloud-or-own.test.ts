import { describe, expect, it } from 'vitest';
import { answerTo, idsOf, persona, section, wordsIn } from './ask.ts';

const question = 'should we host our order system in the cloud or on premises?';

const inCase = (said: string): string => wordsIn(section(answerTo(`${question} ${said}`), 'prose', 'your-case').blocks);

describe('somebody who asks whether to host in a cloud or on own machines', () => {
  it('is told a managed service when nothing speaks against it', () => {
    const answer = answerTo(question);
    expect(wordsIn(answer.title)).toBe(persona.get('practice', 'hosting-infrastructure').name);
    expect(wordsIn(answer.lead)).toContain('The cloud where load changes a lot');
    const general = wordsIn(section(answer, 'prose', 'usually').blocks);
    expect(general).toContain('Take the highest level that fits: a managed container service or PaaS');
    expect(idsOf(answer)).not.toContain('your-case');
  });

  it('is told own machines as soon as the data may not leave the house', () => {
    expect(inCase('The data may not leave our building.')).toContain('Then own machines');
    expect(inCase('We are air-gapped.')).toContain('a region near you does not satisfy it');
  });

  it('is told a cloud with the border as a filter when the data must stay in a country', () => {
    const said = inCase('The data must stay in Germany.');
    expect(said).toContain('A cloud still fits, with the border as the first filter');
    expect(said).not.toContain('Then own machines');
  });

  it('is told to keep steady load on machines that are paid for, and to send peaks to a cloud', () => {
    expect(inCase('We have our own servers.')).toContain('leave the steady load where it is until the hardware ends');
    expect(inCase('Our traffic is bursty.')).toContain('This speaks for a cloud');
  });

  it('hears first what leaves no choice', () => {
    const said = inCase('We have our own servers, traffic is bursty, and the data must stay on premises.');
    const order = ['Then own machines', 'leave the steady load', 'This speaks for a cloud'].map((words) =>
      said.indexOf(words),
    );
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});
