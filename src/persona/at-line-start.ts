/**
 * Where a mark next begins a line, or the end of the text. Looked for without its line end: nearly every line has one of
 * those, few have the mark, and in eight megabytes that is the difference.
 */
export function atLineStart(text: string, mark: string, from: number): number {
  let at = text.indexOf(mark, from);
  while (at > 0 && text[at - 1] !== '\n') at = text.indexOf(mark, at + 1);
  return at < 0 ? text.length : at;
}
