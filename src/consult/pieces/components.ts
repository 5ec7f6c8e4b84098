import type { Card, Data } from '../../persona/persona.ts';
import type { System } from '../system.ts';

type Row = Data<'component'>['by'][number];

/** The row for the place itself, else for its platform, else for its cloud, else for anywhere. */
export function componentFor(card: Card<'component'>, system: System): Row {
  const keys = [
    system.place.value.id,
    system.runs.value.id,
    system.runs.value.data.family,
    system.place.value.data.cloud,
    'any',
  ];
  for (const key of keys) {
    const row = card.data.by.find((one) => one.for.includes(key));
    if (row !== undefined) return row;
  }
  throw new Error(`${card.file}: by: a row for any is missing`);
}
