import { z } from 'zod';
import type { FreshCard } from './card.ts';
import type { Fault } from './fault.ts';
import { readFrontMatter } from './front-matter.ts';
import { isKind, kindNames, kinds, type Data, type Kind } from './kinds.ts';
import { takePhrases } from './phrases.ts';
import { checkTemplate, readPieces } from './pieces.ts';
import { variables } from './variables.ts';

/** The text of one file → a card, or everything that is wrong with it. */

const kindOnly = z.object({ kind: z.enum(kindNames) });

const withNeeds = z.object({ needs: z.array(z.object({ name: z.string() })) });

const withFigures = z.object({ figures: z.array(z.object({ id: z.string(), unit: z.string().optional() })) });

const known: ReadonlySet<string> = new Set(variables);

/** Names that templates of this file may use: the program's, and what the file itself says it needs or sums. */
function allowedNames(data: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  if (!('needs' in data) && !('figures' in data)) return known;
  const needs = withNeeds.safeParse(data, { jitless: true }).data?.needs ?? [];
  const figures = withFigures.safeParse(data, { jitless: true }).data?.figures ?? [];
  if (needs.length + figures.length === 0) return known;
  const wholes = figures.filter(({ unit }) => unit === 'share').map(({ id }) => `${id}_of`);
  return new Set([...variables, ...needs.map(({ name }) => name), ...figures.map(({ id }) => id), ...wholes]);
}

/** Every string of the front matter that is a template. */
function* templates(value: unknown, path: readonly PropertyKey[]): Generator<[readonly PropertyKey[], string]> {
  if (typeof value === 'string') {
    if (value.includes('{{') || value.includes('{%')) yield [path, value];
  } else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) yield* templates(inner, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* templates(inner, [...path, key]);
  }
}

const oneOf = (values: readonly string[]): string =>
  values.length === 1 ? values.join('') : `one of ${values.join(', ')}`;

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `no such field as ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String));
  return issue.message
    .replace(/^Invalid input: expected /u, '')
    .replace(/, received undefined$/u, ', which is missing');
}

export function readCard(file: string, text: string): { card?: FreshCard; faults: readonly Fault[] } {
  const read = readFrontMatter(file, text);
  if (!('data' in read)) return { faults: read };
  const front = takePhrases(read);
  const faults: Fault[] = [];
  const add = (issues: readonly z.core.$ZodIssue[]): void => {
    for (const issue of issues) {
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      faults.push({
        file,
        line: front.lineOf(path),
        field:
          issue.path.map(String).join('.') || (issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : 'kind'),
        expected: expectation(issue),
      });
    }
  };
  const { kind } = front.data;
  if (typeof kind !== 'string' || !isKind(kind)) {
    add(kindOnly.safeParse(front.data).error?.issues ?? []);
    return { faults };
  }
  // each shape is used a few times only: compiling it first would take longer than it saves
  const shaped = kinds[kind].safeParse(front.data, { jitless: true });
  if (!shaped.success) add(shaped.error.issues);
  const allowed = allowedNames(front.data);
  const filled = front.yaml.includes('{{') || front.yaml.includes('{%');
  for (const [path, source] of filled ? templates(front.data, []) : []) {
    checkTemplate(source, allowed, { file, line: () => front.lineOf(path), field: path.map(String).join('.') }, faults);
  }
  const pieces = readPieces(file, front.body, front.bodyLine, allowed, faults);
  if (!shaped.success) return { faults };
  const data = shaped.data as Data<Kind>;
  return {
    card: {
      kind,
      id: data.id,
      name: data.name,
      file,
      data,
      pieces,
      lineOf: (path) => front.lineOf(path),
    },
    faults,
  };
}
