import type { Params } from '../../inquiry.ts';
import type { Problem } from '../../problem.ts';
import { takeFigures } from '../numbers/figures.ts';
import { type FlagReading, takeFlags } from './flags.ts';
import { glue } from './glue.ts';
import { isHidden } from './hazards.ts';
import { takeKeys } from './keys.ts';
import type { Lexicon } from './lexicon.ts';
import { normalize } from './normalize.ts';
import { findQuantities, type Quantity } from '../numbers/numbers.ts';
import { findSpans, type Span } from './spans.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Figure } from './vocabulary.ts';

/** The text taken apart: what each word is, before anything is decided. */
export interface Reading {
  readonly tokens: readonly Token[];
  /** Ended in a question mark. */
  readonly asks: boolean;
  /** Holds characters nobody can see. */
  readonly hidden: boolean;
  readonly length: number;
  readonly flags: FlagReading;
  readonly keyed: Params;
  readonly figures: Readonly<Record<string, number>>;
  readonly problem?: Problem;
  readonly spans: readonly Span[];
  readonly quantities: readonly Quantity[];
  /** By token: part of a span or a quantity. */
  readonly claimed: readonly boolean[];
}

/** What is read of a text; a command is never longer, and a story is understood from its first pages. */
const mostRead = 6000;

export function readWords(text: string, lexicon: Lexicon): Reading {
  const clean = normalize(text.slice(0, mostRead));
  const { list, asks } = tokenize(clean);
  const flags = takeFlags(list, lexicon);
  const { rest, params, problem } = takeKeys(flags.rest, lexicon);
  return {
    asks,
    hidden: isHidden(clean.replace(/[\t\n\r]/g, ' ')),
    length: text.length,
    flags,
    keyed: params,
    figures: {},
    ...(problem === undefined ? {} : { problem }),
    ...explain(rest, lexicon),
  };
}

/** The same text with the figures of a command taken out of its words. */
export function withFigures(
  reading: Reading,
  figures: readonly Figure[],
  lexicon: Lexicon,
  where: { readonly from: number; readonly within: boolean },
): Reading {
  const { rest, figures: found, problem = reading.problem } = takeFigures(reading, figures, where);
  if (Object.keys(found).length === 0 && problem === reading.problem) return reading;
  return { ...reading, ...explain(rest, lexicon), figures: found, ...(problem === undefined ? {} : { problem }) };
}

function explain(
  tokens: readonly Token[],
  lexicon: Lexicon,
): Pick<Reading, 'tokens' | 'spans' | 'quantities' | 'claimed'> {
  const quantities = findQuantities(tokens);
  const spans = findSpans(tokens, quantities, lexicon).filter((span) => !isOutOfPlace(tokens, span));
  const claimed = tokens.map(() => false);
  // "backup", "latency" and "release" are names of runbooks only where a runbook is asked for.
  const runbook = spans.some((span) => span.kind === 'command' && span.id === 'runbook');
  for (const { from, to } of [...spans.filter((span) => runbook || span.kind !== 'runbook'), ...quantities])
    claimed.fill(true, from, to);
  return { tokens, spans, quantities, claimed };
}

/** "cost" and "score" are words of every conversation: they are commands where a text begins with them, well spelled. */
const onlyFirst: ReadonlySet<string> = new Set(['dr', 'cost', 'score']);

export const standsFirst = (span: Span): boolean => span.kind === 'command' && onlyFirst.has(span.id);

function isOutOfPlace(tokens: readonly Token[], span: Span): boolean {
  if (!standsFirst(span)) return false;
  const before = tokens.slice(0, span.from);
  return !span.exact || before.some(({ lower }) => !glue.greetings.has(lower) && !glue.courtesies.has(lower));
}

/** A small or generic word, in no case the thing the request is about. */
export function isGlue(token: Token | undefined): boolean {
  if (token === undefined || token.quote !== '') return false;
  const word = token.lower;
  return isJoint(word) || glue.chatter.has(word) || /^[^\p{L}\p{N}]+$/u.test(word);
}

export function isFiller(word: string): boolean {
  return glue.filler.has(word);
}

export function isJoint(word: string): boolean {
  return glue.filler.has(word) || glue.introducers.has(word) || glue.joints.has(word) || glue.blockers.has(word);
}

/** Words nobody explained: neither vocabulary nor number nor glue. */
export function unknownTokens(reading: Reading, from = 0, to = reading.tokens.length): readonly number[] {
  const unknown: number[] = [];
  for (let at = from; at < to; at += 1) {
    if (reading.claimed[at] !== true && !isGlue(reading.tokens[at])) unknown.push(at);
  }
  return unknown;
}

/** Only small words stand before it: "please roll back". */
export const leads = ({ tokens }: Reading, { from }: { readonly from: number }): boolean =>
  tokens.slice(0, from).every(({ lower }) => isFiller(lower));
