import type { FrontMatter } from './front-matter.ts';
import { linesIn } from './lines-in.ts';

/** What people say stands in the body, under `## asks`, `## lines` or `## told`: a phrase a line, no quotes, and quick to read. */

const spoken: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['practice', ['asks', 'told']],
  ['phrasings', ['asks']],
  ['chatter', ['lines']],
]);

interface Block {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Looks for headings alone: a pattern that looks at every line took longer than all that is done with them. */
const blocksOf = (body: string, headings: readonly string[]): readonly Block[] =>
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
  const blocks = blocksOf(body, spoken.get(front.data.kind) ?? []);
  if (blocks.length === 0) return front;
  const data: Record<string, unknown> = { ...front.data };
  /** Where the phrases of each begin. */
  const begins = new Map<PropertyKey | undefined, number>();
  let left = '';
  let end = 0;
  for (const { name, from, to } of blocks) {
    const whole = body.slice(from, to);
    const phrases = whole.slice(whole.indexOf('\n') + 1).trim();
    data[name] = phrases;
    begins.set(name, from + whole.indexOf(phrases, whole.indexOf('\n')));
    left += body.slice(end, from) + (to === body.length ? '' : '\n'.repeat(linesIn(whole)));
    end = to;
  }
  return {
    ...front,
    data,
    body: left + body.slice(end),
    lineOf: (path) => {
      const begin = begins.get(path[0]);
      return begin === undefined ? front.lineOf(path) : bodyLine + linesIn(body.slice(0, begin)) + Number(path[1] ?? 0);
    },
  };
}
