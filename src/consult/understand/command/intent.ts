import type { Intent } from '../../inquiry.ts';
import { glue } from './glue.ts';
import { type Choice, choice } from './choice.ts';
import { implied } from './implied.ts';
import type { Lexicon } from './lexicon.ts';
import { plainlyWanted } from './plain-orders.ts';
import { asksSomething, quotesMachine } from './questions.ts';
import { isFiller, leads, type Reading, standsFirst, unknownTokens } from './reading.ts';
import { type CommandSpan, isCommand } from './spans.ts';
import { holdsHazard } from './targets.ts';
import { tells } from './tells.ts';
import { takesVersion, versionShape } from './versions.ts';

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

/** What is wanted: a command, something that implies one, or else a question. */
export function chooseIntent(reading: Reading, lexicon: Lexicon): Choice {
  const alone = wholeCommand(reading);
  if (alone !== undefined) return alone;
  const wanted = plainlyWanted(reading);
  if (wanted !== undefined) return wanted;
  const helping = ordersOthers(reading, lexicon);
  if (helping.length > 0) return { kind: 'unknown', suggestions: helping };
  const remedy = reading.spans.filter(isCommand).find((span) => isReturn(reading, span));
  if (remedy !== undefined) return fromCommand(reading, remedy);
  const head = headCommand(reading);
  if (head !== undefined && (standsFirst(head) ? sums(reading) : isFull(reading, head)))
    return choice(head.id, head.from, head.to);
  if (asksSomething(reading, head)) return choice('question');
  if (quotesMachine(reading, head)) return choice('question');
  const found = head === undefined ? implied(reading, lexicon) : fromCommand(reading, head);
  return found === undefined || tells(reading, found, lexicon) ? choice('question') : found;
}

/** "restart checkout": an order, and none of ours. With more words it is a story. */
function ordersOthers({ tokens, asks }: Reading, lexicon: Lexicon): readonly Intent[] {
  const words = tokens.filter((token) => !isFiller(token.lower));
  const [first] = words;
  // "do we need a status page" orders nothing
  if (/^(?:do|does|should|is|are|can|could|must)$/.test(tokens[0]?.lower ?? '')) return [];
  return first === undefined || first.quote !== '' || asks || words.length > 2 ? [] : lexicon.ordered(first.lower);
}

function wholeCommand(reading: Reading): Choice | undefined {
  const { tokens, flags } = reading;
  // "rollback v2 && halt -h": somebody else's flag, behind what is no version
  if ((flags.help && !holdsHazard(reading)) || saysNothing(reading)) return choice('help', 0, tokens.length);
  const commands = reading.spans.filter(isCommand);
  const only = commands.find((span) => whole.has(span.id));
  if (only === undefined) return undefined;
  const covered = only.id === 'help' ? commands : commands.filter((span) => whole.has(span.id));
  const others = tokens.filter(
    (token, at) => !covered.some((span) => span.from <= at && at < span.to) && !isFiller(token.lower),
  );
  // "deploy menu platform=ecs" tells of a system what no help needs
  const told = only.id === 'help' && Object.keys(reading.keyed).length > 0;
  const taken =
    (others.length === 0 && !told) ||
    (only.id === 'help' && commands.length === 1 && isShortHelp(reading, only)) ||
    (only.id === 'strategies' && unknownTokens(reading).length <= 1 && !reading.asks);
  return taken ? choice(only.id, only.from, only.to) : undefined;
}

/** Nothing, a question mark, a greeting. */
function saysNothing({ tokens, keyed, hidden }: Reading): boolean {
  if (Object.keys(keyed).length > 0 || hidden) return false;
  return tokens.every((token) => /^[^\p{L}\p{N}]*$/u.test(token.text) || glue.greetings.has(token.lower));
}

const others: ReadonlySet<string> = new Set(['platform', 'ci', 'using']);

/** `help rollback`, `rollback help`; but "help me roll back checkout to v2.3" is the command. */
function isShortHelp(reading: Reading, help: CommandSpan): boolean {
  const next = reading.tokens[help.to]?.lower ?? '';
  // "how to use aws codeartifact" asks for help with something of others
  if (reading.spans.some(({ kind, from }) => from >= help.to && others.has(kind))) return false;
  return unknownTokens(reading).length <= 1 && reading.tokens.length - help.to <= 2 && !/^(?:me|us|with)$/.test(next);
}

function headCommand(reading: Reading): CommandSpan | undefined {
  return reading.spans.filter(isCommand).find((span) => {
    if (span.negated || whole.has(span.id) || isAside(reading, span)) return false;
    if (standsFirst(span)) return isOrder(reading, span);
    const before = unknownTokens(reading, 0, span.from).length;
    return before <= (span.id === 'incident' ? mostBeforeIncident : mostBefore);
  });
}

/** "cost checkout", "dr for orders", "score deploys 12/week"; but "cost of the NAT gateway" tells a story. */
function isOrder(reading: Reading, span: CommandSpan): boolean {
  const unknown = unknownTokens(reading);
  if (sums(reading)) return unknown.length <= mostUnexplained && !reading.asks;
  if (reading.spans.some((other) => isCommand(other) && other.from > span.from)) return false;
  const words = reading.tokens.slice(span.to).map((token) => token.lower);
  const [name] = unknown;
  if (reading.asks || unknown.length > 1 || words.some((word) => glue.subjects.has(word))) return false;
  const between = name === undefined ? [] : words.slice(0, Math.max(0, name - span.to));
  return between.every((word) => /^(?:for|of|the|our|my|on)$/.test(word));
}

/** An order with several figures of its sum tells no story, whatever words join them: "slo 99.9, 10 % of deploys fail, each …" */
const isFull = (reading: Reading, head: CommandSpan): boolean =>
  Object.keys(reading.figures).length > 1 &&
  !reading.asks &&
  leads(reading, head) &&
  unknownTokens(reading).length <= mostUnexplained &&
  compound(reading, head) === head;

/** Figures of the command it begins with, or one that cannot be read. */
const sums = ({ figures, problem }: Reading): boolean => Object.keys(figures).length > 0 || problem !== undefined;

/** "right after a deploy", "before the release", "in the pipeline": when or where something happens, not what is wanted. */
function isAside(reading: Reading, span: CommandSpan): boolean {
  let at = span.from - 1;
  while (/^(?:a|an|the|our|my|this|that|each|every|whole)$/.test(reading.tokens[at]?.lower ?? '')) at -= 1;
  const before = reading.tokens[at]?.lower ?? '';
  if (glue.blockers.has(before) || (span.id === 'pipeline' && before === 'in')) return true;
  if (span.id !== 'incident') return false;
  // "the length of an incident", "one call for the outage"
  const belongs = /^(?:of|for|from|over)$/.test(before) && unknownTokens(reading, 0, at).length > 0;
  // "slows everything down"
  const apart = reading.tokens[span.from]?.lower === 'down' ? (reading.tokens[span.from - 2]?.lower ?? '') : '';
  return belongs || glue.particleVerbs.has(before) || glue.particleVerbs.has(apart);
}

function fromCommand(reading: Reading, head: CommandSpan): Choice {
  const best = compound(reading, head);
  const imperative = reading.tokens.slice(0, head.from).every((token) => isFiller(token.lower));
  // What is wrong, and what a system is, may take many words.
  const wordy = best.id === 'blueprint' || (best.id === 'incident' && imperative);
  const prose = unknownTokens(reading).length > mostUnexplained && !wordy;
  // Where a version belongs, a heap of odd words is looked at first: it may be an attack rather than a story.
  if (prose && !(imperative && takesVersion(best.id) && holdsHazard(reading))) return choice('question');
  return choice(best.id, head.from, head.to);
}

function compound(reading: Reading, head: CommandSpan): CommandSpan {
  let best = head;
  let end = head.to;
  for (const span of reading.spans) {
    if (!isCommand(span) || span.from < head.to || whole.has(span.id) || isAside(reading, span)) continue;
    const last =
      span.to === reading.tokens.length && rank(span) >= 8 && unknownTokens(reading, end, span.from).length <= 1;
    if (!last && !joins(reading, end, span.from) && !isRemedy(reading, best, span)) continue;
    if (rank(span) >= rank(best) || (best.id === 'incident' && span.id === 'rollback')) best = span;
    end = span.to;
  }
  return best;
}

/** "v2.4 broke the login, revert checkout to v2.3": a clause of its own that says to what. */
function isReturn({ tokens, asks }: Reading, { id, from, to, negated }: CommandSpan): boolean {
  if (id !== 'rollback' || negated || asks || from === 0 || tokens[from]?.gap !== 'comma') return false;
  const at = tokens.findIndex(({ lower }, each) => each >= to && lower === 'to');
  return at >= to && at - to <= 1 && versionShape(tokens[at + 1]?.text ?? '') === 'exact';
}

/** "shop 4.2 is down, roll back to 4.1": whoever names the version to return to has decided. */
function isRemedy(reading: Reading, head: CommandSpan, span: CommandSpan): boolean {
  if (head.id !== 'incident' || span.id !== 'rollback' || reading.asks) return false;
  const after = reading.tokens.slice(span.to).find((token) => !isFiller(token.lower) && !glue.joints.has(token.lower));
  return after !== undefined && versionShape(after.text) === 'exact';
}

const betweenWords: ReadonlySet<string> = new Set(['strategy', 'ci', 'platform']);

/** Nothing stands between two words of a compound but an article, a plain adjective, or how and with what it is done. */
function joins(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) {
    const token = reading.tokens[at];
    if (token === undefined || token.gap === 'comma' || token.gap === 'colon' || token.gap === 'arrow') return false;
    if (at === to) return true;
    const inside = reading.spans.some((span) => betweenWords.has(span.kind) && span.from <= at && at < span.to);
    if (!inside && !isFiller(token.lower) && !(glue.chatter.has(token.lower) && !glue.joints.has(token.lower)))
      return false;
  }
  return true;
}

function rank(span: CommandSpan): number {
  return ranks[span.id] ?? -1;
}
