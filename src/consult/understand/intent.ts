import type { Intent } from '../inquiry.ts';
import { glue } from './glue.ts';
import type { Lexicon } from './lexicon.ts';
import { isSafeName } from './names.ts';
import { asksSomething } from './questions.ts';
import { isGlue, type Reading, unknownTokens } from './reading.ts';
import { type CommandSpan, isCommand } from './spans.ts';
import { holdsHazard } from './targets.ts';
import { takesVersion, versionShape } from './versions.ts';

export type Choice =
  | {
      readonly kind: 'intent';
      readonly intent: Intent;
      readonly from: number;
      readonly to: number;
      readonly imperative: boolean;
    }
  | { readonly kind: 'unknown'; readonly suggestions: readonly string[] };

/** In "deployment checklist" and "rollback runbook" the later word says what is wanted; the higher rank wins. */
const ranks: Readonly<Partial<Record<Intent, number>>> = {
  runbook: 9,
  checklist: 8,
  incident: 7,
  pipeline: 6,
  rollback: 5,
  slo: 4,
  scale: 3,
  deploy: 2,
  blueprint: 1,
  'phase-plan': 0,
  'phase-tasks': 0,
  'phase-implement': 0,
};

/** These take the whole text or nothing: "why" is one, "why does our build take so long" is not. */
const whole: ReadonlySet<Intent> = new Set(['why', 'help', 'profile', 'strategies']);
/** A command may stand behind a name and a few words, not behind a story. */
const mostBefore = 1;
const mostBeforeIncident = 3;
/** More words that nobody explained than this, and it is prose. */
const mostUnexplained = 7;

export function chooseIntent(reading: Reading, lexicon: Lexicon): Choice {
  const alone = wholeCommand(reading);
  if (alone !== undefined) return alone;
  const head = headCommand(reading);
  if (asksSomething(reading, head)) return question(reading);
  if (head !== undefined) return fromCommand(reading, head);
  return implied(reading) ?? named(reading, lexicon) ?? question(reading);
}

function wholeCommand(reading: Reading): Choice | undefined {
  const { tokens, spans, flags } = reading;
  if (flags.help) return command('help', 0, tokens.length);
  const words = tokens.filter((token) => /[\p{L}\p{N}]/u.test(token.text) || !isGlue(token));
  if (words.every((token) => glue.greetings.has(token.lower))) {
    return Object.keys(reading.keyed).length === 0 &&
      tokens.every((token) => /^[\W_]*$/.test(token.text) || glue.greetings.has(token.lower))
      ? reading.hidden
        ? undefined
        : command('help', 0, tokens.length)
      : undefined;
  }
  const commands = spans.filter(isCommand);
  const only = commands.find((span) => whole.has(span.id));
  if (only === undefined) return undefined;
  const inside = (at: number, ids: (id: Intent) => boolean): boolean =>
    commands.some((span) => ids(span.id) && span.from <= at && at < span.to);
  const others = tokens.filter(
    (token, at) => !inside(at, (id) => only.id === 'help' || whole.has(id)) && !isFiller(token.lower),
  );
  if (only.id === 'help')
    return others.length === 0 || (commands.length === 1 && isShortHelp(reading, only)) ? intentOf(only) : undefined;
  if (only.id === 'strategies') return unknownTokens(reading).length <= 1 && !reading.asks ? intentOf(only) : undefined;
  return others.length === 0 ? intentOf(only) : undefined;
}

/** `help rollback`, `rollback help`; but "help me roll back checkout to v2.3" is the command. */
function isShortHelp(reading: Reading, help: CommandSpan): boolean {
  const next = reading.tokens[help.to]?.lower ?? '';
  return unknownTokens(reading).length <= 1 && reading.tokens.length - help.to <= 2 && !/^(?:me|us|with)$/.test(next);
}

function headCommand(reading: Reading): CommandSpan | undefined {
  return reading.spans.filter(isCommand).find((span) => {
    if (span.negated || whole.has(span.id) || isAside(reading, span)) return false;
    const before = unknownTokens(reading, 0, span.from).length;
    return before <= (span.id === 'incident' ? mostBeforeIncident : mostBefore);
  });
}

/** "right after a deploy", "before the release": when something happens, not what is wanted. */
function isAside(reading: Reading, span: CommandSpan): boolean {
  let at = span.from - 1;
  while (/^(?:a|an|the|our|my|this|that|each|every)$/.test(reading.tokens[at]?.lower ?? '')) at -= 1;
  const before = reading.tokens[at]?.lower ?? '';
  return glue.blockers.has(before) || (span.id === 'incident' && glue.particleVerbs.has(before));
}

function fromCommand(reading: Reading, head: CommandSpan): Choice {
  const best = compound(reading, head);
  const imperative = reading.tokens.slice(0, head.from).every((token) => isFiller(token.lower));
  const prose = unknownTokens(reading).length > mostUnexplained && best.id !== 'incident' && best.id !== 'blueprint';
  // Where a version belongs, a heap of odd words is looked at first: it may be an attack rather than a story.
  if (prose && !(imperative && takesVersion(best.id) && holdsHazard(reading))) return question(reading);
  return { kind: 'intent', intent: best.id, from: head.from, to: head.to, imperative };
}

function compound(reading: Reading, head: CommandSpan): CommandSpan {
  let best = head;
  let end = head.to;
  for (const span of reading.spans) {
    if (!isCommand(span) || span.from < head.to || whole.has(span.id) || isAside(reading, span)) continue;
    const last =
      span.to === reading.tokens.length && rank(span) >= 8 && unknownTokens(reading, end, span.from).length <= 1;
    if (!last && !joins(reading, end, span.from)) continue;
    if (rank(span) >= rank(best) || (best.id === 'incident' && takesVersion(span.id))) best = span;
    end = span.to;
  }
  return best;
}

/** Nothing stands between two words of a compound but an article, a strategy or a plain adjective. */
function joins(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) {
    const token = reading.tokens[at];
    if (token === undefined || token.gap === 'comma' || token.gap === 'colon' || token.gap === 'arrow') return false;
    if (at === to) return true;
    const inside = reading.spans.some((span) => span.kind === 'strategy' && span.from <= at && at < span.to);
    if (!inside && !isFiller(token.lower) && !(glue.chatter.has(token.lower) && !glue.joints.has(token.lower)))
      return false;
  }
  return true;
}

/** No command, but what is given belongs to one: 10x traffic, 99.9 % over 30 days, blue-green for checkout. */
function implied(reading: Reading): Choice | undefined {
  if (unknownTokens(reading).length > 2 || reading.asks) return undefined;
  const { quantities, spans, keyed } = reading;
  if (keyed.slo_percent !== undefined) return command('slo');
  if (keyed.rps !== undefined || keyed.replicas !== undefined || keyed.growth !== undefined) return command('scale');
  if (keyed.runbook !== undefined) return command('runbook');
  if (keyed.strategy !== undefined) return command('deploy');
  const has = (kind: string): boolean =>
    quantities.some((each) => each.kind === kind) || spans.some((span) => span.kind === kind && !span.negated);
  if (quantities.some((each) => each.kind === 'percent' && each.signed === '' && each.value >= 90))
    return command('slo');
  if (
    has('growth') ||
    has('rps') ||
    has('replicas') ||
    quantities.some((each) => each.kind === 'percent' && each.signed === '+')
  )
    return command('scale');
  if (has('days') && quantities.some((each) => each.kind === 'bare' && each.value >= 90 && each.value < 100))
    return command('slo');
  if (has('strategy')) return command('deploy');
  if (has('p99_ms')) return command('scale');
  if (has('ci') && !startsWithName(reading)) return command('pipeline');
  if (has('runbook') && unknownTokens(reading).length <= 2 && runbookLeads(reading)) return command('runbook');
  return undefined;
}

function runbookLeads(reading: Reading): boolean {
  const first = reading.spans.find((span) => span.kind === 'runbook');
  return (
    first !== undefined &&
    first.exact &&
    reading.tokens.slice(0, first.from).every((token) => isFiller(token.lower)) &&
    first.to - first.from + 1 < reading.tokens.length
  );
}

/** A name, alone or with what we know about it, asks for its blueprint; a word close to a command is a slip. */
function named(reading: Reading, lexicon: Lexicon): Choice | undefined {
  const unknown = unknownTokens(reading);
  const at = unknown[0];
  const token = at === undefined ? undefined : reading.tokens[at];
  if (token === undefined || at === undefined) {
    const known = reading.spans.some((span) => ['platform', 'environment', 'ci'].includes(span.kind));
    return known || reading.keyed.system !== undefined ? command('blueprint') : undefined;
  }
  const leads = reading.tokens.slice(0, at).every((each) => isFiller(each.lower));
  if (!leads) return undefined;
  const suggestions = token.quote === '' && /^[a-z]+$/.test(token.lower) ? lexicon.suggest(token.lower, 'command') : [];
  if (suggestions.length > 0 && unknown.length <= 2 && !reading.flags.routed) return { kind: 'unknown', suggestions };
  const shape = token.quote === '' ? versionShape(token.text) : 'none';
  if (unknown.length === 1 && (shape === 'exact' || shape === 'number'))
    return { kind: 'unknown', suggestions: ['rollback', 'deploy'] };
  if (unknown.length === 2 && versionShape(reading.tokens[unknown[1] ?? 0]?.text ?? '') === 'exact') {
    return reading.spans.some((span) => span.kind === 'environment')
      ? command('deploy')
      : { kind: 'unknown', suggestions: ['rollback', 'deploy'] };
  }
  if (unknown.length > 1) return undefined;
  const next = reading.tokens[at + 1];
  if (next !== undefined && /^(?:to|is|are|was|has)$/.test(next.lower)) return undefined;
  return isSafeName(token.text, token.quote !== '') ? command('blueprint') : undefined;
}

function startsWithName(reading: Reading): boolean {
  const at = unknownTokens(reading)[0];
  return (
    at !== undefined &&
    reading.tokens.slice(0, at).every((token, index) => reading.claimed[index] !== true && isFiller(token.lower))
  );
}

function isFiller(word: string): boolean {
  return glue.filler.has(word);
}

function rank(span: CommandSpan): number {
  return ranks[span.id] ?? -1;
}

function intentOf(span: CommandSpan): Choice {
  return { kind: 'intent', intent: span.id, from: span.from, to: span.to, imperative: true };
}

function command(intent: Intent, from = 0, to = 0): Choice {
  return { kind: 'intent', intent, from, to, imperative: false };
}

function question(reading: Reading): Choice {
  return { kind: 'intent', intent: 'question', from: 0, to: reading.tokens.length, imperative: false };
}
