import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Blueprint, Code, Section, Step, TableSection } from '../../src/consult/blueprint.ts';
import type { Consultant, Hint } from '../../src/consult/consultant.ts';
import type { Problem } from '../../src/consult/problem.ts';
import { respond, type Earlier } from '../../src/consult/respond.ts';
import { openPersona } from '../../src/open-consultant.ts';
import type { Persona } from '../../src/persona/persona.ts';
import { plain } from '../../src/persona/text.ts';
import { consultantOf, persona } from '../support/ours.ts';

/** Asks the bot as Slack and the terminal do, and reads what it answers as data. */

export { persona };

const clock = new Date('2026-03-27T02:58:00Z');

const open = (from: Persona): Consultant => consultantOf(from, () => clock);

export const consultant = open(persona);

interface Asking {
  readonly of?: Consultant;
  readonly earlier?: Earlier;
}

export function answerTo(text: string, { of = consultant, earlier }: Asking = {}): Blueprint {
  const response = respond(of, text, earlier);
  if (response.kind === 'hint') throw new Error(`${text}: a hint (${response.problem.code})`);
  return response.blueprint;
}

export function problemOf(text: string): Problem {
  const response = respond(consultant, text);
  if (response.kind === 'answer') throw new Error(`${text}: an answer (${response.blueprint.inquiry.intent})`);
  return response.problem;
}

export function hintTo(text: string): Hint {
  const response = respond(consultant, text);
  if (response.kind === 'answer') throw new Error(`${text}: an answer (${response.blueprint.inquiry.intent})`);
  return response.hint;
}

export const isAnswered = (text: string): boolean => respond(consultant, text).kind === 'answer';

/** What `why` would look back at. */
export const earlier = ({ inquiry, trace }: Blueprint): Earlier => ({ inquiry, trace });

type Of<K extends Section['kind']> = Extract<Section, { readonly kind: K }>;

const isOf = <K extends Section['kind']>(one: Section, kind: K): one is Of<K> => one.kind === kind;

export const sectionsOf = <K extends Section['kind']>({ sections }: Blueprint, kind: K): readonly Of<K>[] =>
  sections.filter((one): one is Of<K> => isOf(one, kind));

export function section<K extends Section['kind']>(answer: Blueprint, kind: K, id: string): Of<K> {
  const found = sectionsOf(answer, kind).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${kind} ${id}, only ${idsOf(answer).join(', ')}`);
  return found;
}

export const idsOf = ({ sections }: Blueprint): readonly string[] => sections.map((one) => one.id);

export const rowsOf = (table: TableSection): readonly (readonly string[])[] =>
  table.rows.map((row) => row.map((cell) => plain(cell)));

export const stepsOf = (answer: Blueprint): readonly Step[] => sectionsOf(answer, 'steps').flatMap((one) => one.steps);

export const codeOf = (step: Step): readonly Code[] =>
  step.what.flatMap((block) => (block.kind === 'code' ? [block.code] : []));

/** The commands of a step, as one would paste them. */
export const shellOf = (step: Step): readonly string[] =>
  codeOf(step).flatMap(({ language, text }) => (language === 'sh' ? [text] : []));

export const titlesOf = (steps: readonly Step[]): readonly string[] => steps.map((step) => plain(step.title));

export const secondsOf = (steps: readonly Step[]): number => steps.reduce((sum, step) => sum + (step.seconds ?? 0), 0);

const isSpan = (part: unknown): part is { readonly text: string } =>
  typeof part === 'object' && part !== null && 'text' in part && typeof part.text === 'string';

/** Every word of an answer, or of a part of it, in reading order. */
export function wordsIn(part: unknown): string {
  if (isSpan(part)) return part.text;
  if (Array.isArray(part)) return part.map(wordsIn).join(part.every(isSpan) ? '' : ' ');
  if (typeof part !== 'object' || part === null) return '';
  return Object.values(part).map(wordsIn).join(' ');
}

/** A part with a title and nothing under it. */
export const isEmpty = (one: Section): boolean => {
  switch (one.kind) {
    case 'facts':
      return one.facts.length === 0;
    case 'table':
    case 'panel':
      return one.rows.length === 0;
    case 'steps':
      return one.steps.length === 0;
    case 'bullets':
      return one.groups.length === 0 || one.groups.some((group) => group.items.length === 0);
    case 'prose':
      return one.blocks.length === 0;
    case 'meter':
      return one.meters.length === 0;
    case 'code':
      return one.code.text === '';
    case 'options':
      return one.options.length === 0;
    case 'checklist':
      return one.items.length === 0;
  }
};

const folders: string[] = [];

/** The bot of a company that has put these files over ours. Call `tidy` at the end. */
export function company(files: Readonly<Record<string, string>>): Consultant {
  const folder = join(mkdtempSync(join(tmpdir(), 'company-')), 'acme');
  folders.push(dirname(folder));
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return open(openPersona(folder));
}

export function tidy(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** A file of ours with something changed, for a company to put over it. */
export function changed(file: string, ...changes: readonly (readonly [string, string])[]): string {
  let text = readFileSync(fileURLToPath(new URL(`../../personas/devops/${file}`, import.meta.url)), 'utf8');
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`${file} does not hold ${before}`);
    text = text.replace(before, after);
  }
  return text;
}
