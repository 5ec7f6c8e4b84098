import type { Persona } from '../../persona/persona.ts';
import { isLasting } from '../needs.ts';
import { monitoringTools, platformsOf, resolveSystem } from '../system.ts';
import type { Facts } from '../understand/facts/facts.ts';
import { systemRecord, type SystemRecord } from './record.ts';
import { withRecord } from './with-record.ts';

/** What a team can tell of a system, in the order and the groups in which it is asked. */

export const groups = ['first', 'names', 'numbers', 'data', 'people', 'repository'] as const;

export type Group = (typeof groups)[number];

export type FieldKind = 'name' | 'line' | 'lines' | 'number' | 'minutes' | 'one' | 'several';

export interface SystemField {
  readonly id: string;
  readonly group: Group;
  readonly kind: FieldKind;
  /** Of a value that commands need: what persona files call it, and whether the system's own name does where none is told. */
  readonly need?: { readonly label: string; readonly example: string; readonly isUsual: boolean };
}

const fixed: readonly (readonly [Group, FieldKind, readonly string[]])[] = [
  ['first', 'name', ['name']],
  ['first', 'one', ['place']],
  ['first', 'several', ['using']],
  ['first', 'one', ['ci']],
  ['first', 'several', ['environments']],
  ['numbers', 'number', ['rps', 'slo_percent', 'window_days']],
  ['numbers', 'minutes', ['rto_minutes', 'rpo_minutes']],
  ['data', 'several', ['database', 'language', 'cloud']],
  ['data', 'line', ['regions']],
  ['data', 'one', ['monitoring']],
  ['data', 'several', ['compliance']],
  ['people', 'line', ['owner', 'on_call']],
  ['people', 'lines', ['contacts']],
  ['repository', 'line', ['description', 'repository']],
];

const valuePrefix = 'value:';

export const valueField = (name: string): string => `${valuePrefix}${name}`;

export const valueNameOf = (field: string): string | undefined =>
  field.startsWith(valuePrefix) ? field.slice(valuePrefix.length) : undefined;

/** Which of the facts of free questions have a field of their own. */
export const factFields: readonly string[] = ['database', 'language', 'cloud', 'regions', 'compliance'];

const asIs = (record: SystemRecord) =>
  ({
    intent: 'rollback',
    params: {},
    figures: {},
    flags: [],
    using: [],
    values: {},
    conditions: {},
    record,
    private: false,
    files: false,
    words: '',
  }) as const;

/** What the commands for this system need and the question does not say: only its own platforms and pipeline count. */
function valueFields(record: SystemRecord, persona: Persona): readonly SystemField[] {
  const system = resolveSystem(withRecord(asIs(record), persona), persona);
  const own = [
    ...(record.place === undefined && record.using.length === 0 ? [] : platformsOf(system)),
    ...system.changes,
    ...(record.ci === undefined ? [] : [system.ci.value]),
  ];
  const needs = own.flatMap((card) => card.data.needs).filter(isLasting);
  const told = Object.keys(record.values).filter((name) => !needs.some((need) => need.name === name));
  const named = new Map(needs.toReversed().map((need) => [need.name, need]));
  return [
    ...[...named.values()].toReversed().map(({ name, label, example, from }): SystemField => ({
      id: valueField(name),
      group: 'names',
      kind: 'line',
      need: { label, example, isUsual: from === 'system' },
    })),
    ...told.map((name): SystemField => ({
      id: valueField(name),
      group: 'names',
      kind: 'line',
      need: { label: name.replaceAll('_', ' '), example: '', isUsual: false },
    })),
  ];
}

export const fieldsOf = (record: SystemRecord, persona: Persona): readonly SystemField[] => {
  const all = [
    ...fixed.flatMap(([group, kind, ids]) => ids.map((id): SystemField => ({ id, group, kind }))),
    ...valueFields(record, persona),
  ];
  return groups.flatMap((group) => all.filter((field) => field.group === group));
};

const factText = (value: Facts[string] | undefined): string | readonly string[] =>
  typeof value === 'object' ? value : value === undefined ? '' : String(value);

const isMonitoring = (persona: Persona, id: string): boolean => monitoringTools(persona).some((tool) => tool.id === id);

/** What is known of a field, as it is entered. */
export function valueOf(record: SystemRecord, field: string, persona: Persona): string | readonly string[] {
  const value = valueNameOf(field);
  if (value !== undefined) return record.values[value] ?? '';
  if (factFields.includes(field)) return factText(record.facts[field]);
  switch (field) {
    case 'using':
      return record.using.filter((id) => !isMonitoring(persona, id));
    case 'monitoring':
      return record.using.find((id) => isMonitoring(persona, id)) ?? '';
    case 'contacts':
      return Object.entries(record.contacts)
        .map(([role, who]) => `${role}: ${who}`)
        .join('\n');
    case 'environments':
      return record.environments;
    default: {
      const found = Object.entries(record).find(([key]) => key === field)?.[1];
      return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
    }
  }
}

export const isTold = (value: string | readonly string[]): boolean => value.length > 0;

/** A record of which nothing is known but its name. */
export const bareRecord = (name: string): SystemRecord => systemRecord.parse({ name });
