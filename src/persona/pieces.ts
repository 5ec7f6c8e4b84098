import { z } from 'zod';
import { slug, type Piece } from './card.ts';
import type { Fault } from './fault.ts';
import { linesIn } from './lines-in.ts';
import { foreign } from './markdown.ts';
import { holdsMark } from './sentinel.ts';
import { compile, type Compiled } from './template.ts';

/** Cuts a body into its pieces and checks what their author wrote. */

interface Cut {
  readonly heading: string;
  /** Of the heading, and of the first word under it. */
  readonly line: number;
  readonly textLine: number;
  readonly source: string;
}

const headingOrFence = /^(?:## +(\S.*)|(`{3,}|~{3,}).*)$/gmu;

/** Looks at headings and fences only: going through all lines took longer than reading them from the disk. */
function cut(body: string, firstLine: number): readonly Cut[] {
  const cuts: Cut[] = [];
  let begun = { heading: 'about', line: firstLine, from: 0, fromLine: firstLine };
  const end = (to: number): void => {
    const text = body.slice(begun.from, to);
    const before = linesIn(text.slice(0, text.length - text.trimStart().length));
    const isEmpty = text.trim() === '';
    const textLine = begun.fromLine + (isEmpty ? 0 : before);
    cuts.push({ heading: begun.heading, line: begun.line, textLine, source: `${text.trim()}\n` });
  };
  let fence: string | undefined;
  for (const found of body.matchAll(headingOrFence)) {
    const [whole, heading, mark] = found;
    if (mark !== undefined) fence = fence === undefined ? mark : whole.trim() === fence ? undefined : fence;
    if (fence !== undefined || heading === undefined) continue;
    end(found.index);
    const line = begun.fromLine + linesIn(body.slice(begun.from, found.index));
    begun = { heading: heading.trim(), line, from: found.index + whole.length + 1, fromLine: line + 1 };
  }
  end(body.length);
  return cuts;
}

/** liquidjs collects what it found into one error. */
const liquidError = z.object({ message: z.string(), errors: z.array(z.object({ message: z.string() })).optional() });

/** Template faults of a text, each with the line inside it. */
function templateFaults(error: unknown): readonly { line: number; expected: string }[] {
  const { message, errors } = liquidError.parse(error);
  return (errors ?? [{ message }]).map((one) => {
    const found = /^(.*?), line:(\d+)/u.exec(one.message);
    return { line: Number(found?.[2] ?? 1), expected: `a template Liquid can read (${found?.[1] ?? one.message})` };
  });
}

/** Whether the program can fill it in. */
export function checkTemplate(
  source: string,
  allowed: ReadonlySet<string>,
  where: { readonly file: string; readonly line: () => number; readonly field: string },
  faults: Fault[],
): boolean {
  const say = (line: number, expected: string): void => {
    faults.push({ file: where.file, line, field: where.field, expected });
  };
  if (holdsMark(source)) say(where.line(), 'no private-use characters');
  let template: Compiled;
  try {
    template = compile(source);
  } catch (error) {
    for (const fault of templateFaults(error)) say(where.line() + fault.line - 1, fault.expected);
    return false;
  }
  const unknown = template.names.filter((name) => !allowed.has(name));
  for (const name of unknown) {
    const at = source.split('\n').findIndex((line) => new RegExp(`\\b${name}\\b`, 'u').test(line));
    say(where.line() + Math.max(at, 0), `a variable the program knows, not {{ ${name} }}`);
  }
  return unknown.length === 0;
}

/** Outputs become a harmless word and tags vanish, so that the author's own Markdown can be judged. */
const withoutTemplate = (source: string): string =>
  !source.includes('{{') && !source.includes('{%')
    ? source
    : source
        .replaceAll(/^[ \t]*(?:\{%(?:[^%\n]|%(?!\}))*%\}[ \t]*)+\n/gmu, '')
        .replaceAll(/\{%[^\n]*?%\}/gu, '')
        .replaceAll(/\{\{[^\n]*?\}\}/gu, 'value');

export function readPieces(
  file: string,
  body: string,
  firstLine: number,
  allowed: ReadonlySet<string>,
  faults: Fault[],
): ReadonlyMap<string, Piece> {
  const pieces = new Map<string, Piece>();
  for (const { heading, line, textLine, source } of cut(body, firstLine)) {
    const id = slug(heading);
    if (source.trim() === '') {
      if (line !== firstLine) faults.push({ file, line, field: heading, expected: 'some text under the heading' });
      continue;
    }
    if (pieces.has(id)) faults.push({ file, line, field: heading, expected: 'a heading that stands once' });
    for (const { what, raw } of foreign(withoutTemplate(source))) {
      const [rawLine = ''] = raw.trim().split('\n', 1);
      const at = source.split('\n').findIndex((text) => text.includes(rawLine));
      faults.push({
        file,
        line: textLine + Math.max(at, 0),
        field: heading,
        expected: `no ${what.replace(/^an? /u, '')} here`,
      });
    }
    if (checkTemplate(source, allowed, { file, line: () => textLine, field: heading }, faults))
      pieces.set(id, { id, heading, line, textLine, source });
  }
  return pieces;
}
