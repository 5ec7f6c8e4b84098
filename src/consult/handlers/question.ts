import type { Section, Text } from '../blueprint.ts';
import { chooseStrategy } from '../choose-strategy.ts';
import { label, paragraphs, said, subject, title, type Desk, type Draft, type Handler } from '../desk.ts';
import { bullets, options, prose } from '../sections.ts';
import type { Card } from '../../persona/persona.ts';

const words = (text: string): Text => [{ kind: 'text', text }];

/** Below this the words hardly touch what we know; saying so beats guessing. */
const sure = 0.3;

function unknown(desk: Desk): Draft {
  return {
    title: title(desk),
    subject: [],
    lead: paragraphs(said(desk, 'unknown')),
    sections: [
      bullets(
        desk,
        'can',
        [
          {
            items: desk.persona
              .of('answer')
              .map((card): Text => [
                { kind: 'code', text: `/devops ${card.data.examples[0] ?? card.id}` },
                { kind: 'text', text: ' ' },
                ...desk.voice.line(card, card.data.gives),
              ]),
          },
        ],
        { place: 'first' },
      ),
    ],
    followUps: desk.persona
      .of('topic')
      .map((card) => ({ id: card.id, label: words(card.name), ask: `help ${card.id}` })),
  };
}

/** "Blue-green or canary?": weighed, with what the words say is missing. */
function weighed(desk: Desk): readonly Section[] {
  const { inquiry, persona, system } = desk;
  const text = inquiry.words.toLowerCase().replaceAll('-', ' ');
  const named = persona
    .of('strategy')
    .filter((card) => [card.name, ...card.data.says].some((say) => text.includes(say.toLowerCase().replaceAll('-', ' '))));
  return named.length < 2 ? [] : [options(desk, chooseStrategy(persona, system, { words: inquiry.words }), 'first')];
}

function answer(desk: Desk, card: Card<'practice'>, others: readonly Card<'practice'>[]): Draft {
  const { persona, voice } = desk;
  const at = (piece: string): { from: ReturnType<typeof voice.source> } => ({ from: voice.source(card, piece) });
  const blocks = (piece: string): ReturnType<typeof prose>[] =>
    card.pieces.has(piece) ? [prose(desk, piece, voice.piece(card, piece)?.blocks ?? [], at(piece))] : [];
  return {
    title: title(desk, { topic: card.name }),
    subject: subject(desk),
    lead: paragraphs(voice.piece(card, 'default') ?? { blocks: [], steps: [] }),
    sections: [
      ...weighed(desk),
      prose(desk, 'this-week', voice.piece(card, 'this-week')?.blocks ?? [], { place: 'first', ...at('this-week') }),
      prose(desk, 'unless', voice.piece(card, 'unless')?.blocks ?? [], { place: 'first', ...at('unless') }),
      ...['signals', 'mistakes', 'trade-off', 'on-platforms', 'costs', 'depth'].flatMap(blocks),
      bullets(desk, 'involve', [
        {
          items: card.data.involve.flatMap((id) => {
            const colleague = persona.find('colleague', id);
            return colleague
              ? [[...words(`${colleague.name}: `), ...voice.line(colleague, colleague.data.asks[0] ?? '')]]
              : [];
          }),
        },
      ]),
      bullets(desk, 'why', [
        {
          items: card.data.priorities.map((id): Text => [
            { kind: 'strong', text: `${id}: ` },
            ...voice.line(persona.identity, persona.identity.data.priorities[id]),
          ]),
        },
      ]),
    ].filter((section) => section.kind !== 'bullets' || section.groups.length > 0),
    followUps: [...others, ...card.data.related.flatMap((id) => persona.find('practice', id) ?? [])]
      .filter((one, index, all) => one !== card && all.indexOf(one) === index)
      .slice(0, 4)
      .map((one) => ({ id: one.id, label: words(one.name), ask: one.data.asks[0] ?? one.name })),
  };
}

/** A question in people's own words: the best matching knowledge, or that there is none. */
export const question: Handler = (desk) => {
  const found = desk.topics.flatMap((topic) => {
    const card = desk.persona.find('practice', topic.id);
    return card && topic.score >= sure ? [card] : [];
  });
  const [best, ...others] = found;
  if (best === undefined) return unknown(desk);
  const draft = answer(desk, best, others.slice(0, 2));
  return { ...draft, lead: [...draft.lead, label(desk, 'read-as', { topic: best.name })] };
};
