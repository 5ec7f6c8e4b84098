import { label, paragraphs, said, subject, title, fact, type Handler } from '../desk.ts';
import { checklist as section, table } from '../pieces/sections.ts';

/** What must be true before and while a system serves people, each point with what proves it. */
export const checklist: Handler = (desk) => {
  // the lists of a running incident belong to the incident
  const lists = desk.persona.of('checklist').filter((card) => !card.id.startsWith('incident-'));
  const main = desk.persona.get('checklist', 'production-readiness');
  const counted = { count: main.data.items.length };
  return {
    title: title(desk),
    subject: [...subject(desk), fact(desk, 'items', label(desk, 'count', counted), 'computed')],
    lead: paragraphs(said(desk, 'lead', counted)),
    sections: [
      ...[main, ...lists.filter((card) => card !== main)].map((card) =>
        section(desk, card, { place: card === main ? 'first' : 'more' }),
      ),
      table(
        desk,
        'metrics',
        desk.persona
          .of('metric')
          .map((card) => [
            [{ kind: 'text' as const, text: card.name }],
            desk.voice.line(card, card.data.formula),
            desk.voice.line(card, card.data.target),
          ]),
      ),
    ],
  };
};
