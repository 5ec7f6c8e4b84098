/** What people tell stands below the name of the answer that it leads to, in bold on a line of its own, a sentence a line. */

const name = /^\*\*(?<answer>[^*\n]+)\*\*$/u;
const names = new RegExp(name, 'gmu');
const whole = /^(?:\*\*[^*\n]+\*\*\n(?:.{3,300}\n|\n)+)*$/u;

/** Whether a text is such names and sentences: at a glance, since there are tens of thousands. */
export const areTellings = (block: string): boolean => whole.test(`${block}\n`);

/** The name of an answer where a line is one. */
export const answerNamed = (line: string): string | undefined => name.exec(line)?.groups?.['answer'];

/** The names in a text, each with its place. */
export const namesTold = (block: string): readonly { readonly answer: string; readonly index: number }[] =>
  Array.from(block.matchAll(names), ({ groups, index }) => ({ answer: groups?.['answer'] ?? '', index }));
