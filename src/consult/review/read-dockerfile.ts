import { branch, leaf, list, type Node } from '../checks/node.ts';

interface Instruction {
  readonly keyword: string;
  readonly line: number;
  /** What follows the keyword, on as many lines as it was written. */
  readonly text: string;
}

const heredoc = /<<-?(["']?)(\w+)\1/u;

/** Instructions with their continuation lines; comments between those become empty lines, so that lines still count. */
export function instructionsOf(text: string): readonly Instruction[] {
  const lines = text.split('\n');
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const begin = /^\s*([a-z]+)(?:\s+(.*))?$/iu.exec(lines[at] ?? '');
    if (begin === null) continue;
    const line = at + 1;
    const parts = [begin[2] ?? ''];
    while (/\\\s*$/u.test(parts.findLast((part) => part !== '') ?? '') && at + 1 < lines.length) {
      at += 1;
      const next = lines[at] ?? '';
      parts.push(/^\s*#/u.test(next) ? '' : next);
    }
    const end = heredoc.exec(parts.at(-1) ?? '')?.[2];
    while (end !== undefined && at + 1 < lines.length && parts.at(-1)?.trim() !== end) {
      at += 1;
      parts.push(lines[at] ?? '');
    }
    found.push({ keyword: (begin[1] ?? '').toLowerCase(), line, text: parts.join('\n') });
  }
  return found;
}

/** `ARG VERSION=3` before the first stage stands for itself in `FROM image:${VERSION}`. */
const filled = (image: string, values: ReadonlyMap<string, string>): string =>
  image.replaceAll(/\$\{?(\w+)(?::?-([^}]*))?\}?/gu, (whole, name: string, other?: string) => {
    return values.get(name) ?? other ?? whole;
  });

interface Stage {
  readonly from: Instruction;
  readonly image: string;
  readonly name: string;
  readonly instructions: Instruction[];
}

function stagesOf(instructions: readonly Instruction[]): readonly Stage[] {
  const values = new Map<string, string>();
  const stages: Stage[] = [];
  for (const one of instructions) {
    if (one.keyword === 'from') {
      const words = one.text.split(/\s+/u).filter((word) => word !== '' && !word.startsWith('--'));
      const named = words[1]?.toLowerCase() === 'as' ? (words[2] ?? '') : '';
      stages.push({ from: one, image: filled(words[0] ?? '', values), name: named, instructions: [] });
    } else if (stages.length > 0) stages.at(-1)?.instructions.push(one);
    else if (one.keyword === 'arg') {
      const [, name = '', value] = /^\s*(\w+)(?:=["']?([^"'\s]*))?/u.exec(one.text) ?? [];
      if (value !== undefined) values.set(name, value);
    }
  }
  return stages;
}

/** `NAME=value NAME2="a b"`, and the old form `NAME value`. */
function pairsOf({ text, line }: Instruction): readonly Node[] {
  const pairs = [...text.matchAll(/(?<=^|\s)([\w.-]+)=("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']*)/gu)];
  const [old] = pairs.length === 0 ? [/^\s*(\w+)(?:\s+(.+))?/u.exec(text)] : [null];
  return (old === null ? pairs : [old]).flatMap((found) => {
    const at = line + text.slice(0, found.index).split('\n').length - 1;
    const value = (found[2] ?? '').replaceAll(/^["']|["']$/gu, '');
    return [
      branch(at, [
        ['name', leaf(found[1] ?? '', at)],
        ['value', leaf(value, at)],
      ]),
    ];
  });
}

const paired: ReadonlySet<string> = new Set(['env', 'arg']);

function groupsOf(instructions: readonly Instruction[]): readonly (readonly [string, Node])[] {
  const keywords = [...new Set(instructions.map(({ keyword }) => keyword))];
  return keywords.map((keyword) => {
    const own = instructions.filter((one) => one.keyword === keyword);
    const nodes = paired.has(keyword) ? own.flatMap(pairsOf) : own.map(({ text, line }) => leaf(text, line));
    return [keyword, list(nodes)] as const;
  });
}

/**
 * `stages.*`, each with its `image`, its whole `text`, the user it `runs_as`, and its instructions by keyword: `run.*`,
 * `env.*.name`. The `last` one is the image.
 */
export function readDockerfile(text: string): Node {
  const lines = text.split('\n');
  const instructions = instructionsOf(text);
  const stages = stagesOf(instructions);
  const nodes: Node[] = [];
  for (const [at, { from, image, name, instructions: own }] of stages.entries()) {
    const base = stages.findIndex((stage, index) => index < at && stage.name !== '' && stage.name === image);
    const until = stages[at + 1]?.from.line ?? lines.length + 1;
    const user = own.findLast((one) => one.keyword === 'user');
    const runsAs = user === undefined ? nodes[base]?.children.get('runs_as') : leaf(user.text.trim(), user.line);
    nodes.push(
      branch(from.line, [
        ...(base === -1 ? [['image', leaf(image, from.line)] as const] : []),
        ...(name === '' ? [] : [['name', leaf(name, from.line)] as const]),
        ...(at === stages.length - 1 ? [['last', leaf('true', from.line)] as const] : []),
        ['text', leaf(lines.slice(from.line - 1, until - 1).join('\n'), from.line)],
        ...groupsOf(own),
        ...(runsAs === undefined ? [] : [['runs_as', runsAs] as const]),
      ]),
    );
  }
  const before = instructions.slice(0, stages[0] === undefined ? undefined : instructions.indexOf(stages[0].from));
  return branch(1, [['stages', list(nodes)], ...groupsOf(before)]);
}
