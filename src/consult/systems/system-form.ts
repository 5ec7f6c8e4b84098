import type { Persona } from '../../persona/persona.ts';
import type { Entered, FormReading } from '../thread/facts-form.ts';
import { capital } from '../capital.ts';
import { monitoringTools } from '../system.ts';
import { plainOf } from '../words.ts';
import { asDraft, readEntries } from './read-entries.ts';
import { bareRecord, fieldsOf, groups, isTold, valueOf, type Group, type SystemField } from './system-fields.ts';
import type { SystemRecord } from './record.ts';

/** What a team tells of a system, as a form with the words of the persona. */
export interface SystemForm {
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly about: string;
  readonly fields: readonly SystemFormField[];
  /** Groups that can be asked for as well. */
  readonly more: readonly { readonly id: Group; readonly label: string }[];
}

export type SystemFormField = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
} & (
  | { readonly kind: 'line' | 'lines'; readonly value: string }
  | {
      readonly kind: 'one' | 'several';
      readonly options: readonly { readonly id: string; readonly name: string }[];
      readonly chosen: readonly string[];
      /** What is asked besides depends on it. */
      readonly decides: boolean;
    }
);

export interface SystemFormParts {
  /** Missing: a system nobody has told us of. */
  readonly record?: SystemRecord;
  /** Groups that are shown besides those of which something is known. */
  readonly groups: readonly Group[];
  /** What was entered so far. */
  readonly entered?: Entered;
  /** What to say above it instead of what it is for. */
  readonly notice?: string;
}

export interface SystemFormMaker {
  make(parts: SystemFormParts): SystemForm;
  read(before: SystemRecord | undefined, entered: Entered): SystemFormReading;
  /** In which fields two records differ, each with how it was and how it is by now. */
  differences(before: SystemRecord, now: SystemRecord): readonly Difference[];
  /** Something that is said in or about the form. */
  label(id: string): string;
}

export interface Difference {
  readonly name: string;
  readonly was: string;
  readonly is: string;
}

export type SystemFormReading =
  | { readonly kind: 'record'; readonly record: SystemRecord }
  | Extract<FormReading, { readonly kind: 'errors' }>;

/** Which names are asked for follows from these. */
const decides: readonly string[] = ['place', 'using', 'ci'];

type Option = { readonly id: string; readonly name: string };

function technologies(persona: Persona, part: string): readonly Option[] {
  const ids = persona
    .of('technologies')
    .filter(({ data }) => data.part === part)
    .flatMap(({ data }) => data.items.map((item) => item.id));
  return [...new Set(ids)].map((id) => ({ id, name: persona.find('tool', id)?.name ?? id.replaceAll('-', ' ') }));
}

function optionsOf(persona: Persona, field: string): readonly Option[] {
  const asOption = ({ id, name }: Option): Option => ({ id, name });
  const byName = (one: Option, other: Option): number => one.name.localeCompare(other.name, 'en');
  switch (field) {
    case 'place':
      return persona.of('place').map(asOption).toSorted(byName);
    case 'using': {
      // What a place runs by itself is chosen with the place.
      const usual = new Set(persona.of('place').map(({ data }) => data.platform));
      return persona
        .of('platform')
        .filter(({ id }) => !usual.has(id))
        .map(asOption)
        .toSorted(byName);
    }
    case 'ci':
      return persona
        .of('tool')
        .filter(({ data }) => data.part === 'ci')
        .map(asOption)
        .toSorted(byName);
    case 'environments':
      return persona.of('environment').map(asOption);
    case 'monitoring':
      return monitoringTools(persona).map(asOption).toSorted(byName);
    default:
      return technologies(persona, field).toSorted(byName);
  }
}

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? (value === '' ? [] : [value]) : value;

/** In which order several were chosen says nothing. */
const isSame = (one: string | readonly string[], other: string | readonly string[]): boolean =>
  new Set(listOf(one)).symmetricDifference(new Set(listOf(other))).size === 0;

export const labelId = (field: string): string => field.replaceAll('_', '-');

export function createSystemForm(persona: Persona): SystemFormMaker {
  const card = persona.get('answer', 'system');
  const voice = persona.voice({});
  const label = (id: string): string => {
    const found = card.data.labels[id];
    return found === undefined ? id : plainOf(voice.line(card, found));
  };
  const hintOf = (id: string): string | undefined =>
    card.data.labels[`hint-${labelId(id)}`] === undefined ? undefined : label(`hint-${labelId(id)}`);
  const nameOf = ({ id, need }: SystemField): string => need?.label ?? label(`field-${labelId(id)}`);

  const drawn = (field: SystemField, value: string | readonly string[]): SystemFormField => {
    const { id, kind, need } = field;
    const hint =
      need === undefined ? hintOf(id) : need.example === '' ? undefined : `${label('such-as')} ${need.example}`;
    const common = {
      id,
      label: capital(nameOf(field)),
      required: id === 'name',
      ...(hint !== undefined && { hint }),
    };
    if (kind !== 'one' && kind !== 'several')
      return { ...common, kind: kind === 'lines' ? 'lines' : 'line', value: listOf(value).join('\n') };
    const options = optionsOf(persona, id);
    const chosen = listOf(value);
    const others = chosen.filter((one) => !options.some((option) => option.id === one));
    return {
      ...common,
      kind,
      options: [...options, ...others.map((one) => ({ id: one, name: one }))],
      chosen,
      decides: decides.includes(id),
    };
  };

  const errorOf = ({ id, kind, need }: SystemField): string => {
    const own = `wrong-${labelId(id)}`;
    if (need !== undefined) return label('wrong-value');
    return label(card.data.labels[own] === undefined ? `wrong-${kind}` : own);
  };

  const shown = (value: string | readonly string[], field: SystemField): string => {
    const named = optionsOf(persona, field.id);
    const text = listOf(value)
      .map((one) => named.find(({ id }) => id === one)?.name ?? one)
      .join(', ');
    return text === '' ? label('nothing') : text.replaceAll('\n', ', ');
  };

  return {
    label,
    make: ({ record, groups: wanted, entered = {}, notice }) => {
      const known = record ?? bareRecord(label('unnamed'));
      const draft = asDraft(known, {
        place: entered['place'] ?? known.place,
        using: entered['using'] ?? known.using,
        ci: entered['ci'],
      });
      const fields = fieldsOf(draft, persona);
      const before = (id: string): string | readonly string[] =>
        record === undefined && id === 'name' ? '' : valueOf(known, id, persona);
      const isShown = (group: Group): boolean =>
        group === 'first' ||
        wanted.includes(group) ||
        fields.some((field) => field.group === group && isTold(before(field.id)));
      const visible = fields.filter(({ group }) => isShown(group));
      const hidden = groups.filter((group) => !isShown(group) && fields.some((field) => field.group === group));
      return {
        title: label(record === undefined ? 'form-title-new' : 'form-title'),
        submit: label('form-submit'),
        close: label('form-close'),
        about: notice ?? label('form-about'),
        fields: visible.map((field) => drawn(field, entered[field.id] ?? before(field.id))),
        more: hidden.map((id) => ({ id, label: label(`group-${id}`) })),
      };
    },
    read: (before, entered) => {
      const read = readEntries(before ?? bareRecord(label('unnamed')), entered, persona);
      return read.kind === 'record'
        ? read
        : { kind: 'errors', errors: Object.fromEntries(read.fields.map((field) => [field.id, errorOf(field)])) };
    },
    differences: (before, now) => {
      const fields = new Map([...fieldsOf(before, persona), ...fieldsOf(now, persona)].map((one) => [one.id, one]));
      return [...fields.values()].flatMap((field) => {
        const [was, is] = [valueOf(before, field.id, persona), valueOf(now, field.id, persona)];
        return isSame(was, is) ? [] : [{ name: nameOf(field), was: shown(was, field), is: shown(is, field) }];
      });
    },
  };
}
