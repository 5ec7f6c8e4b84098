import { branch, leaf, list, type Node } from '../checks/node.ts';

/** Blocks, attributes and lines of HCL: what checks need. Expressions stay as they are written. */

interface Block {
  readonly kind: string;
  readonly labels: readonly string[];
  readonly line: number;
  readonly attributes: Map<string, Node>;
  readonly blocks: Block[];
}

/** Comments become blanks; strings stay, as the braces in them must not count. */
const withoutComments = (text: string): string =>
  text.replaceAll(/"(?:[^"\\\n]|\\.)*"|\/\*[^]*?\*\/|(?:#|\/\/)[^\n]*/gu, (found) =>
    found.startsWith('"') ? found : found.replaceAll(/[^\n]/gu, ' '),
  );

const opener = /^\s*([a-z_][\w-]*)((?:\s+(?:"[^"\n]*"|[\w-]+))*)\s*\{/u;
const attribute = /^\s*("?[\w.-]+"?)\s*=(?!=)\s*(.*)$/u;

const depthOf = (line: string): number => {
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '""');
  return (bare.match(/[[{(]/gu)?.length ?? 0) - (bare.match(/[\]})]/gu)?.length ?? 0);
};

/** The value that begins on a line, to the line on which its brackets close or its heredoc ends. */
function valueAt(
  lines: readonly string[],
  at: number,
  first: string,
): { readonly text: string; readonly last: number } {
  const end = /^<<[-~]?(\w+)\s*$/u.exec(first)?.[1];
  let last = at;
  if (end !== undefined) {
    while (last + 1 < lines.length && lines[last]?.trim() !== end) last += 1;
  } else {
    let depth = depthOf(first);
    while (depth > 0 && last + 1 < lines.length) {
      last += 1;
      depth += depthOf(lines[last] ?? '');
    }
  }
  return { text: [first, ...lines.slice(at + 1, last + 1)].join('\n').trim(), last };
}

function toNode({ kind, labels, line, attributes, blocks }: Block): Node {
  const kinds = [...new Set(blocks.map((block) => block.kind))];
  const [type] = labels;
  const name = labels.at(-1);
  const own = [
    ...(kind === 'resource' && type !== undefined ? [['type', leaf(type, line)] as const] : []),
    ...(name === undefined ? [] : [['name', leaf(name, line)] as const]),
  ];
  const hidden = [...attributes].filter(([key]) => own.some(([taken]) => taken === key));
  return branch(line, [
    ...attributes,
    ...own,
    ...(hidden.length === 0 ? [] : [['argument', branch(line, hidden)] as const]),
    ...kinds.map((each) => [each, list(blocks.filter((block) => block.kind === each).map(toNode))] as const),
  ]);
}

/**
 * `resource.*` with `type` and `name` as its labels say, `provider.*`, `terraform.*`; nested blocks the same way:
 * `ingress.*`. An argument that is called like a label is `argument.type`, `argument.name`.
 */
export function readTerraform(text: string): Node {
  const lines = withoutComments(text).split('\n');
  const root: Block = { kind: '', labels: [], line: 1, attributes: new Map(), blocks: [] };
  const open: Block[] = [root];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const here = open.at(-1) ?? root;
    const opened = opener.exec(line);
    if (opened !== null) {
      const labels = [...(opened[2] ?? '').matchAll(/[\w.-]+/gu)].map(([label]) => label);
      const block: Block = { kind: opened[1] ?? '', labels, line: at + 1, attributes: new Map(), blocks: [] };
      here.blocks.push(block);
      const inside = line.slice(opened[0].length);
      const closed = inside.lastIndexOf('}');
      if (closed === -1) open.push(block);
      else readInside(inside.slice(0, closed), at + 1, block);
      continue;
    }
    const said = attribute.exec(line);
    if (said !== null) {
      const { text: value, last } = valueAt(lines, at, said[2] ?? '');
      here.attributes.set((said[1] ?? '').replaceAll('"', ''), leaf(value, at + 1));
      at = last;
    } else if (/^\s*\}/u.test(line) && open.length > 1) open.pop();
  }
  return toNode(root);
}

/** `backend "s3" { }` and the like, on one line. */
function readInside(text: string, line: number, block: Block): void {
  const said = attribute.exec(text);
  if (said !== null) block.attributes.set(said[1] ?? '', leaf((said[2] ?? '').trim(), line));
}
