/**
 * A value on its way through a template. Liquid writes it as an opaque mark, Markdown sees one harmless word, and
 * only when the place where it landed is known is it unpacked and made safe for that place. So neither a template
 * author nor a value can change the structure of an answer.
 */

const open = '\uE000';
const close = '\uE001';
const mark = /\uE000([vng])([0-9a-f]*)\uE001/gu;

/** Private-use characters would imitate a mark, control and bidi characters lie about what is there. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu;

const longest = 400;

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value' | 'number'; readonly text: string }
  | { readonly kind: 'gap'; readonly name: string };

const pack = (tag: 'v' | 'n' | 'g', text: string): string =>
  `${open}${tag}${Buffer.from(text, 'utf8').toString('hex')}${close}`;

export const markValue = (value: string): string => {
  const seen = value.replace(unseen, ' ');
  return pack('v', seen.length > longest ? `${seen.slice(0, longest)}…` : seen);
};

/** A number needs no quotes anywhere. */
export const markNumber = (value: number | boolean): string => pack('n', String(value));

export const markGap = (name: string): string => pack('g', name);

export const holdsMark = (text: string): boolean => /[\uE000-\uE00F]/u.test(text);

export function unpack(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(mark)) {
    if (found.index > from) pieces.push({ kind: 'text', text: text.slice(from, found.index) });
    const value = Buffer.from(found[2] ?? '', 'hex').toString('utf8');
    if (found[1] === 'g') pieces.push({ kind: 'gap', name: value });
    else pieces.push({ kind: found[1] === 'n' ? 'number' : 'value', text: value });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}
