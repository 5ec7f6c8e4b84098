import type { Fact, Text } from '../blueprint.ts';
import { fact, label, type Desk } from '../desk.ts';
import { plainOf } from '../words.ts';

/** What was understood, each with its name, as the line under the title. */
export function understood(desk: Desk): readonly Fact[] {
  return Object.entries(desk.heard.facts).flatMap(([part, value]) =>
    desk.answer.data.labels[`fact-${part.replaceAll('_', '-')}`] === undefined
      ? []
      : [
          fact(
            desk,
            `fact-${part.replaceAll('_', '-')}`,
            typeof value === 'object' ? value.join(', ') : String(value),
            'given',
          ),
        ],
  );
}

/** Whatever was stated counts as said: the line shows it, and how to put it right. */
export function heardLine(desk: Desk): readonly Text[] {
  const alone = desk.heard.facts.team_size === 1 ? plainOf(label(desk, 'fact-team-size')) : undefined;
  const items = understood(desk).map(({ label: name, value }) =>
    plainOf(name) === alone
      ? plainOf(label(desk, 'fact-alone'))
      : /^\d+$/u.test(plainOf(value))
        ? `${plainOf(value)} ${plainOf(name).toLowerCase()}`
        : plainOf(value),
  );
  return items.length === 0 ? [] : [label(desk, 'understood', { items: items.join(', ') })];
}
