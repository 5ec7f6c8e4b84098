import { label, paragraphs, said, subject, title, fact, type Handler } from '../desk.ts';
import { ofSystems } from '../checklists/lists.ts';
import { checklist as section, table } from '../pieces/sections.ts';

/** What must be true before and while a system serves people, each point with what proves it; or the one list that was named. */
export const checklist: Handler = (desk) => {
  const { persona, inquiry } = desk;
  const lists = ofSystems(persona);
  const named = inquiry.list === undefined ? undefined : persona.find('checklist', inquiry.list);
  const main = named ?? persona.get('checklist', 'production-readiness');
  const counted = { count: main.data.items.length };
  return {
    title: title(desk, { name: main.name }),
    subject: [...subject(desk), fact(desk, 'items', label(desk, 'count', counted), 'computed')],
    lead: paragraphs(said(desk, named === undefined ? 'lead' : 'lead-list', counted)),
    sections: [
      section(desk, main, { place: 'first' }),
      ...(named === undefined ? lists.filter((card) => card !== main).map((card) => section(desk, card)) : []),
      table(
        desk,
        'metrics',
        persona
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
