import { unpack, type Piece } from './sentinel.ts';

/**
 * Puts values into shell text so that each stays the characters it is, wherever the author wrote it: bare, inside
 * quotes, inside `$(…)` inside quotes. A plain word stays as it is; anything else is quoted for where it stands.
 */

type Place = 'bare' | 'single' | 'double';

const word = /^[\p{L}\p{N}_./:@%+=,-]+$/u;

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function place(piece: Piece, at: Place): string {
  if (piece.kind === 'text') return piece.text;
  if (piece.kind === 'gap') {
    const name = piece.name.replace(/[^A-Za-z0-9_]/gu, '_').toUpperCase();
    const gap = `\${${name}:?set ${name}}`;
    return { bare: `"${gap}"`, double: gap, single: `'"${gap}"'` }[at];
  }
  const { text } = piece;
  // read as an option whatever the quotes: better a command that stops than one that means something else
  if (text.startsWith('-')) return place({ kind: 'gap', name: 'a_value_without_a_dash' }, at);
  if (word.test(text)) return text;
  return { bare: quote(text), double: `"${quote(text)}"`, single: text.replaceAll("'", `'\\''`) }[at];
}

/** Where the shell is after reading `text`: what encloses it, innermost last. */
function follow(text: string, stack: Place[]): void {
  let afterSpace = true;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    const at = stack.at(-1) ?? 'bare';
    if (at === 'single') {
      if (char === "'") stack.pop();
    } else if (char === '\\') {
      index += 1;
    } else if (char === '"') {
      if (at === 'double') stack.pop();
      else stack.push('double');
    } else if (char === '$' && text[index + 1] === '(') {
      stack.push('bare');
      index += 1;
    } else if (at === 'bare') {
      if (char === "'") stack.push('single');
      else if (char === ')' && stack.length > 1) stack.pop();
      else if (char === '#' && afterSpace) {
        const end = text.indexOf('\n', index);
        index = end === -1 ? text.length : end;
      }
    }
    afterSpace = char === ' ' || char === '\n' || char === '\t' || char === ';';
  }
}

export function fillShell(source: string): string {
  const stack: Place[] = ['bare'];
  let filled = '';
  for (const piece of unpack(source)) {
    filled += place(piece, stack.at(-1) ?? 'bare');
    if (piece.kind === 'text') follow(piece.text, stack);
  }
  return filled;
}
