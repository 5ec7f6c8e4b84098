import type { FrontMatter } from './front-matter.ts';

/** What people say stands in the body, under `## asks` or `## lines`: a phrase a line, no quotes, and quick to read. */

const spoken: ReadonlySet<unknown> = new Set(['practice', 'phrasings', 'chatter']);

const block = /^## (asks|lines)\n\s*([^]*?)\s*(?=^## |(?![^]))/mu;

const linesIn = (text: string): number => text.split('\n').length - 1;

/** Moves the phrases to the other data of the file. What remains of the body keeps its lines. */
export function takePhrases(front: FrontMatter): FrontMatter {
  const found = spoken.has(front.data.kind) ? block.exec(front.body) : null;
  if (found === null) return front;
  const [whole, name = '', phrases = ''] = found;
  const before = front.body.slice(0, found.index);
  const first = front.bodyLine + linesIn(before) + linesIn(whole.slice(0, whole.indexOf(phrases)));
  return {
    ...front,
    data: { ...front.data, [name]: phrases },
    body: before + '\n'.repeat(linesIn(whole)) + front.body.slice(found.index + whole.length),
    lineOf: (path) => (path[0] === name ? first + Number(path[1] ?? 0) : front.lineOf(path)),
  };
}
