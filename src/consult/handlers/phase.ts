import { fact, label, listed, paragraphs, said, subject, title, type Desk, type Handler } from '../desk.ts';
import { bullets, prose, table } from '../pieces/sections.ts';
import type { Card } from '../../persona/persona.ts';
import { scenarioButtons, scenarioIn, scenarioSections } from '../pieces/scenarios.ts';
import { words } from '../words.ts';

const activitiesOf = (card: Card<'phase'>): Card<'phase'>['data']['groups'][number]['activities'] =>
  card.data.groups.flatMap((group) => group.activities);

/** Numbers that follow the order in which the work can be done, so that "after" can name them. */
function numbered(card: Card<'phase'>): ReadonlyMap<string, string> {
  return new Map(activitiesOf(card).map((one, index) => [one.id, String(index + 1)]));
}

function groupTables(desk: Desk, card: Card<'phase'>): ReturnType<typeof table>[] {
  const numbers = numbered(card);
  return card.data.groups.map((group, index) => ({
    ...table(
      desk,
      'activities',
      group.activities.map((one) => [
        words(numbers.get(one.id) ?? ''),
        desk.voice.line(card, one.name),
        desk.voice.line(card, one.output),
        ...(card.data.groups.some((each) => each.activities.some((other) => other.prove !== undefined))
          ? [desk.voice.line(card, one.prove ?? one.output)]
          : []),
        words(one.after.map((id) => numbers.get(id) ?? id).join(', ') || '–'),
        words(one.days === undefined ? '–' : String(one.days)),
      ]),
      { place: index === 0 ? 'first' : 'more', from: desk.voice.source(card, group.id) },
    ),
    id: group.id,
    title: words(group.name),
  }));
}

/** One phase of the work: its groups of activities, what each leaves behind, and the gate at its end. */
const phase =
  (id: string): Handler =>
  (asking) => {
    const card = asking.persona.get('phase', id);
    const activities = activitiesOf(card);
    const voice = asking.voice.knowing({
      count: activities.length,
      total: card.data.groups.length,
      number: activities.reduce((sum, one) => sum + (one.days ?? 0), 0),
      name: card.name,
      reason: card.data.goal,
    });
    const desk = { ...asking, voice };
    const scenario = id === 'plan' ? scenarioIn(desk) : undefined;
    const around = asking.persona.of('phase').filter((one) => one.data.cycle === 'delivery');
    return {
      title: title(desk, scenario && { system: scenario.name.toLowerCase() }),
      subject: [...subject(desk), fact(desk, 'size', label(desk, 'size-value'), 'computed')],
      lead: [voice.line(card, card.data.goal), ...paragraphs(said(desk, 'lead'))],
      sections: [
        ...(scenario ? scenarioSections(desk, scenario) : []),
        ...groupTables(desk, card).map((one) => (scenario ? { ...one, place: 'more' as const } : one)),
        bullets(desk, 'gate', [{ items: card.data.gate.map((line) => voice.line(card, line)) }], {
          place: 'first',
          from: voice.source(card),
        }),
        ...card.data.groups.map((group) => ({
          ...prose(desk, 'how', voice.piece(card, group.id)?.blocks ?? [], { from: voice.source(card, group.id) }),
          id: `how-${group.id}`,
          title: label(desk, 'how-of', { name: group.name }),
        })),
        bullets(
          desk,
          'cycle',
          around.map((one) => ({
            title: words(one.name),
            items: [
              ...activitiesOf(one).map((activity) => [
                ...voice.line(one, activity.name),
                ...words(': '),
                ...voice.line(one, activity.output),
              ]),
              ...one.data.gate.map((gate) => [...label(desk, 'gate-of'), ...words(' '), ...voice.line(one, gate)]),
            ],
          })),
        ),
        bullets(
          desk,
          'ask-next',
          asking.persona.of('colleague').map((one) => ({
            title: words(one.name),
            items: one.data.asks.map((line) => voice.line(one, line)),
          })),
        ),
        ...(card.pieces.has('about') ? [bullets(desk, 'notes', [{ items: listed(voice.piece(card, 'about')) }])] : []),
      ].filter((section) => !('groups' in section) || section.groups.length > 0),
      followUps: id === 'plan' ? scenarioButtons(desk) : [],
    };
  };

export const phasePlan = phase('plan');
export const phaseTasks = phase('tasks');
export const phaseImplement = phase('implementation');
