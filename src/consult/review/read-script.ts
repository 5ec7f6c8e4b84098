import { branch, leaf, list, type Node } from '../checks/node.ts';

/** A file that is a program: `text` for all of it, `lines.*` for each; lines that are comments are empty. */
export function readScript(text: string): Node {
  const code = text.replaceAll(/^[ \t]*(?:\/\/|\*|\/\*).*$/gmu, '');
  return branch(1, [
    ['text', leaf(code, 1)],
    ['lines', list(code.split('\n').map((line, at) => leaf(line, at + 1)))],
  ]);
}
