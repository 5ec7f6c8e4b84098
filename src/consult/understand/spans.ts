import { glue } from './glue.ts';
import type { Entry, Kind, Lexicon } from './lexicon.ts';
import type { Quantity } from './numbers.ts';
import type { Token } from './tokens.ts';

/** Words that name something of the vocabulary: tokens `from` up to, not including, `to`. */
interface Place {
  readonly from: number;
  readonly to: number;
  /** Not a typo. */
  readonly exact: boolean;
  /** "no canary", "instead of rolling". */
  readonly negated: boolean;
}

export type Span = Entry & Place;
export type CommandSpan = Span & { readonly kind: 'command' };

export function isCommand(span: Span): span is CommandSpan {
  return span.kind === 'command';
}

const named: readonly Kind[] = ['strategy', 'environment', 'platform', 'ci', 'using', 'runbook'];
/** Typos are looked for in commands, not in stories. */
const mostTypos = 10;

export function findSpans(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  lexicon: Lexicon,
): readonly Span[] {
  const taken = tokens.map(() => false);
  for (const { kind, from, to } of quantities) if (kind !== 'bare' && kind !== 'days') taken.fill(true, from, to);

  const spans: Span[] = [];
  const claim = (entries: readonly Entry[], from: number, to: number, exact: boolean): void => {
    const negated = isNegated(tokens, from);
    for (const entry of entries) spans.push({ ...entry, from, to, exact, negated });
    taken.fill(true, from, to);
  };

  for (let at = 0; at < tokens.length; at += 1) {
    for (let size = lexicon.longest; size > 0; size -= 1) {
      if (!isPhrase(tokens, taken, at, size)) continue;
      const entries = lexicon.find(phraseOf(tokens, at, size)).filter((entry) => entry.kind !== 'flag');
      if (entries.length === 0) continue;
      claim(entries, at, at + size, true);
      at += size - 1;
      break;
    }
  }

  for (let at = 0; at < tokens.length; at += 1) {
    const particle = taken[at] === true ? undefined : particleOf(tokens, at);
    const entries =
      particle === undefined
        ? []
        : lexicon.find(`${tokens[at]?.lower} ${particle}`).filter((entry) => entry.kind === 'command');
    if (entries.length > 0) claim(entries, at, at + 1, true);
  }

  const unknown = tokens
    .flatMap((token, at) => (taken[at] !== true && mayBeTypo(token) ? [at] : []))
    .slice(0, mostTypos);
  const first = tokens.findIndex((token) => !glue.filler.has(token.lower));
  const commanded = spans.some((span) => span.kind === 'command');
  for (const at of unknown) {
    if (taken[at] === true) continue;
    const kinds = at === first || !commanded ? (['command', ...named] as const) : named;
    for (const size of [1, 2]) {
      if (size === 2 && (!isPhrase(tokens, taken, at, 2) || at !== first)) continue;
      const entries = lexicon.near(phraseOf(tokens, at, size), kinds);
      if (entries.length === 0) continue;
      claim(entries, at, at + size, false);
      break;
    }
  }
  return spans.toSorted((a, b) => a.from - b.from);
}

function isPhrase(tokens: readonly Token[], taken: readonly boolean[], from: number, size: number): boolean {
  if (from + size > tokens.length) return false;
  for (let at = from; at < from + size; at += 1) {
    const token = tokens[at];
    if (token === undefined || taken[at] === true) return false;
    if (size > 1 && (token.quote !== '' || !/[\p{L}\p{N}]/u.test(token.text) || (at > from && token.gap !== 'space')))
      return false;
  }
  return true;
}

/** English splits its verbs: "roll checkout back to v2". */
function particleOf(tokens: readonly Token[], at: number): string | undefined {
  for (const next of [at + 2, at + 3, at + 4]) {
    const word = tokens[next]?.lower ?? '';
    if (/^(?:back|out|up|down)$/.test(word)) return word;
  }
  return undefined;
}

function phraseOf(tokens: readonly Token[], from: number, size: number): string {
  let phrase = '';
  for (let at = from; at < from + size; at += 1) phrase += `${tokens[at]?.lower ?? ''} `;
  return phrase;
}

function mayBeTypo(token: Token): boolean {
  const { lower } = token;
  return (
    token.quote === '' &&
    lower.length >= 4 &&
    lower.length <= 24 &&
    /^[a-z]+(?:-[a-z]+)?$/.test(lower) &&
    !glue.filler.has(lower) &&
    !glue.chatter.has(lower) &&
    !glue.blockers.has(lower)
  );
}

function isNegated(tokens: readonly Token[], from: number): boolean {
  let at = from - 1;
  while (/^(?:a|an|the|any|our)$/.test(tokens[at]?.lower ?? '')) at -= 1;
  const before = tokens[at]?.lower ?? '';
  return glue.negators.has(before) || (before === 'of' && tokens[at - 1]?.lower === 'instead');
}
