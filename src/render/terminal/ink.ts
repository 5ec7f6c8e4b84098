/** Colour is only ever added here, around text that has been cleaned: no escape sequence of a person's gets out. */

export type Ink = 'plain' | 'strong' | 'em' | 'code' | 'gap' | 'link' | 'dim' | 'warn' | 'head';

const codes: Record<Exclude<Ink, 'plain'>, readonly [number, number]> = {
  strong: [1, 22],
  em: [3, 23],
  code: [36, 39],
  gap: [35, 39],
  link: [4, 24],
  dim: [2, 22],
  warn: [33, 39],
  head: [1, 22],
};

export const paint = (text: string, ink: Ink, colour: boolean): string => {
  if (!colour || ink === 'plain' || text === '') return text;
  const [on, off] = codes[ink];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};
