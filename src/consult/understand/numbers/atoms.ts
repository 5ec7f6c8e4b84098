import type { Token } from '../command/tokens.ts';
import { isMachineType } from './machine-type.ts';

/** A number, a word or a sign: what tokens such as `p99<150ms` and `99.9%/28d` are made of. */
export interface Atom {
  readonly text: string;
  readonly value: number | undefined;
  readonly word: boolean;
  readonly token: number;
  readonly first: boolean;
  /** Only a blank, or nothing, stands before it. */
  readonly close: boolean;
  readonly last: boolean;
  /** A quantity may begin here. */
  readonly starts: boolean;
}

const pattern = /p\d{2,3}(?:_ms|ms)?(?![\d.])|(?<![^\s=:])\.\d+(?![\d.])|\d+(?:[.,_]\d+)*|[\p{L}_]+|\S/gu;
const longest = 40;

/** A phrase as the atoms it would be among tokens. */
export const atomsOf = (phrase: string): readonly string[] => phrase.toLowerCase().match(pattern) ?? [];

export function atomize(tokens: readonly Token[]): readonly Atom[] {
  return tokens.flatMap((token, index) => partsOf(token, index));
}

function partsOf(token: Token, index: number): readonly Atom[] {
  const whole = token.text.length > longest || token.quote !== '';
  // "20 m5.large" are twenty instances
  const texts = isMachineType(token.lower)
    ? ['instances']
    : whole
      ? [token.lower]
      : (token.lower.match(pattern) ?? [token.lower]);
  const values = texts.map((text) => (token.quote === '' ? numberOf(text) : undefined));
  // In a token that begins as a name, `svc/2`, no number stands for itself.
  const measured = values[0] !== undefined || /^(?:p\d{2}|[+<>~≤≥≈-])/.test(token.lower);
  return texts.map((text, at) => ({
    text,
    value: values[at],
    word: /^\p{L}/u.test(text),
    token: index,
    first: at === 0,
    close: at > 0 || token.gap === 'space',
    last: at === texts.length - 1,
    starts: at === 0 || (measured && !/^[\p{L}\d]/u.test(texts[at - 1] ?? '')),
  }));
}

/** `12,000`, `12.000,50`, `1_000`, `99,9`, `0,192` and `.5`; not `2.3.1`, which is a version. */
function numberOf(text: string): number | undefined {
  if (!/^\.?\d/.test(text)) return undefined;
  const plain = text.replaceAll('_', '');
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''));
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'));
  if (/^[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(plain)) return Number(plain.replaceAll('.', ''));
  if (/^(?:\d+(?:[.,]\d+)?|\.\d+)$/.test(plain)) return Number(plain.replace(',', '.'));
  return undefined;
}
