/** What stood before a token. `equals` and `colon` make keys, `arrow` makes directions, the rest only separates. */
export type Gap = 'start' | 'space' | 'comma' | 'colon' | 'equals' | 'arrow' | 'line' | 'bracket';

export interface Token {
  /** As typed, without quotes and without the punctuation around it. */
  readonly text: string;
  readonly lower: string;
  readonly gap: Gap;
  readonly quote: string;
  /** Stood where no ordinary sentence puts it: after `f(`, before `;`. */
  readonly sharp: boolean;
}

export interface Tokens {
  readonly list: readonly Token[];
  /** Ended in a question mark. */
  readonly asks: boolean;
}

const space = /[\s\u00A0]/;
const quotes = '"\'`';
/** More is no command; whoever writes more is telling a story. */
const most = 240;
const longestQuote = 200;

export function tokenize(text: string): Tokens {
  const list: Token[] = [];
  let gap: Gap = 'start';
  let sharp = false;
  let at = 0;
  while (at < text.length && list.length < most) {
    const char = text[at] ?? '';
    const arrow = arrowAt(text, at);
    if (arrow > 0) {
      gap = 'arrow';
      at += arrow;
    } else if (char === '\n' || char === '\r' || char === '\u2028' || char === '\u2029') {
      gap = list.length === 0 ? gap : 'line';
      at += 1;
    } else if (isSpace(char)) {
      at += 1;
    } else if (char === ',') {
      gap = 'comma';
      at += 1;
    } else if (char === '(' || char === ')' || char === '[' || char === ']') {
      sharp = sharp || (char === '(' && at > 0 && /[\p{L}\p{N}$]/u.test(text[at - 1] ?? ''));
      gap = 'bracket';
      at += 1;
    } else {
      const word = wordAt(text, at);
      at = word.end;
      if (word.text !== '') {
        list.push({
          text: word.text,
          lower: word.text.toLowerCase(),
          gap,
          quote: word.quote,
          sharp: sharp || word.sharp,
        });
        sharp = false;
        gap = word.next;
      } else {
        sharp = sharp || word.sharp;
        if (word.next !== 'space') gap = word.next;
      }
    }
  }
  return { list, asks: /[\p{L}\p{N}]\?(?=[\s)!.?"']|$)/u.test(text) };
}

interface Word {
  readonly text: string;
  readonly quote: string;
  readonly end: number;
  readonly next: Gap;
  readonly sharp: boolean;
}

function wordAt(text: string, start: number): Word {
  const quote = text[start] ?? '';
  if (quotes.includes(quote)) {
    const close = closing(text, start);
    if (close > 0)
      return {
        text: text.slice(start + 1, close).trim(),
        quote,
        end: close + 1,
        next: 'space',
        sharp: false,
      };
  }
  let end = start;
  while (end < text.length && !breaks(text, end, start)) end += 1;
  if (text[end] === '=' && end > start && arrowAt(text, end) === 0)
    return { text: text.slice(start, end), quote: '', end: end + 1, next: 'equals', sharp: false };
  if (end === start) return { text: '', quote: '', end: end + 1, next: 'equals', sharp: false };
  return trimmed(text, start, end);
}

/** Sentence marks at the end of a word are no part of it; what they mean for the next word is kept. */
function trimmed(text: string, start: number, end: number): Word {
  let last = end;
  while (last > start && '.,:;!?…'.includes(text[last - 1] ?? '')) last -= 1;
  // Two dots alone are a path, not the end of a sentence.
  if (last === start && text.slice(start, end) === '..') last = end;
  const marks = text.slice(last, end);
  return {
    text: text.slice(start, last),
    quote: '',
    end,
    next: marks.includes(':') ? 'colon' : marks === '' ? 'space' : 'comma',
    sharp: marks.includes(';'),
  };
}

function breaks(text: string, at: number, start: number): boolean {
  const char = text[at] ?? '';
  if (isSpace(char) || '()[]'.includes(char)) return true;
  if (char === ',') return !(isDigit(text[at - 1]) && isDigit(text[at + 1]));
  if (char === '=') return at === start ? isSpace(text[at + 1] ?? ' ') : /[\p{L}\p{N}_]/u.test(text[at - 1] ?? '');
  if (quotes.includes(char) && text[at - 1] === ':') return closing(text, at) > 0;
  return at > start && arrowAt(text, at) > 0;
}

/** Where a quotation that opens here closes; 0 if it does not: `don't`, `' OR 1=1`. */
function closing(text: string, open: number): number {
  const quote = text[open] ?? '';
  const limit = Math.min(text.length, open + longestQuote);
  for (let at = open + 2; at < limit; at += 1) {
    if (text[at] === quote && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ')) return at;
  }
  return 0;
}

function arrowAt(text: string, at: number): number {
  if (text.startsWith('-->', at)) return 3;
  return text.startsWith('->', at) || text.startsWith('=>', at) ? 2 : 0;
}

function isSpace(char: string): boolean {
  return char !== '\v' && char !== '\f' && space.test(char) && char !== '\uFEFF';
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}
