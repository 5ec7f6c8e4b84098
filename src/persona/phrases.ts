import type { FrontMatter } from './front-matter.ts';
import { linesIn } from './lines-in.ts';

/** What people say stands in the body, under `## asks`, `## lines` or `## told`: a phrase a line, no quotes, and quick to read. */

const spoken: ReadonlySet<unknown> = new Set(['practice', 'phrasings', 'chatter']);

const headings = ['asks', 'lines', 'told'];

interface Block {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Looks for headings alone: a pattern that looks at every line took longer than all that is done with them. */
const blocksOf = (body: string): readonly Block[] =>
  headings
    .flatMap((name): readonly Block[] => {
      const heading = `## ${name}\n`;
      const from = body.startsWith(heading) ? 0 : body.indexOf(`\n${heading}`) + 1;
      if (from === 0 && !body.startsWith(heading)) return [];
      const next = body.indexOf('\n## ', from + heading.length - 1);
      return [{ name, from, to: next < 0 ? body.length : next + 1 }];
    })
    .toSorted((a, b) => a.from - b.from);

/** Moves the phrases to the other data of the file. What remains of the body keeps its lines. */
export function takePhrases(front: FrontMatter): FrontMatter {
  const { body, bodyLine } = front;
  const blocks = spoken.has(front.data.kind) ? blocksOf(body) : [];
  if (blocks.length === 0) return front;
  const data: Record<string, unknown> = { ...front.data };
  const firstLines = new Map<PropertyKey | undefined, number>();
  let left = '';
  let end = 0;
  for (const { name, from, to } of blocks) {
    const whole = body.slice(from, to);
    const phrases = whole.slice(whole.indexOf('\n') + 1).trim();
    data[name] = phrases;
    firstLines.set(name, bodyLine + linesIn(body.slice(0, from + whole.indexOf(phrases, whole.indexOf('\n')))));
    left += body.slice(end, from) + '\n'.repeat(linesIn(whole));
    end = to;
  }
  return {
    ...front,
    data,
    body: left + body.slice(end),
    lineOf: (path) => {
      const first = firstLines.get(path[0]);
      return first === undefined ? front.lineOf(path) : first + Number(path[1] ?? 0);
    },
  };
}
