import type { Persona } from '../../persona/persona.ts';
import type { Gap } from '../blueprint.ts';
import { capital } from '../capital.ts';
import type { Inquiry } from '../inquiry.ts';
import { lastingNames, valueNames } from '../needs.ts';
import type { Understood } from '../understand/command/understanding.ts';
import { plainOf } from '../words.ts';

/** A value that an answer lacks, as a button carries it. */
export interface AskedGap {
  readonly name: string;
  readonly label: string;
  readonly example?: string;
}

/** The values an answer lacks, as a form with the words of the persona. */
export interface GapForm {
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly about: string;
  readonly fields: readonly { readonly id: string; readonly label: string; readonly hint?: string }[];
}

export type GapReading =
  | { readonly kind: 'told'; readonly inquiry: Inquiry }
  /** What to say at each field that cannot be used. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> };

export interface GapFormMaker {
  /** Those of an answer that can be told in a word. */
  askable(gaps: readonly Gap[]): readonly AskedGap[];
  /** On the button. */
  label(first: AskedGap): string;
  make(gaps: readonly AskedGap[]): GapForm;
  /** The question with what was entered. */
  read(inquiry: Inquiry, entered: Readonly<Record<string, string>>): GapReading;
  /** Whether it is so of the system, and not only of one change. */
  isLasting(name: string): boolean;
}

const most = 10;
/** Numbers and names that every answer takes by these words. */
const params: ReadonlySet<string> = new Set([
  'system',
  'version',
  'from_version',
  'rps',
  'p99_ms',
  'replicas',
  'slo_percent',
  'window_days',
]);

const written = (value: string): string => (/\s/u.test(value) ? `"${value}"` : value);

/** What an answer says by that name. */
const saidBy = (inquiry: Inquiry, name: string): unknown =>
  inquiry.values[name] ?? inquiry.figures[name] ?? Object.entries(inquiry.params).find(([key]) => key === name)?.[1];

export function createGapForm(persona: Persona, revise: (previous: Inquiry, text: string) => Understood): GapFormMaker {
  const card = persona.get('hint', 'fill-gaps');
  const label = (id: string, name?: string): string =>
    plainOf(persona.voice(name === undefined ? {} : { name }).line(card, card.data.labels[id] ?? id));
  const named = new Set(valueNames(persona));
  const lasting = lastingNames(persona);
  const figures = new Set(persona.of('answer').flatMap(({ data }) => data.figures.map(({ id }) => id)));

  const told = (inquiry: Inquiry, name: string, value: string): Inquiry | undefined => {
    const understood = revise(inquiry, `${name}=${written(value)}`);
    if (understood.kind === 'problem') return undefined;
    const said = saidBy(understood.inquiry, name);
    return said === undefined ? undefined : { ...understood.inquiry, words: inquiry.words, files: inquiry.files };
  };

  return {
    askable: (gaps) =>
      gaps
        .filter(({ name }) => named.has(name) || params.has(name) || figures.has(name))
        .slice(0, most)
        .map(({ name, label: text, example }) => ({
          name,
          label: plainOf(text),
          ...(example !== undefined && example !== '' && { example }),
        })),
    label: ({ label: name }) => label('open', name),
    make: (gaps) => ({
      title: label('title'),
      submit: label('submit'),
      close: label('close'),
      about: label('about'),
      fields: gaps.map(({ name, label: text, example }) => ({
        id: name,
        label: capital(text),
        ...(example !== undefined && { hint: label('such-as', example) }),
      })),
    }),
    read: (inquiry, entered) => {
      const errors: Record<string, string> = {};
      let next = inquiry;
      for (const [name, value] of Object.entries(entered)) {
        if (value.trim() === '') continue;
        const filled = told(next, name, value.trim());
        if (filled === undefined) errors[name] = label(figures.has(name) ? 'wrong-number' : 'wrong');
        else next = filled;
      }
      return Object.keys(errors).length > 0 ? { kind: 'errors', errors } : { kind: 'told', inquiry: next };
    },
    isLasting: (name) => lasting.has(name),
  };
}
