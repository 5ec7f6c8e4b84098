/** What people tell stands below the name of the answer that it leads to, in bold on a line of its own, a sentence a line. */

const name = /^\*\*(?<answer>[^*\n]+)\*\*$/u;
const names = new RegExp(name, 'gmu');

const mark = '**';
/** Of a sentence. */
export const shortest = 3;
export const longest = 300;

/** Whether a text is such names and sentences: at a glance, since there are tens of thousands. */
export function areTellings(block: string): boolean {
  let isNamed = false;
  for (let from = 0, to = 0; from < block.length; from = to + 1) {
    to = block.indexOf('\n', from);
    if (to < 0) to = block.length;
    const length = to - from;
    if (length === 0) continue;
    if (block.startsWith(mark, from)) {
      if (answerNamed(block.slice(from, to)) === undefined) return false;
      isNamed = true;
    } else if (!isNamed || length < shortest || length > longest) return false;
  }
  return true;
}

/** The name of an answer where a line is one. */
export const answerNamed = (line: string): string | undefined => name.exec(line)?.groups?.['answer'];

/** The names in a text, each with its place. */
export const namesTold = (block: string): readonly { readonly answer: string; readonly index: number }[] =>
  Array.from(block.matchAll(names), ({ groups, index }) => ({ answer: groups?.['answer'] ?? '', index }));
