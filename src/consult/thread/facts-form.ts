import type { Persona } from '../../persona/persona.ts';
import type { Facts } from '../understand/facts/facts.ts';
import { isSafeName } from '../understand/facts/names.ts';
import { plainOf } from '../words.ts';

/** What we took for facts, as a form to put it right in, with the words of the persona. */
export interface FactsForm {
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly about: string;
  readonly fields: readonly FactsField[];
}

export type FactsField = {
  readonly id: string;
  readonly label: string;
} & (
  | { readonly kind: 'line'; readonly value: string }
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly id: string; readonly name: string }[];
      readonly chosen: readonly string[];
    }
);

/** What was entered, by field: a line, or the ids that were chosen. */
export type Entered = Readonly<Record<string, string | readonly string[]>>;

export interface FactsFormMaker {
  /** On the button that opens it. */
  label(known: Facts): string;
  make(known: Facts): FactsForm;
  read(entered: Entered): FormReading;
}

export type FormReading =
  | { readonly kind: 'facts'; readonly facts: Facts }
  /** What to say at each field that cannot be used. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> };

type Kind = 'name' | 'number' | 'technology' | 'environment';

const fields: readonly (readonly [string, Kind])[] = [
  ['system', 'name'],
  ['platform', 'technology'],
  ['cloud', 'technology'],
  ['ci', 'technology'],
  ['database', 'technology'],
  ['language', 'technology'],
  ['environments', 'environment'],
  ['team_size', 'number'],
  ['users', 'number'],
];

const most = 1e10;
const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 };

/** 20000, 20,000, 20k, 1.5M. */
function numberIn(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d[\d, ]*(?:\.\d+)?)\s*([km])?$/iu.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = Math.round(Number(digits.replaceAll(/[, ]/gu, '')) * (units[unit.toLowerCase()] ?? 1));
  return value >= 1 && value <= most ? value : undefined;
}

const listOf = (value: Facts[string] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'object' ? value : [String(value)];

function optionsOf(persona: Persona, id: string, kind: Kind): readonly { id: string; name: string }[] {
  if (kind === 'environment') return persona.of('environment').map((card) => ({ id: card.id, name: card.name }));
  const ids = persona
    .of('technologies')
    .filter(({ data }) => data.part === id)
    .flatMap(({ data }) => data.items.map((item) => item.id));
  return [...new Set(ids)].map((one) => ({
    id: one,
    name: persona.find('place', one)?.name ?? persona.find('tool', one)?.name ?? one.replaceAll('-', ' '),
  }));
}

export function createFactsForm(persona: Persona): FactsFormMaker {
  const card = persona.get('answer', 'question');
  const voice = persona.voice({});
  const label = (id: string): string => plainOf(voice.line(card, card.data.labels[id] ?? id));

  const fieldOf = (id: string, kind: Kind, known: Facts): FactsField => {
    const common = { id, label: label(`fact-${id.replaceAll('_', '-')}`) };
    const chosen = listOf(known[id]);
    if (kind === 'name' || kind === 'number') return { ...common, kind: 'line', value: chosen.join(', ') };
    const options = optionsOf(persona, id, kind);
    const others = chosen.filter((one) => !options.some((option) => option.id === one));
    return {
      ...common,
      kind: 'choice',
      options: [...options, ...others.map((one) => ({ id: one, name: one }))],
      chosen,
    };
  };

  /** A value that can be used, or the label of what to say instead. */
  const valueOf = (kind: Kind, given: string | readonly string[]): { value: Facts[string] } | { refused: string } => {
    if (kind === 'technology' || kind === 'environment') {
      const [only = '', ...more] = listOf(given);
      return { value: more.length > 0 ? [only, ...more] : only };
    }
    const text = listOf(given).join(' ').trim();
    if (text === '') return { value: '' };
    if (kind === 'name') return isSafeName(text, true) ? { value: text } : { refused: 'form-name' };
    const value = numberIn(text);
    return value === undefined ? { refused: 'form-number' } : { value };
  };

  return {
    label: (known) => label(Object.keys(known).length > 0 ? 'correct' : 'tell-more'),
    make: (known) => ({
      title: label('form-title'),
      submit: label('form-submit'),
      close: label('form-close'),
      about: label('form-about'),
      fields: fields.map(([id, kind]) => fieldOf(id, kind, known)),
    }),
    read: (entered) => {
      const facts: Record<string, Facts[string]> = {};
      const errors: Record<string, string> = {};
      for (const [id, kind] of fields) {
        const found = valueOf(kind, entered[id] ?? '');
        if ('value' in found) facts[id] = found.value;
        else errors[id] = label(found.refused);
      }
      // Nothing is guessed: what cannot be used is said at its field, with what would do.
      return Object.keys(errors).length > 0 ? { kind: 'errors', errors } : { kind: 'facts', facts };
    },
  };
}
