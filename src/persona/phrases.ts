import { atLineStart } from './at-line-start.ts';
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

const blocksOf = (body: string, headings: readonly string[]): readonly Block[] =>
  headings
    .flatMap((name): readonly Block[] => {
      const heading = `## ${name}\n`;
      const from = atLineStart(body, heading, 0);
      if (from === body.length) return [];
      return [{ name, from, to: atLineStart(body, '## ', from + heading.length) }];
    })
    .toSorted((a, b) => a.from - b.from);

export interface WithPhrases extends FrontMatter {
  /** The headings of what is data now, and no text of the body any more. */
  readonly taken: readonly string[];
}

/** Moves the phrases to the other data of the file. */
export function takePhrases(front: FrontMatter): WithPhrases {
  const { body, bodyLine } = front;
  const blocks = blocksOf(body, spoken.get(front.data.kind) ?? []);
  const data: Record<string, unknown> = { ...front.data };
  /** Where the phrases of each begin. */
  const begins = new Map<PropertyKey | undefined, number>();
  for (const { name, from, to } of blocks) {
    const whole = body.slice(from, to);
    const phrases = whole.slice(whole.indexOf('\n') + 1).trim();
    data[name] = phrases;
    begins.set(name, from + whole.indexOf(phrases, whole.indexOf('\n')));
  }
  return {
    ...front,
    data,
    taken: blocks.map(({ name }) => name),
    lineOf: (path) => {
      const begin = begins.get(path[0]);
      return begin === undefined ? front.lineOf(path) : bodyLine + linesIn(body.slice(0, begin)) + Number(path[1] ?? 0);
    },
  };
}
