import type { Intent, Params } from '../../inquiry.ts';
import { isIdentifier, isRegion } from '../facts/names.ts';
import type { Choice, Chosen } from './choice.ts';
import { glue } from './glue.ts';
import type { Lexicon } from './lexicon.ts';
import { isNoName } from './no-names.ts';
import { occasionAt } from './occasion.ts';
import { findParams } from './params.ts';
import { isPlight } from './plights.ts';
import { leads, type Reading, unknownTokens } from './reading.ts';
import { stackTokens } from './stack-list.ts';
import { holdsHazard } from './targets.ts';
import { takesVersion, versionShape } from './versions.ts';

/** In a command each word has its part: verb, name, version, number. One may be left over; a sentence leaves more. */
const mostLeft = 1;
/** Behind an order that says what for, a word or two may follow; behind one with a version a reason. */
const mostBehindObject = 2;
const mostBehindVersion = 4;

/** Whether a text in which a command was found tells something, rather than ordering it. */
export function tells(reading: Reading, found: Choice, lexicon: Lexicon): boolean {
  if (found.kind === 'unknown' || found.intent === 'question') return false;
  const { intent, from, to } = found;
  const ordered = to > from && leads(reading, found);
  if (ordered && takesVersion(intent) && holdsHazard(reading)) return false;
  const params = findParams(reading, found);
  const returns = intent === 'rollback' && params.version !== undefined && versionShape(params.version) === 'exact';
  // "the registry returns 401" is no way back
  if (reading.tokens[from]?.lower === 'returns') return true;
  if (
    isOver(reading, found) ||
    (intent === 'deploy' && isUpgrade(reading, found, params.system !== undefined, lexicon)) ||
    ((intent === 'pipeline' || intent === 'blueprint') && isMove(reading)) ||
    isOfOther(reading, found)
  )
    return true;
  if (intent === 'incident' ? tellsOfOutage(reading, found) : !returns && isTold(reading, found, lexicon)) return true;
  const said = Object.values(params).flatMap((value) => String(value).toLowerCase().split(/\s+/));
  const listed: ReadonlySet<number> = ordered ? stackTokens(reading, found, lexicon) : new Set();
  const unknown = unknownTokens(reading, 0, occasionAt(reading)).filter((at) => !listed.has(at));
  const left = unknown.reduce((sum, at) => sum + weightOf(reading, intent, said, at), 0);
  // "the incident stayed open": known to everybody, and declared by nobody
  if (isEvent(reading, found) && /^(?:the|this|that)$/.test(reading.tokens[from - 1]?.lower ?? '')) return left > 0;
  // What is wrong, and what a system is, may take many words.
  if (ordered && (intent === 'incident' || intent === 'blueprint')) return false;
  if (to === from) return left > (isStatement(reading) ? 0 : mostLeft) || isSymptom(reading, params);
  if (returns || (ordered && params.version !== undefined)) return left > mostBehindVersion;
  const object = params.system ?? params.environment;
  const certain = intent === 'incident' ? !isEvent(reading, found) : ordered && object !== undefined;
  return left > (certain ? mostBehindObject : mostLeft);
}

/** A word that can be no name belongs to a sentence for certain. */
function weightOf(reading: Reading, intent: Intent, said: readonly string[], at: number): number {
  const token = reading.tokens[at];
  if (token === undefined || isIdentifier(token.text) || isRegion(token.text)) return 0;
  if (said.some((value) => value === token.lower || token.lower.includes(value))) return 0;
  if (versionShape(token.text) === 'exact') return 0;
  if (reading.spans.some((span) => span.kind === 'runbook' && span.from <= at && at < span.to)) return 0;
  if (isPlight(intent, token.lower, { next: '', introduced: false, called: false })) return 0;
  return token.quote === '' && isNoName(token.lower) ? 2 : 1;
}

const supposed = /^(?:when|if|whenever|unless|should|would|could|might|must|may)$/;

/** "it was down for an hour" is over, "tell us when it is down" not yet there, "up and down" no outage. */
function tellsOfOutage({ tokens }: Reading, { from, to }: Chosen): boolean {
  const words = tokens.map(({ lower }) => lower);
  const last = words[from - 1] ?? '';
  if (/^(?:was|were|be)$/.test(last) || /^(?:was|were)$/.test(words[to] ?? '')) return true;
  if (words.includes('or') || (last === 'and' && words[from - 2] === 'up')) return true;
  return words.slice(0, from).some((word, at) => supposed.test(word) && !/^(?:you|someone)$/.test(words[at + 1] ?? ''));
}

/** "same outage three times" speaks of one; "search is down" says that it is. */
const isEvent = ({ tokens }: Reading, { from }: Chosen): boolean =>
  /^(?:incidents?|outages?|disasters?|emergency|emergencies|severity|sev.*|p\d)$/.test(tokens[from]?.lower ?? '');

/** "rolled back but users still see it", "we reverted to v2": done already; "needs to be rolled back" is not. */
function isOver({ tokens }: Reading, { from, to }: Chosen): boolean {
  const before = tokens[from - 1]?.lower;
  return to > from && /[a-z]{3}ed$/.test(tokens[from]?.lower ?? '') && (before === undefined || subjects.test(before));
}

/** "postgres 18 upgrade", "upgrade eks from 1.27 to 1.30", "gitlab self hosted upgrade": of something that others make. */
function isUpgrade({ tokens, spans }: Reading, { from, to }: Chosen, isNamed: boolean, lexicon: Lexicon): boolean {
  if (!/^upgrad(?:es?|ing)$/.test(tokens[from]?.lower ?? '')) return false;
  const isTheirs = (at: number): boolean =>
    spans.some((span) => span.from === at && (span.kind === 'platform' || span.kind === 'ci')) ||
    lexicon.isTechnology(tokens[at]?.lower ?? '');
  if (from > 0) return !isNamed || isTheirs(0);
  return !isNamed && isTheirs(glue.filler.has(tokens[to]?.lower ?? '') ? to + 1 : to);
}

/** "migrate from tfs to azure devops": how to get there is asked, and not what it is like there. */
const isMove = ({ tokens }: Reading): boolean =>
  /^(?:migrat(?:e|ing)\b.*|(?:migration|mov(?:e|ing)|switch(?:ing)?|convert(?:ing)?)\b.*\bfrom\b.*)\bto\b/.test(
    tokens.map(({ lower }) => lower).join(' '),
  );

/** "availability group", "availability zone": a word of ours in the name of another thing. */
const isOfOther = ({ tokens }: Reading, { from }: Chosen): boolean =>
  tokens[from]?.lower === 'availability' && /^(?:groups?|zones?|sets?)$/.test(tokens[from + 1]?.lower ?? '');

const subjects = /^(?:we|i|they|it|he|she|that|which|nobody|everybody|everyone|somebody|someone|people)$/;
/** "terraform wants to recreate it", "we had to revert", "nobody dares to deploy": told of somebody. */
const wishes = /^(?:had|used|tried|tries|wants|wanted|refuses|refused|dares?|afraid|able)$/;
const having = /^(?:have|has|had|got|use|used|run|ran)$/;

/** What became of something, right behind its name. */
const predicate = /^(?:stuck|hanging|hangs|paused|pending|frozen|failing|fails|crashing|crashes|blocked)$/;

function isTold(reading: Reading, { from, to }: Chosen, lexicon: Lexicon): boolean {
  const words = reading.tokens.map(({ lower }) => lower);
  // "release or hotfix", "on friday or not": whoever names two has not chosen yet
  if (words.includes('or')) return true;
  if (words.some((word, at) => wishes.test(word) && words[at + 1] === 'to')) return true;
  if (to === from) return false;
  // "we have a checklist in word"; "we have to deploy" is an order
  const start = words.findIndex((word) => !glue.greetings.has(word));
  if (/^(?:we|i|they)$/.test(words[start] ?? '') && having.test(words[start + 1] ?? '') && words[start + 2] !== 'to')
    return true;
  if (isCompared(reading) || isSaid(reading)) return true;
  // "pipeline stuck on approval"
  if (predicate.test(words[to] ?? '')) return true;
  const before = words[from - 1] ?? '';
  // "hpa scales to 20 pods", "argo reverts my fix": a subject and its verb
  const verb = words[from] ?? '';
  return (
    to - from === 1 &&
    /[^s]s$/.test(verb) &&
    reading.tokens[from]?.gap !== 'comma' &&
    (subjects.test(before) ||
      isNamed(reading, from - 1) ||
      (from > 0 && determiner.test(words[to] ?? '')) ||
      // "deploys drop requests"
      isNoName(words[to] ?? '')) &&
    lexicon.find(verb.slice(0, -1)).some((entry) => entry.kind === 'command')
  );
}

/** "budget per team", "alerts instead of limits". */
const isCompared = ({ tokens, claimed }: Reading): boolean =>
  tokens.some(({ lower }, at) => {
    if (!/^(?:per|versus|vs|against|instead)$/.test(lower) || claimed[at] === true) return false;
    return claimed[lower === 'instead' && tokens[at + 1]?.lower === 'of' ? at + 2 : at + 1] !== true;
  });

/** "the ci role can do everything": a subject and what it may. */
const isSaid = (reading: Reading): boolean =>
  reading.tokens.some(
    ({ lower }, at) =>
      /^(?:can|could|should|would|may|might)$/.test(lower) &&
      !glue.openers.has(reading.tokens[at - 1]?.lower ?? '') &&
      unknownTokens(reading, Math.max(0, at - 1), at).length > 0,
  );

/** "argo reverts my change" */
const determiner = /^(?:the|a|an|my|our|your|their|every|all|any|each)$/;

/** A word before a verb that is its subject: a name, or a command's own noun, such as "hpa". */
function isNamed(reading: Reading, at: number): boolean {
  if (at < 0) return false;
  if (unknownTokens(reading, at, at + 1).length > 0) return true;
  return reading.spans.some(
    ({ kind, to }) => (kind === 'command' || kind === 'platform' || kind === 'ci') && to === at + 1,
  );
}

/** "p99 is 4 seconds": what was seen, and nothing asked for. */
const isSymptom = (reading: Reading, { p99_ms, rps, replicas, growth }: Params): boolean =>
  p99_ms !== undefined && (rps ?? replicas ?? growth) === undefined && isStatement(reading);

const finite = /^(?:is|are|was|were|has|had|does|did|do|takes|took|but|although|because|since|while|so)$/;

const isStatement = ({ tokens }: Reading): boolean => tokens.some(({ lower }) => finite.test(lower));
