import type { Card } from '../../persona/persona.ts';
import type { FollowUp, Section } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { prose, table } from './sections.ts';
import { words } from '../words.ts';

/** A scenario that was named, or none. */
export function scenarioIn(desk: Desk): Card<'scenario'> | undefined {
  const text = desk.inquiry.words.toLowerCase().replaceAll('-', ' ');
  return desk.persona
    .of('scenario')
    .find((card) =>
      [card.id, card.name.toLowerCase(), ...card.data.says].some((say) => text.includes(say.replaceAll('-', ' '))),
    );
}

/** Its six steps in order, each with what shows that it is done, and the depth below. */
export function scenarioSections(desk: Desk, card: Card<'scenario'>): readonly Section[] {
  const { voice } = desk;
  return [
    {
      ...table(
        desk,
        'scenario',
        card.data.steps.map((step, index) => [
          words(String(index + 1)),
          voice.line(card, step.name),
          voice.line(card, step.does),
          voice.line(card, step.done),
        ]),
        { place: 'first', from: voice.source(card) },
      ),
      title: words(card.name),
    },
    ...card.data.steps
      .filter((step) => card.pieces.has(step.id))
      .map((step) => ({
        ...prose(desk, 'how', voice.piece(card, step.id)?.blocks ?? [], { from: voice.source(card, step.id) }),
        id: `scenario-${step.id}`,
        title: words(step.name),
      })),
  ];
}

export const scenarioButtons = (desk: Desk): readonly FollowUp[] =>
  desk.persona.of('scenario').map((card) => ({
    id: card.id,
    label: words(card.name),
    // by its id: its other names may be heard as another command, as "plan set up ci/cd" is
    ask: `plan ${card.id}`,
  }));
