import type { Text } from '../blueprint.ts';
import { headingOf, paragraphs, title, type Handler } from '../desk.ts';
import { bullets, prose, table } from '../pieces/sections.ts';
import { words } from '../words.ts';

/** Who answers, and what counts for them. */
export const profile: Handler = (desk) => {
  const { persona, voice } = desk;
  const { identity } = persona;
  const { weights, priorities, focus } = identity.data;
  return {
    title: title(desk),
    subject: [],
    lead: paragraphs(voice.piece(identity, 'about') ?? { blocks: [], steps: [] }),
    sections: [
      table(
        desk,
        'weights',
        Object.entries(priorities).map(([id, meaning]) => [
          words(id),
          words(`${Object.entries(weights).find(([one]) => one === id)?.[1] ?? 0} %`),
          voice.line(identity, meaning),
        ]),
        { place: 'first', from: voice.source(identity) },
      ),
      ...[...identity.pieces.values()]
        .filter((piece) => piece.id !== 'about')
        .map((piece) => ({
          ...prose(desk, 'piece', voice.piece(identity, piece.id)?.blocks ?? [], {
            from: voice.source(identity, piece.id),
          }),
          id: piece.id,
          title: headingOf(piece),
        })),
      ...(persona.ownFiles.length === 0
        ? []
        : [bullets(desk, 'own-files', [{ items: persona.ownFiles.map((file) => words(file)) }])]),
      bullets(
        desk,
        'focus',
        [
          {
            items: Object.entries(focus).map(([id, text]): Text => [
              { kind: 'strong', text: `${id}: ` },
              ...voice.line(identity, text),
            ]),
          },
        ],
        { from: voice.source(identity) },
      ),
      ...persona.of('capability').map((card) => ({
        ...bullets(desk, 'capability', [{ items: card.data.offers.map((line) => voice.line(card, line)) }], {
          from: voice.source(card),
        }),
        id: card.id,
        title: words(card.name),
      })),
    ],
    followUps: persona.of('capability').map((card) => ({ id: card.id, label: words(card.name), ask: card.data.ask })),
  };
};
