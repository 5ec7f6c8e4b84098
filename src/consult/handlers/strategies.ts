import { capital } from '../capital.ts';
import { choiceFor } from '../strategy/choice-for.ts';
import { paragraphs, said, subject, title, type Handler } from '../desk.ts';
import { options, prose, table } from '../pieces/sections.ts';
import { words } from '../words.ts';

/** The five side by side, and which one fits here by the persona's own weights. */
export const strategies: Handler = (asking) => {
  const { persona } = asking;
  const choice = choiceFor(asking);
  const voice = asking.voice.knowing({ strategy: choice.chosen.id, strategy_name: choice.chosen.name });
  const desk = { ...asking, voice };
  const five = persona.of('strategy').filter((card) => card.data.in_table);
  const others = persona.of('strategy').filter((card) => !card.data.in_table && !card.data.manual);
  return {
    title: title(desk),
    subject: subject(desk),
    lead: paragraphs(said(desk, 'lead')),
    sections: [
      table(
        desk,
        'table',
        five.map((card) => [words(card.name), voice.line(card, card.data.use_case), words(capital(card.data.risk))]),
        { place: 'first' },
      ),
      options(desk, choice),
      ...[...five, ...others].map((card) => ({
        ...prose(
          desk,
          'one',
          [
            ...(voice.piece(card, 'about')?.blocks ?? []),
            ...(voice.piece(card, 'when')?.blocks ?? []),
            ...(voice.piece(card, 'when-not')?.blocks ?? []),
          ],
          { from: voice.source(card) },
        ),
        id: `about-${card.id}`,
        title: words(card.name),
      })),
    ],
  };
};
