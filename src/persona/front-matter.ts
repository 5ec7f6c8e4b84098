import matter from 'gray-matter';
import { isMap, isNode, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Fault } from './fault.ts';
import { linesIn } from './lines-in.ts';

/** Splits a file into YAML and body. gray-matter would run `---js`; here every engine but YAML's refuses. */

export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** As written. */
  readonly yaml: string;
  readonly body: string;
  /** The line of the file on which the body starts. */
  readonly bodyLine: number;
  /** The line of a field, by its path. Asked for only where something is wrong, so it may take its time. */
  lineOf(path: readonly PropertyKey[]): number;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refuse = {
  parse: (): never => {
    throw new Error('only YAML front matter is read');
  },
};

const engines = { javascript: refuse, js: refuse, json: refuse, coffee: refuse, cson: refuse };

/** What may be an alias, or emphasis in a sentence. */
const perhapsAlias = /[\s:,{[-]\*[\w-]/u;

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** Follows a path as far as it leads; the file begins with a line of dashes, so YAML's first line is its second. */
function lineIn(document: Document.Parsed, counter: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(key));
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      const next = node.items[key];
      if (next === undefined) break;
      offset = startOf(next) ?? offset;
      node = next;
    } else break;
  }
  return counter.linePos(offset).line + 1;
}

const yamlOf = (text: string): string => /^---[ \t]*\n([^]*?)(?:\n---|$)/u.exec(text)?.[1] ?? '';

/** js-yaml reads fast and knows no places; this reads again, slowly, to say where. */
function positions(text: string): { document: Document.Parsed; counter: LineCounter } {
  const counter = new LineCounter();
  return { document: parseDocument(yamlOf(text), { lineCounter: counter }), counter };
}

function hasAlias(text: string): boolean {
  let found = false;
  visit(positions(text).document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** The line of a field of a file, by its path. */
export const linesOf =
  (text: string) =>
  (path: readonly PropertyKey[]): number => {
    const { document, counter } = positions(text);
    return lineIn(document, counter, path);
  };

/** Both readers say where in the YAML they stopped; the fault says where in the file. */
const placed = / (?:\(|at line )(\d+)(?::\d+\)|, column \d+:?)$/u;

function yamlFaults(file: string, text: string, error: unknown): readonly Fault[] {
  const { document } = positions(text);
  const faults = document.errors.map((one) => ({
    file,
    line: (one.linePos?.[0].line ?? 1) + 1,
    field: 'front matter',
    expected: `readable YAML (${one.message.split('\n', 1)[0]?.replace(placed, '')})`,
  }));
  if (faults.length > 0) return faults;
  const said = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : 'no more is known';
  const line = Number(placed.exec(said)?.[1] ?? 2);
  return [{ file, line, field: 'front matter', expected: `readable YAML (${said.replace(placed, '')})` }];
}

export function readFrontMatter(file: string, text: string): FrontMatter | readonly Fault[] {
  const fault = (line: number, expected: string): readonly Fault[] => [{ file, line, field: 'front matter', expected }];
  const [first = ''] = text.split('\n', 1);
  if (first.trimEnd() !== '---') {
    return fault(
      1,
      first.startsWith('---') ? 'only YAML: the first line is --- and nothing else' : 'a first line of ---',
    );
  }
  const closing = text.indexOf('\n---', first.length);
  const end = closing < 0 ? text.length : closing;
  const yaml = text.slice(first.length, end);
  // an alias can repeat itself into gigabytes, and no persona needs one
  if (perhapsAlias.test(yaml) && hasAlias(text)) return fault(2, 'no anchors and aliases');
  let data: unknown;
  try {
    // gray-matter copies and hashes all that it is given, so it gets no more than what it is to read
    ({ data } = matter(text.slice(0, end + '\n---'.length), { engines }));
  } catch (error) {
    return yamlFaults(file, text, error);
  }
  if (!isRecord(data) || Object.keys(data).length === 0) {
    return fault(2, 'fields with values, between two lines of ---');
  }
  const from = end + '\n---'.length;
  const body = text.slice(text[from] === '\n' ? from + 1 : from);
  return {
    data,
    yaml,
    body,
    bodyLine: 1 + linesIn(text.slice(0, text.length - body.length)),
    lineOf: linesOf(text),
  };
}
