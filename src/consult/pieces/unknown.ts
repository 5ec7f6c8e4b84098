import type { Blueprint, Text } from '../blueprint.ts';
import { paragraphs, said, title, type Desk, type Draft } from '../desk.ts';
import { bullets } from './sections.ts';
import { words } from '../words.ts';

/** What else may be asked. */
const possible = 'can';

/** Nothing we know touches the question: said honestly, with what else may be asked. */
export function unknown(desk: Desk): Draft {
  return {
    title: title(desk),
    subject: [],
    lead: paragraphs(said(desk, 'unknown')),
    sections: [
      bullets(
        desk,
        possible,
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
    // what is on offer below has sources; this says nothing that needs one
    sourced: false,
  };
}

/** Whether an answer is none: of interest to whoever asked, and to nobody else. */
export const isNoAnswer = ({ sections }: Blueprint): boolean => sections.some(({ id }) => id === possible);
