import type { Intent } from '../../inquiry.ts';
import { type Choice, choice } from './choice.ts';
import type { Lexicon } from './lexicon.ts';
import { isSafeName } from '../facts/names.ts';
import { isNoName } from './no-names.ts';
import { occasionAt } from './occasion.ts';
import type { Quantity } from '../numbers/numbers.ts';
import { isFiller, leads, type Reading, unknownTokens } from './reading.ts';
import { versionShape } from './versions.ts';

const mostUnexplained = 2;
/** Whoever begins so tells something; a name alone is not told. */
const tellers: ReadonlySet<string> = new Set(['i', 'we', 'you', 'he', 'she', 'they']);
const places: ReadonlySet<string> = new Set(['platform', 'environment', 'ci']);

/** Without a command: what is given belongs to one, or it is a name, or a slip of the finger. */
export function implied(reading: Reading, lexicon: Lexicon): Choice | undefined {
  const unknown = unknownTokens(reading, 0, occasionAt(reading)).length;
  const intent = unknown > mostUnexplained || reading.asks ? undefined : intentOfParts(reading);
  return intent === undefined ? named(reading, lexicon) : choice(intent);
}

/** "10x traffic", "99.9 % over 30 days", "blue-green for checkout". */
function intentOfParts(reading: Reading): Intent | undefined {
  const { quantities, spans, keyed } = reading;
  const measures = (test: (quantity: Quantity) => boolean): boolean => quantities.some(test);
  const names = (kind: string): boolean => spans.some((span) => span.kind === kind && !span.negated);

  if (keyed.slo_percent !== undefined || measures(isTarget)) return 'slo';
  if (keyed.rps !== undefined || keyed.replicas !== undefined || keyed.growth !== undefined) return 'scale';
  if (keyed.runbook !== undefined) return 'runbook';
  if (keyed.strategy !== undefined) return 'deploy';
  if (measures((each) => isLoad(each) && isMeant(reading, each))) return 'scale';
  if (
    measures(({ kind }) => kind === 'days') &&
    measures((each) => isTarget({ ...each, kind: 'percent' }) && each.kind === 'bare')
  )
    return 'slo';
  if (names('strategy')) return 'deploy';
  if (measures(({ kind }) => kind === 'p99_ms')) return 'scale';
  if (names('ci') && !startsWithName(reading) && !states(reading)) return 'pipeline';
  return runbookLeads(reading) ? 'runbook' : undefined;
}

function isTarget({ kind, signed, value }: Quantity): boolean {
  return kind === 'percent' && signed === '' && value >= 90 && value < 100;
}

const loads =
  /^(?:traffic|load|users|visitors|customers|requests|orders|demand|volume|capacity|peak|peaks|spike|growth|throughput|more|replicas|pods|instances)$/;
const reports = /^(?:half|twice|doubled|doubles|tripled|triples|quadrupled|times)$/;

/** "on a server", "half empty", "the bill doubled": words of every story, and no load anybody plans for. */
function isMeant({ tokens }: Reading, { kind, value, from, to }: Quantity): boolean {
  if (kind === 'replicas') return value > 1 && !isDescribed(tokens, from, to);
  if (kind !== 'growth') return true;
  const told = tokens.slice(from, to).some(({ lower }) => reports.test(lower));
  return value > 1 && (!told || tokens.some(({ lower }) => loads.test(lower)));
}

const machines = /^(?:servers?|machines?|box(?:es)?|hosts?|nodes?|vms?)$/;
const ordering = /^(?:to|for|at|add|need|want|with|on|over|across|=)$/;

/** "two servers with one address", "windows server 2016", "the 3 nodes": what stands there, and no order for so many. */
function isDescribed(tokens: Reading['tokens'], from: number, to: number): boolean {
  const words = tokens.map(({ lower }) => lower);
  if (/^(?:the|these|those|our|all|both)$/.test(words[from - 1] ?? '')) return true;
  if (!words.slice(from, to).some((word) => machines.test(word))) return false;
  const year = words.slice(from, to).some((word) => /^(?:19|20)\d\d$/.test(word));
  return year || (to < words.length && !ordering.test(words[from - 1] ?? ''));
}

function isLoad({ kind, signed }: Quantity): boolean {
  return kind === 'growth' || kind === 'rps' || kind === 'replicas' || (kind === 'percent' && signed === '+');
}

function runbookLeads(reading: Reading): boolean {
  const first = reading.spans.find((span) => span.kind === 'runbook');
  if (first === undefined || !first.exact || !leads(reading, first)) return false;
  if (!/^(?:for|of|on)$/.test(reading.tokens[first.to]?.lower ?? '')) return false;
  const named = reading.tokens.findIndex(({ lower }, at) => at > first.to && !isFiller(lower));
  return (
    named > 0 && reading.tokens.every(({ lower }, at) => at <= named || reading.claimed[at] === true || isFiller(lower))
  );
}

const verbs = /^(?:is|are|was|were|has|have|isn't|aren't|never|always|keeps)$/;

/** "our staging is never like prod" tells how things are, and names no system. */
const states = ({ tokens }: Reading): boolean => tokens.length > 2 && tokens.some(({ lower }) => verbs.test(lower));

/** A name, alone or with what we know about it, asks for its blueprint; a word close to a command is a slip. */
function named(reading: Reading, lexicon: Lexicon): Choice | undefined {
  if (tellers.has(reading.tokens[0]?.lower ?? '') || states(reading)) return undefined;
  const unknown = unknownTokens(reading);
  const at = unknown[0];
  const token = at === undefined ? undefined : reading.tokens[at];
  if (token === undefined || at === undefined) {
    const known = reading.spans.some((span) => places.has(span.kind)) && !saysMore(reading);
    return known || reading.keyed.system !== undefined ? choice('blueprint') : undefined;
  }
  const leads = reading.tokens.slice(0, at).every((each) => isFiller(each.lower));
  if (!leads || (token.quote === '' && isNoName(token.lower))) return undefined;
  const suggestions = token.quote === '' && /^[a-z]+$/.test(token.lower) ? lexicon.suggest(token.lower, 'command') : [];
  if (suggestions.length > 0 && unknown.length <= 2 && !reading.flags.routed) return { kind: 'unknown', suggestions };
  const shape = token.quote === '' ? versionShape(token.text) : 'none';
  if (unknown.length === 1 && (shape === 'exact' || shape === 'number'))
    return { kind: 'unknown', suggestions: ['rollback', 'deploy'] };
  if (unknown.length === 2 && versionShape(reading.tokens[unknown[1] ?? 0]?.text ?? '') === 'exact') {
    return reading.spans.some((span) => span.kind === 'environment')
      ? choice('deploy')
      : { kind: 'unknown', suggestions: ['rollback', 'deploy'] };
  }
  if (unknown.length > 1) return undefined;
  const next = reading.tokens[at + 1];
  if (next !== undefined && /^(?:to|is|are|was|has)$/.test(next.lower)) return undefined;
  if (saysMore(reading, at) || isTopic(reading, at)) return undefined;
  return isSafeName(token.text, token.quote !== '') ? choice('blueprint') : undefined;
}

/** Beside a name may stand where and with what it runs; "mirror traffic" and "build reports" are subjects. */
const beside = new Set(
  `on in at with using via by and for called named to service services svc app application system component project
  product cluster namespace env environment stage cloud platform provider hosted hosting running runs run deployed deploys
  region instance`.split(/\s+/),
);

function saysMore({ tokens, claimed, quantities }: Reading, name?: number): boolean {
  if (quantities.some(({ kind }) => kind !== 'bare' && kind !== 'days')) return true;
  return tokens.some(
    ({ lower }, at) =>
      at !== name && claimed[at] !== true && /\p{L}/u.test(lower) && !isFiller(lower) && !beside.has(lower),
  );
}

/** "mfa for everyone", "templates for new services": a name is followed by where it runs. */
function isTopic({ tokens, claimed }: Reading, name: number): boolean {
  if (!/^(?:for|to|by)$/.test(tokens[name + 1]?.lower ?? '')) return false;
  const object = tokens.findIndex(({ lower }, at) => at > name + 1 && !/^(?:the|our|my|a|an)$/.test(lower));
  return claimed[object] !== true;
}

function startsWithName(reading: Reading): boolean {
  const at = unknownTokens(reading)[0];
  return (
    at !== undefined &&
    reading.tokens.slice(0, at).every((token, index) => reading.claimed[index] !== true && isFiller(token.lower))
  );
}
