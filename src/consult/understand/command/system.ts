import type { Intent } from '../../inquiry.ts';
import { rates } from '../numbers/units.ts';
import { glue } from './glue.ts';
import { isIdentifier, isRegion, isSafeName } from '../facts/names.ts';
import { isNoName } from './no-names.ts';
import { isPlight, type Standing } from './plights.ts';
import { takesVersion, versionShape } from './versions.ts';
import { isGlue, isJoint, type Reading } from './reading.ts';

interface Context {
  readonly intent: Intent;
  /** The command's tokens; `to` is 0 when there is none. */
  readonly from: number;
  readonly to: number;
  readonly within: boolean;
  /** Tokens that are already something else, such as versions. */
  readonly used: ReadonlySet<number>;
}

const enough = 2;

/** The system meant: the name that stands where names stand, as it was typed. */
export function findSystem(reading: Reading, context: Context): string | undefined {
  let best = 0;
  let found: number | undefined;
  for (let at = 0; at < reading.tokens.length; at += 1) {
    if (!mayBeName(reading, context, at)) continue;
    const score = scoreOf(reading, context, at);
    if (score >= enough && score > best) {
      best = score;
      found = at;
    }
  }
  return found === undefined ? undefined : nameAt(reading, context, found);
}

function mayBeName(reading: Reading, context: Context, at: number): boolean {
  const token = reading.tokens[at];
  if (token === undefined || reading.claimed[at] === true || context.used.has(at) || isGlue(token)) return false;
  if (token.quote === '' && (glue.openers.has(token.lower) || isCounted(reading, at))) return false;
  if (token.quote === '' && rates[reading.tokens[at + 1]?.lower ?? ''] !== undefined) return false;
  if (token.quote === '' && doers.test(reading.tokens[at - 1]?.lower ?? '')) return false;
  if (context.intent !== 'incident' && isReason(reading, at)) return false;
  if (token.quote === '' && isNoName(token.lower) && !standingOf(reading, context, at).called) return false;
  if (token.quote === '' && context.intent === 'incident' && isSaidOf(reading, at)) return false;
  if (token.quote === '' && isPlight(context.intent, token.lower, standingOf(reading, context, at))) return false;
  if (takesVersion(context.intent) && versionShape(token.text) === 'exact') return false;
  return isSafeName(nameOf(token.text), token.quote !== '') && !isRegion(token.text);
}

/** "roll back orders because the logins fail" */
function isReason({ tokens }: Reading, at: number): boolean {
  const before = tokens.slice(0, at).findLastIndex(({ lower }) => /^(?:because|bc|since|cuz|coz)$/.test(lower));
  return before >= 0 && !tokens.slice(before + 1, at + 1).some(({ gap }) => gap === 'comma');
}

/** What stands behind them is what they do: "customers complain". */
const doers =
  /^(?:we|i|they|he|she|who|nobody|everybody|everyone|somebody|someone|people|customers|clients|visitors|devs|developers|engineers|teams)$/;

const subjects = /^(?:nothing|everything|something|anything|it|they|we|i|all|some|not|never|nobody|everybody)$/;

/** "nothing loads", "replicas out of sync": what is said of a thing, and no thing. */
const isSaidOf = ({ tokens }: Reading, at: number): boolean =>
  subjects.test(tokens[at - 1]?.lower ?? '') || (tokens[at - 1]?.lower === 'of' && tokens[at - 2]?.lower === 'out');

const titles = /^(?:service|svc|app|application|system|component|project|product|api)$/;

/** "on login", "site is down", "the users service", "service users". */
const standingOf = (reading: Reading, { from }: Context, at: number): Standing => {
  const next = reading.tokens[at + 1]?.lower ?? '';
  return {
    next,
    introduced: at < from || /^(?:on|for|at|called|named)$/.test(wordBefore(reading, at)),
    called: titles.test(next) || titles.test(reading.tokens[at - 1]?.lower ?? ''),
  };
};

/** The users of "for 500 users". */
function isCounted(reading: Reading, at: number): boolean {
  return (
    reading.tokens[at]?.gap === 'space' &&
    reading.quantities.some((each) => each.kind === 'bare' && each.to === at && Number.isInteger(each.value))
  );
}

function scoreOf(reading: Reading, context: Context, at: number): number {
  const token = reading.tokens[at];
  if (token === undefined) return 0;
  let score = (token.quote === '' ? 0 : 3) + (isIdentifier(token.text) ? 2 : 0);
  const before = wordBefore(reading, at);
  const incident = context.intent === 'incident';
  if (incident && before === 'with') score += 4;
  else if (glue.blockers.has(before)) score -= 5;
  else if (/^(?:in|at)$/.test(before)) score += 1;
  else if (before === 'on') score += incident ? 4 : 2;
  else if (glue.introducers.has(before)) score += incident || before === 'of' ? 4 : 3;
  if (/^(?:called|named)$/.test(before)) score += 2;
  if (isBeside(reading, context, at)) score += 3;
  if (/^(?:is|are|was|keeps|has|returns|cannot)$/.test(reading.tokens[at + 1]?.lower ?? '')) score += 1;
  return score;
}

/** Directly before or after the command, or at the head of a text without one. */
function isBeside(reading: Reading, context: Context, at: number): boolean {
  const [from, to] = at >= context.to ? [context.to, at] : at < context.from ? [0, at] : [0, 0];
  if (context.within || (at >= context.from && at < context.to)) return false;
  let comma = reading.tokens[at]?.gap === 'comma' ? -1 : 0;
  for (let each = from; each < to; each += 1) {
    const word = reading.tokens[each]?.lower ?? '';
    if (reading.tokens[each]?.gap === 'comma' && each > from) comma += 1;
    if (reading.claimed[each] === true || context.used.has(each)) continue;
    if (!isGlue(reading.tokens[each]) || glue.blockers.has(word)) return false;
  }
  // Past a comma begins another thought, unless the name itself comes right after it.
  return comma <= 0;
}

/** The word that leads to a name, past articles and nouns like "service". */
function wordBefore(reading: Reading, at: number): string {
  for (let each = at - 1; each >= 0; each -= 1) {
    const token = reading.tokens[each];
    if (token === undefined || reading.claimed[each] === true || reading.tokens[each + 1]?.gap === 'comma') return '';
    if (glue.introducers.has(token.lower) || glue.blockers.has(token.lower)) return token.lower;
    if (
      !/^(?:the|a|an|our|my|your|this|that|new|service|app|application|system|component|project|all)$/.test(token.lower)
    )
      return '';
  }
  return '';
}

/** Two or three plain words in a row are one name when nothing else is said: "blueprint photo organizer". */
function nameAt(reading: Reading, context: Context, at: number): string {
  const first = reading.tokens[at];
  if (first === undefined) return '';
  const joined = [nameOf(first.text)];
  const mayJoin =
    context.intent === 'blueprint' ||
    (context.intent !== 'incident' && /^(?:for|of|called|named)$/.test(wordBefore(reading, at)));
  for (let next = at + 1; mayJoin && next < at + 3; next += 1) {
    const token = reading.tokens[next];
    const plain = token !== undefined && token.gap === 'space' && token.quote === '' && /^\p{L}+$/u.test(token.text);
    if (
      !plain ||
      first.quote !== '' ||
      isIdentifier(first.text) ||
      !mayBeName(reading, context, next) ||
      isJoint(token.lower)
    )
      break;
    joined.push(token.text);
  }
  return joined.join(' ');
}

function nameOf(text: string): string {
  return text.replace(/'s$/i, '');
}
