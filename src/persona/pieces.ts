import { z } from 'zod';
import { atLineStart } from './at-line-start.ts';
import { slug, type Piece } from './card.ts';
import type { Fault } from './fault.ts';
import { linesIn } from './lines-in.ts';
import { foreign } from './markdown.ts';
import type { WithPhrases } from './phrases.ts';
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

const lineEnd = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

/** After the last line of a fence that begins there; one that never ends goes on to the end. */
function afterFence(body: string, from: number): number {
  let to = from;
  while (body[to] === body[from]) to += 1;
  const mark = body.slice(from, to);
  for (let at = atLineStart(body, mark, to); at < body.length; at = atLineStart(body, mark, at + 1)) {
    const end = lineEnd(body, at);
    if (body.slice(at, end).trim() === mark) return end;
  }
  return body.length;
}

const heading = /^## +(\S.*)$/u;

/** The headings of pieces that are not within a fence, and where each begins. Looks at headings and fences only. */
function* headingsOf(
  body: string,
): Generator<{ readonly index: number; readonly whole: string; readonly name: string }> {
  let from = 0;
  let ticks = atLineStart(body, '```', 0);
  let tildes = atLineStart(body, '~~~', 0);
  for (let index = atLineStart(body, '## ', 0); index < body.length; index = atLineStart(body, '## ', from)) {
    while (Math.min(ticks, tildes) < index) {
      from = afterFence(body, Math.min(ticks, tildes));
      if (ticks < from) ticks = atLineStart(body, '```', from);
      if (tildes < from) tildes = atLineStart(body, '~~~', from);
    }
    if (index < from) continue;
    from = lineEnd(body, index);
    const whole = body.slice(index, from);
    const name = heading.exec(whole)?.[1]?.trim();
    if (name !== undefined) yield { index, whole, name };
  }
}

function cut(body: string, firstLine: number): readonly Cut[] {
  const cuts: Cut[] = [];
  let begun = { heading: 'about', line: firstLine, from: 0, fromLine: firstLine };
  const end = (to: number): void => {
    const text = body.slice(begun.from, to).trimEnd();
    const words = text.trimStart();
    const textLine = begun.fromLine + linesIn(text.slice(0, text.length - words.length));
    const last = begun.from + text.length;
    // together with the line end that follows it is a part of the file and no copy
    const source = body[last] === '\n' ? body.slice(last - words.length, last + 1) : `${words}\n`;
    cuts.push({ heading: begun.heading, line: begun.line, textLine, source });
  };
  for (const { index, whole, name } of headingsOf(body)) {
    end(index);
    const line = begun.fromLine + linesIn(body.slice(begun.from, index));
    begun = { heading: name, line, from: index + whole.length + 1, fromLine: line + 1 };
  }
  end(body.length);
  return cuts;
}

/** liquidjs collects what it found into one error. */
const liquidError = z.object({ message: z.string(), errors: z.array(z.object({ message: z.string() })).optional() });

/** What is wrong with a text, with the line inside it. */
interface TextFault {
  readonly line: number;
  readonly expected: string;
}

function liquidFaults(error: unknown): readonly TextFault[] {
  const { message, errors } = liquidError.parse(error);
  return (errors ?? [{ message }]).map((one) => {
    const found = /^(.*?), line:(\d+)/u.exec(one.message);
    return { line: Number(found?.[2] ?? 1) - 1, expected: `a template Liquid can read (${found?.[1] ?? one.message})` };
  });
}

/** Why the program could not fill a text in; nothing when it can. Lines count from 0. */
export function templateFaults(source: string, allowed: ReadonlySet<string>): readonly TextFault[] {
  const faults: TextFault[] = [];
  if (holdsMark(source)) faults.push({ line: 0, expected: 'no private-use characters' });
  let template: Compiled;
  try {
    template = compile(source);
  } catch (error) {
    return [...faults, ...liquidFaults(error)];
  }
  for (const name of template.names) {
    if (allowed.has(name)) continue;
    const at = source.split('\n').findIndex((line) => new RegExp(`\\b${name}\\b`, 'u').test(line));
    faults.push({ line: Math.max(at, 0), expected: `a variable the program knows, not {{ ${name} }}` });
  }
  return faults;
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
  { body, bodyLine, taken }: WithPhrases,
  allowed: ReadonlySet<string>,
  faults: Fault[],
): ReadonlyMap<string, Piece> {
  const pieces = new Map<string, Piece>();
  const phrases = new Set(taken);
  for (const { heading, line, textLine, source } of cut(body, bodyLine)) {
    if (phrases.delete(heading)) continue;
    const id = slug(heading);
    if (source === '\n') {
      if (line !== bodyLine) faults.push({ file, line, field: heading, expected: 'some text under the heading' });
      continue;
    }
    if (pieces.has(id) || taken.includes(heading))
      faults.push({ file, line, field: heading, expected: 'a heading that stands once' });
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
    const wrong = templateFaults(source, allowed);
    // a faulty one too: what it refers to is looked at all the same
    pieces.set(id, { id, heading, line, textLine, source });
    for (const { line: at, expected } of wrong) faults.push({ file, line: textLine + at, field: heading, expected });
  }
  return pieces;
}
