import type { FrontMatter } from './front-matter.ts';
import { linesIn } from './lines-in.ts';

/** What people say stands in the body, under `## asks` or `## lines`: a phrase a line, no quotes, and quick to read. */

const spoken: ReadonlySet<unknown> = new Set(['practice', 'phrasings', 'chatter']);

const heading = /^## (asks|lines)\n/mu;

interface Block {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function blockOf(body: string): Block | undefined {
  const found = heading.exec(body);
  if (found === null) return undefined;
  const next = body.indexOf('\n## ', found.index + found[0].length - 1);
  return { name: found[1] ?? '', from: found.index, to: next < 0 ? body.length : next + 1 };
}

/** Moves the phrases to the other data of the file. What remains of the body keeps its lines. */
export function takePhrases(front: FrontMatter): FrontMatter {
  const found = spoken.has(front.data.kind) ? blockOf(front.body) : undefined;
  if (found === undefined) return front;
  const { name, from, to } = found;
  const before = front.body.slice(0, from);
  const whole = front.body.slice(from, to);
  const below = whole.slice(whole.indexOf('\n') + 1);
  const phrases = below.trim();
  const first = front.bodyLine + linesIn(before) + 1 + linesIn(below.slice(0, below.length - below.trimStart().length));
  return {
    ...front,
    data: { ...front.data, [name]: phrases },
    body: before + '\n'.repeat(linesIn(whole)) + front.body.slice(to),
    lineOf: (path) => (path[0] === name ? first + Number(path[1] ?? 0) : front.lineOf(path)),
  };
}
