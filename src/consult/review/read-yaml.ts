import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  Scalar,
  type Document,
} from 'yaml';
import { branch, leaf, type Node } from '../checks/node.ts';

export interface YamlFault {
  readonly line: number;
  /** The parser's code: its words would repeat what was pasted. */
  readonly code: string;
}

export interface YamlTree {
  readonly file: Node;
  readonly faults: readonly YamlFault[];
}

/** Anchors may point into themselves, or into each other until nine become a billion. */
const deepest = 40;
const mostNodes = 6000;

interface Reading {
  readonly document: Document;
  readonly counter: LineCounter;
  /** What aliases stand for: to find that, the parser walks through the whole document. */
  readonly meant: Map<Alias, unknown>;
  /** How many nodes may still be read. */
  left: number;
}

function meantBy(alias: Alias, { document, meant }: Reading): unknown {
  if (!meant.has(alias)) meant.set(alias, alias.resolve(document));
  return meant.get(alias);
}

function treeOf(value: unknown, reading: Reading, depth: number): Node {
  const { counter } = reading;
  const at = (offset: number | undefined): number => (offset === undefined ? 1 : counter.linePos(offset).line);
  const within = (inner: unknown): Node => treeOf(inner, reading, depth + 1);
  reading.left -= 1;
  if (depth > deepest || reading.left < 0) return leaf('', 1);
  if (isAlias(value)) return within(meantBy(value, reading));
  if (isMap(value)) {
    return branch(
      at(value.range?.[0]),
      value.items.flatMap(({ key, value: inner }) => {
        const node = within(inner);
        const name = isScalar(key) ? String(key.value) : '';
        // what is merged in counts as written here
        if (name === '<<') return [...node.children];
        return [[name, { ...node, line: isScalar(key) ? at(key.range?.[0]) : node.line }] as const];
      }),
    );
  }
  if (isSeq(value)) {
    return branch(
      at(value.range?.[0]),
      value.items.map((item, index) => [String(index), within(item)]),
    );
  }
  if (!isScalar(value)) return leaf('', 1);
  const line = at(value.range?.[0]);
  const below = value.type === Scalar.BLOCK_LITERAL || value.type === Scalar.BLOCK_FOLDED;
  return leaf(scalarText(value.value), line, below ? line + 1 : line);
}

const scalarText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'object' || value === undefined ? '' : JSON.stringify(value);

/** Every document of a text; one with mistakes is read as far as it can be. */
export function readYaml(text: string): YamlTree {
  const counter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: counter, merge: true, prettyErrors: false });
  const read = Array.isArray(documents) ? documents.filter((one) => one.contents !== null) : [];
  return {
    file: branch(
      1,
      read.map((document, at) => [
        String(at),
        treeOf(document.contents, { document, counter, meant: new Map(), left: mostNodes }, 0),
      ]),
    ),
    faults: read.flatMap((document) =>
      document.errors.map(({ code, pos }) => ({ code, line: counter.linePos(pos[0]).line })),
    ),
  };
}
