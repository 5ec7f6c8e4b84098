import type { Persona } from '../../persona/persona.ts';
import type { Entered } from '../thread/facts-form.ts';
import type { Facts } from '../understand/facts/facts.ts';
import { isSafeValue } from '../understand/command/values.ts';
import { readMinutes, readNumber } from './read-amount.ts';
import { systemRecord, type SystemRecord } from './record.ts';
import { factFields, fieldsOf, valueField, valueNameOf, valueOf, type SystemField } from './system-fields.ts';

export type EntriesReading =
  | { readonly kind: 'record'; readonly record: SystemRecord }
  /** The fields that cannot be used. */
  | { readonly kind: 'wrong'; readonly fields: readonly SystemField[] };

const listOf = (given: string | readonly string[]): readonly string[] =>
  typeof given === 'string' ? (given.trim() === '' ? [] : [given.trim()]) : given;

/** `Support: @dana`, one a line; undefined when a line names no role. */
function contactsIn(text: string): Record<string, string> | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => /^\s*([^:]{1,60}?)\s*:\s*(\S.*?)\s*$/u.exec(line));
  if (pairs.includes(null)) return undefined;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}

/** What was entered as the field has it; undefined when it is none of that kind. Nothing at all is fine everywhere. */
function parsed({ id, kind }: SystemField, given: string | readonly string[]): unknown {
  const [text = ''] = listOf(given);
  if (kind === 'several') {
    const all = listOf(given);
    return factFields.includes(id) && all.length === 1 ? all[0] : all;
  }
  if (valueNameOf(id) !== undefined) return text === '' || isSafeValue(text) ? text : undefined;
  if (id === 'contacts') return contactsIn(text);
  if (kind === 'number') return text === '' ? '' : readNumber(text);
  if (kind === 'minutes') return text === '' ? '' : readMinutes(text);
  return text;
}

const isNothing = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

/** The record with what was entered: fields that were not shown stay as they are, emptied ones are forgotten. */
export function readEntries(before: SystemRecord, entered: Entered, persona: Persona): EntriesReading {
  const place = entered['place'] ?? before.place;
  const using = entered['using'] ?? before.using;
  const fields = [
    ...new Map(
      [...fieldsOf(before, persona), ...fieldsOf(asDraft(before, { place, using, ci: entered['ci'] }), persona)].map(
        (field) => [field.id, field],
      ),
    ).values(),
  ].filter(({ id }) => entered[id] !== undefined);
  const values: Record<string, string> = { ...before.values };
  const facts: Record<string, unknown> = { ...before.facts };
  const draft: Record<string, unknown> = { ...before };
  const wrong = new Set<string>();
  for (const field of fields) {
    const { id } = field;
    const value = parsed(field, entered[id] ?? '');
    const name = valueNameOf(id);
    if (value === undefined) wrong.add(id);
    else if (name !== undefined) {
      if (isNothing(value)) delete values[name];
      else values[name] = [entered[id] ?? ''].flat().join(' ').trim();
    } else if (factFields.includes(id)) {
      if (isNothing(value)) delete facts[id];
      else facts[id] = value;
    } else if (isNothing(value)) delete draft[id];
    else draft[id] = value;
  }
  const monitoring = entered['monitoring'] ?? valueOf(before, 'monitoring', persona);
  const deployed = entered['using'] ?? valueOf(before, 'using', persona);
  const { monitoring: _, ...rest } = draft;
  const read = systemRecord.safeParse({ ...rest, using: [...listOf(deployed), ...listOf(monitoring)], values, facts });
  for (const { path } of read.error?.issues ?? []) {
    const [first, second] = path.map(String);
    if (first === 'values' && second !== undefined) wrong.add(valueField(second));
    else if (first !== undefined) wrong.add(first);
  }
  if (read.success && wrong.size === 0) return { kind: 'record', record: read.data };
  const told = fields.filter(({ id }) => wrong.has(id));
  return { kind: 'wrong', fields: told };
}

/** The record as far as it decides which names are asked for. */
export function asDraft(
  before: SystemRecord,
  { place, using, ci = before.ci }: Readonly<Record<'place' | 'using' | 'ci', Facts[string] | undefined>>,
): SystemRecord {
  const one = (given: Facts[string] | undefined): string => listOf(String([given ?? ''].flat()[0] ?? ''))[0] ?? '';
  const { place: _place, ci: _ci, ...rest } = before;
  return {
    ...rest,
    ...(one(place) !== '' && { place: one(place) }),
    ...(one(ci) !== '' && { ci: one(ci) }),
    using: [using ?? []].flat().map(String),
  };
}
