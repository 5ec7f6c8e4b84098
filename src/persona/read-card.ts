import { z } from 'zod';
import type { FreshCard } from './card.ts';
import type { Fault } from './fault.ts';
import { readFrontMatter } from './front-matter.ts';
import { isKind, kindNames, kinds, type Data, type Kind } from './kinds.ts';
import { takePhrases } from './phrases.ts';
import { readPieces, templateFaults } from './pieces.ts';
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

const isFilled = (text: string): boolean => text.includes('{{') || text.includes('{%');

type Found = (source: string, path: readonly PropertyKey[]) => void;

/** Calls `found` for every string of the front matter that is a template. */
function eachTemplate(value: unknown, found: Found, path: PropertyKey[] = []): void {
  if (typeof value === 'string') {
    if (isFilled(value)) found(value, path);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      path.push(Array.isArray(value) ? Number(key) : key);
      eachTemplate(inner, found, path);
      path.pop();
    }
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

interface Read {
  readonly card?: FreshCard;
  /** Also of a file whose fields are wrong: what its text refers to is looked at all the same. */
  readonly pieces?: FreshCard['pieces'];
  readonly faults: readonly Fault[];
}

export function readCard(file: string, text: string): Read {
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
  if (isFilled(front.yaml)) {
    eachTemplate(front.data, (source, path) => {
      for (const { line, expected } of templateFaults(source, allowed))
        faults.push({ file, line: front.lineOf(path) + line, field: path.map(String).join('.'), expected });
    });
  }
  const pieces = readPieces(file, front, allowed, faults);
  if (!shaped.success) return { pieces, faults };
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
