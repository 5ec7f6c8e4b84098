import type { Params } from '../inquiry.ts';
import type { Problem } from '../problem.ts';
import { type FlagReading, takeFlags } from './flags.ts';
import { glue } from './glue.ts';
import { isHidden } from './hazards.ts';
import { takeKeys } from './keys.ts';
import type { Lexicon } from './lexicon.ts';
import { normalize } from './normalize.ts';
import { findQuantities, type Quantity } from './numbers.ts';
import { findSpans, type Span } from './spans.ts';
import { type Token, tokenize } from './tokens.ts';

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
  const quantities = findQuantities(rest);
  const spans = findSpans(rest, quantities, lexicon);
  const claimed = rest.map(() => false);
  // "backup", "latency" and "release" are names of runbooks only where a runbook is asked for.
  const runbook = spans.some((span) => span.kind === 'command' && span.id === 'runbook');
  for (const { from, to } of [...spans.filter((span) => runbook || span.kind !== 'runbook'), ...quantities])
    claimed.fill(true, from, to);
  return {
    tokens: rest,
    asks,
    hidden: isHidden(clean.replace(/[\t\n\r]/g, ' ')),
    length: text.length,
    flags,
    keyed: params,
    ...(problem === undefined ? {} : { problem }),
    spans,
    quantities,
    claimed,
  };
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
