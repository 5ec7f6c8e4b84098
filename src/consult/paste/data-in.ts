import { parse } from 'yaml';

/** JSON or YAML that stands among other lines. */
export interface Data {
  readonly value: unknown;
  readonly from: number;
  readonly to: number;
  /** What a copy cut off in the middle. */
  readonly cut?: string;
}

export const dataIn = (lines: readonly string[]): Data | undefined => jsonIn(lines) ?? yamlIn(lines);

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

interface Document {
  readonly text: string;
  readonly end: number;
  readonly cut?: string;
}

/** One document from there on. One that was cut ends behind its last part that is whole. */
function documentAt(text: string, start: number): Document | undefined {
  const open: string[] = [];
  let whole: { readonly at: number; readonly close: string } | undefined;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted && char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && closers[char] !== undefined) open.push(closers[char]);
    else if (!quoted && (char === '}' || char === ']')) {
      if (open.pop() !== char) return undefined;
      if (open.length === 0) return { text: text.slice(start, at + 1), end: at + 1 };
      whole = { at: at + 1, close: open.toReversed().join('') };
    }
  }
  return whole && { text: text.slice(start, whole.at) + whole.close, end: text.length, cut: text.slice(whole.at) };
}

/** Also several documents, one after the other, as `jq '.[]'` prints them. */
function jsonIn(lines: readonly string[]): Data | undefined {
  const from = lines.findIndex((line) => /^\s*[[{](?:\s*$|\s*["[{\]}])/u.test(line));
  if (from === -1) return undefined;
  const text = lines.slice(from).join('\n');
  const found: Document[] = [];
  for (let at = text.search(/[[{]/u); ;) {
    const next = documentAt(text, at);
    if (next === undefined) break;
    found.push(next);
    at = next.end + (/^\s*,?\s*(?=[[{])/u.exec(text.slice(next.end))?.[0].length ?? Number.NaN);
    if (Number.isNaN(at)) break;
  }
  const last = found.at(-1);
  if (last === undefined) return undefined;
  try {
    const values = found.map((one): unknown => JSON.parse(one.text));
    return {
      value: values.length === 1 ? values[0] : values.flat(),
      from,
      to: from + text.slice(0, last.end).split('\n').length - 1,
      ...(last.cut !== undefined && { cut: last.cut }),
    };
  } catch {
    return undefined;
  }
}

/** How the YAML of the tools begins that we read. */
const begins = /^(?:-\s+)?(?:taskDefinitionArns|services|history|deployStartedAt|deployedAt|nextToken|failures):/u;

function yamlIn(lines: readonly string[]): Data | undefined {
  const from = lines.findIndex((line) => begins.test(line));
  if (from === -1) return undefined;
  const end = lines.findIndex((line, at) => at > from && !/^\s|^-\s|^[\w.]+:(?:\s|$)/u.test(line));
  const to = end === -1 ? lines.length - 1 : end - 1;
  try {
    return { value: parse(lines.slice(from, to + 1).join('\n'), { maxAliasCount: 0 }), from, to };
  } catch {
    return undefined;
  }
}
