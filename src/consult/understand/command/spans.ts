import { glue } from './glue.ts';
import type { Entry, Kind, Lexicon } from './lexicon.ts';
import { isOrdinary } from './no-names.ts';
import type { Quantity } from '../numbers/numbers.ts';
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
  const page: Page = { tokens, lexicon, taken, spans: [] };
  const beside: Page = { ...page, taken: [...taken] };
  findPhrases(page, (entry) => entry.kind !== 'flag' && entry.kind !== 'runbook');
  // "prod is down" may name a runbook; it is an incident all the same, so runbooks are looked for beside the rest.
  findPhrases(beside, (entry) => entry.kind === 'runbook');
  findInnerWords(page);
  findSplitVerbs(page);
  findTypos({ ...page, taken: taken.map((each, at) => each || beside.taken[at] === true) });
  return page.spans.toSorted((a, b) => a.from - b.from);
}

interface Page {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly taken: boolean[];
  readonly spans: Span[];
}

function claim(
  { tokens, spans, taken }: Page,
  entries: readonly Entry[],
  from: number,
  size: number,
  exact = true,
): void {
  const negated = isNegated(tokens, from);
  for (const entry of entries) spans.push({ ...entry, from, to: from + size, exact, negated });
  taken.fill(true, from, from + size);
}

/** The longest phrase that begins at each word. */
function findPhrases(page: Page, wanted: (entry: Entry) => boolean): void {
  const { tokens, lexicon, taken } = page;
  for (let at = 0; at < tokens.length; at += 1) {
    for (let size = lexicon.longest; size > 0; size -= 1) {
      if (!isPhrase(tokens, taken, at, size)) continue;
      const entries = lexicon.find(phraseOf(tokens, at, size)).filter(wanted);
      if (entries.length === 0) continue;
      claim(page, entries, at, size);
      at += size - 1;
      break;
    }
  }
}

/** A phrase may hold words of its own: the environment in "prod is down". */
function findInnerWords(page: Page): void {
  for (const span of page.spans.filter((each) => each.to - each.from > 1)) {
    const kinds = innerOf(page, span);
    let at = span.from;
    while (kinds.length > 0 && at < span.to) {
      const longest = Math.min(span.to - at, span.to - span.from - 1);
      const size = sizesDown(longest).find((each) => innerAt(page, kinds, at, each).length > 0) ?? 1;
      claim(page, innerAt(page, kinds, at, size), at, size);
      at += size;
    }
  }
}

/** "canary deploy" is an order too, and "ecs blue/green" a place with a strategy; "azure monitor" is no place. */
function innerOf(page: Page, { kind, id, from, to }: Span): readonly Kind[] {
  if (kind === 'strategy') return ['command'];
  if (kind !== 'using') return id === 'incident' ? ['environment'] : [];
  const rest = sizesDown(to - from - 1).find((size) => innerAt(page, ['strategy'], to - size, size).length > 0);
  return rest === undefined ? [] : ['platform', 'strategy'];
}

const sizesDown = (longest: number): readonly number[] => Array.from({ length: longest }, (_, at) => longest - at);

const innerAt = ({ tokens, lexicon }: Page, kinds: readonly Kind[], at: number, size: number): readonly Entry[] =>
  lexicon.find(phraseOf(tokens, at, size)).filter((entry) => kinds.includes(entry.kind));

/** English splits its verbs: "roll checkout back to v2". */
function findSplitVerbs(page: Page): void {
  const { tokens, lexicon, taken } = page;
  for (let at = 0; at < tokens.length; at += 1) {
    const particle = taken[at] === true ? undefined : particleAfter(tokens, at);
    if (particle === undefined) continue;
    const entries = lexicon.find(`${tokens[at]?.lower} ${particle}`).filter((entry) => entry.kind === 'command');
    if (entries.length > 0) claim(page, entries, at, 1);
  }
}

function particleAfter(tokens: readonly Token[], at: number): string | undefined {
  const words = [at + 2, at + 3, at + 4].map((each) => tokens[each]?.lower ?? '');
  return words.find((word) => /^(?:back|out|up|down)$/.test(word));
}

function findTypos(page: Page): void {
  const { tokens, lexicon, taken, spans } = page;
  const first = tokens.findIndex((token) => !glue.filler.has(token.lower));
  const commanded = spans.some(isCommand);
  const odd = tokens.flatMap((token, at) => (taken[at] !== true && (at === first || mayBeTypo(token)) ? [at] : []));
  for (const at of odd.slice(0, mostTypos)) {
    const token = tokens[at];
    if (token === undefined || taken[at] === true) continue;
    const kinds = at === first || !commanded ? (['command', ...named] as const) : named;
    const alone = mayBeTypo(token) ? lexicon.near(token.lower, kinds) : [];
    const pair = alone.length === 0 && at === first && isPhrase(tokens, taken, at, 2);
    const entries = pair ? lexicon.near(phraseOf(tokens, at, 2), ['command']) : alone;
    if (entries.length > 0) claim(page, entries, at, pair ? 2 : 1, false);
  }
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
    !glue.blockers.has(lower) &&
    !isOrdinary(lower)
  );
}

function isNegated(tokens: readonly Token[], from: number): boolean {
  let at = from - 1;
  while (/^(?:a|an|the|any|our)$/.test(tokens[at]?.lower ?? '')) at -= 1;
  const before = tokens[at]?.lower ?? '';
  return glue.negators.has(before) || (before === 'of' && tokens[at - 1]?.lower === 'instead');
}
