import { glue } from '../command/glue.ts';

const thanks: ReadonlySet<string> = new Set(['thanks', 'thank', 'thx', 'ty']);

/** "Thanks!" and nothing else: there is nothing to answer. */
export function isThanks(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => thanks.has(word)) && words.every((word) => glue.filler.has(word));
}
