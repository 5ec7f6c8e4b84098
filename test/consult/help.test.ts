import { describe, expect, it } from 'vitest';
import { intents } from '../../src/consult/inquiry.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, rowsOf, section, wordsIn } from './ask.ts';

const topics = persona.of('topic');

describe('somebody who asks for help', () => {
  it('sees every command with an example, and all its forms', () => {
    const rows = rowsOf(section(answerTo('help'), 'table', 'commands'));
    expect(rows).toHaveLength(intents.length);
    expect(section(answerTo('help'), 'bullets', 'forms').groups[0]?.items).toHaveLength(intents.length);
    expect(section(answerTo(''), 'table', 'commands').rows).toHaveLength(intents.length);
  });

  it('has the seven topics as buttons', () => {
    expect(topics.map((card) => card.id)).toEqual([
      'deployment-strategy',
      'infrastructure',
      'ci-cd',
      'monitoring',
      'scalability-performance',
      'containers-orchestration',
      'operations',
    ]);
    expect(answerTo('help').followUps.map((one) => one.ask)).toEqual(topics.map((card) => `help ${card.id}`));
  });

  it.each(topics.map((card) => [card.id, card] as const))(
    'lands on the topic %s when its button is pressed',
    (_, card) => {
      const answer = answerTo(`help ${card.id}`);
      expect(plain(answer.title)).toBe(`Help: ${card.name.toLowerCase()}`);
      expect(section(answer, 'table', 'topic').rows.length).toBe(card.data.asks.length);
      expect(answer.followUps.map((one) => one.ask)).not.toContain(`help ${card.id}`);
    },
  );

  it('learns the three flags', () => {
    expect(wordsIn(section(answerTo('help'), 'bullets', 'flags'))).toMatch(/--safe-mode.*--think.*--validate/su);
  });
});

describe('every example that is shown', () => {
  it('is understood as the command it stands for', () => {
    const heard = persona
      .of('answer')
      .flatMap((card) =>
        card.data.examples.map((example) => [example, answerTo(example).inquiry.intent, card.id] as const),
      );
    expect(heard.filter(([, intent, id]) => intent !== id)).toEqual([]);
  });

  it('on a topic is answered', () => {
    const asks = topics.flatMap((card) => card.data.asks.map((one) => one.ask)).filter((ask) => ask !== 'why');
    expect(asks.length).toBeGreaterThanOrEqual(14);
    const poor = asks.filter((ask) => answerTo(ask).sections.length === 0 || idsOf(answerTo(ask))[0] === 'can');
    expect(poor).toEqual([]);
  });

  it('that a button would ask is understood', () => {
    const shown = intents.flatMap(
      (intent) => answerTo(persona.get('answer', intent).data.examples[0] ?? intent).followUps,
    );
    const asks = [...new Set(shown.map((one) => one.ask))].filter((ask) => ask !== 'over 28d');
    for (const ask of asks) expect(() => answerTo(ask)).not.toThrow();
  });
});
