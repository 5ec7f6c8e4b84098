import type { Text } from '../blueprint.ts';
import { paragraphs, said, title, type Handler } from '../desk.ts';
import { bullets, table } from '../pieces/sections.ts';
import { words } from '../words.ts';

/** Every command with an example; with a topic, what to ask about it. */
export const help: Handler = (desk) => {
  const { inquiry, persona, voice } = desk;
  const answers = persona.of('answer');
  const topics = persona.of('topic');
  const asked = inquiry.words.toLowerCase();
  const topic = topics.find((card) =>
    [card.id, card.name.toLowerCase(), ...card.data.says].some((say) => asked.includes(say)),
  );
  const ask = (text: string): Text => [{ kind: 'code', text: `/devops ${text}` }];
  return {
    title: title(desk, topic && { topic: topic.name }),
    subject: [],
    lead: paragraphs(topic ? (voice.piece(topic, 'about') ?? said(desk, 'lead')) : said(desk, 'lead')),
    sections: [
      ...(topic
        ? [
            table(
              desk,
              'topic',
              topic.data.asks.map((one) => [ask(one.ask), voice.line(topic, one.gives)]),
              { place: 'first', from: voice.source(topic) },
            ),
          ]
        : [
            table(
              desk,
              'commands',
              answers.map((card) => [ask(card.data.examples[0] ?? card.id), voice.line(card, card.data.gives)]),
              { place: 'first' },
            ),
          ]),
      bullets(desk, 'flags', [
        {
          items: persona
            .of('flag')
            .map((card): Text => [
              { kind: 'code', text: `--${card.id}` },
              { kind: 'text', text: ' ' },
              ...voice.line(card, card.data.gives),
            ]),
        },
      ]),
      ...(topic ? [] : [bullets(desk, 'forms', [{ items: answers.map((card) => ask(card.data.usage)) }])]),
    ],
    followUps: topics
      .filter((card) => card !== topic)
      .map((card) => ({ id: card.id, label: words(card.name), ask: `help ${card.id}` })),
  };
};
