import { glue } from './glue.ts';
import { leads, type Reading, unknownTokens } from './reading.ts';
import type { CommandSpan } from './spans.ts';
import { versionShape } from './versions.ts';

/** Whether a text asks for advice rather than for one of our plans. */
export function asksSomething(reading: Reading, head: CommandSpan | undefined): boolean {
  const words = reading.tokens.map((token) => token.lower);
  const start = words.findIndex((word) => !glue.greetings.has(word));
  if (start < 0) return false;
  if (opens(words, start) && !isPolite(words, start))
    return !(head !== undefined && isPlainWish(reading, words, start, head));
  if (wantsAdvice.test(words.join(' ')) || choosesBetween(reading)) return true;
  const unknown = unknownTokens(reading).length;
  if (head !== undefined && states(words, head, unknown)) return true;
  if (head?.id === 'incident' && (!asksInside(words) || pleads.test(words.join(' ')))) return false;
  if (asksInside(words) && (unknown > 2 || (head !== undefined && !leads(reading, head)))) return true;
  if (!reading.asks) return false;
  return head === undefined ? words.length > 2 : unknown > 2 || isBare(reading, head);
}

/** "Error: …", "FATAL: …", "x509: …", "ImagePullBackOff", "AccessDeniedException", "ECONNREFUSED": what a machine says of itself. */
const machineSpeaks = /^(?:error|fatal|panic|exception|traceback|x509):/iu;
const machineWord = /^(?:Err[A-Z]|E[A-Z]{5,}$)|[a-z](?:Error|Exception|BackOff|Killed|Denied|Exceeded|Failed)\b/u;

/** "jenkins vs github actions", "incident response best practices", "do startups need slos": to be explained, not to be planned. */
const wantsAdvice = /\b(?:vs|versus|best practices?|differences?)\b|^(?:do|does) .*\bneeds?\b/u;

const refusals = /^(?:denied|forbidden|unauthorized|unauthenticated)$/;

/** Whoever passes on what a machine said, or how it behaves, wants to know what that means; where it is not clear whether it is ordered at the same time, the order counts. */
export function quotesMachine({ tokens }: Reading, head: CommandSpan | undefined): boolean {
  if (head?.id === 'incident') return false;
  if (tokens.some(({ lower }, at) => refusals.test(lower) || (lower === 'timed' && tokens[at + 1]?.lower === 'out')))
    return true;
  // "hpa reacts too slowly"
  if (
    tokens.some(
      ({ lower }, at) => lower === 'too' && /^(?:slow|slowly|late|long|often)$/.test(tokens[at + 1]?.lower ?? ''),
    )
  )
    return true;
  return head?.from !== 0 && tokens.some(({ text }) => machineSpeaks.test(text) || machineWord.test(text));
}

/** "Checkout is down, what do we do first?" wants the plan. */
const pleads = /^(?!what|how|when|if).*\bwhat (?:do|should|can) (?:we|i) do(?: first| now| next)?$/u;

/** "blue-green or canary": whoever names two has not chosen yet. */
function choosesBetween({ spans, tokens }: Reading): boolean {
  const named = spans.filter((span) => span.kind === 'strategy');
  return named.some((span, at) => {
    const next = named[at + 1];
    return next?.from === span.to + 1 && tokens[span.to]?.lower === 'or';
  });
}

const finite =
  /^(?:is|are|was|were|does|do|did|has|have|had|wants|refuses|looks|keeps|takes|fails|says|eats|makes|got|never|always)$/;

/** "we deploy by hand and everybody is afraid", "our pipeline is slow": somebody tells how things are. */
function states(words: readonly string[], head: CommandSpan, unknown: number): boolean {
  if (head.id === 'incident') return false;
  if (words[head.to] === 'or') return true;
  // "hpa not working"
  if (words[head.to] === 'not' && words[head.to + 1]?.endsWith('ing') === true) return true;
  if (/^(?:we|i|they|devs|people|everybody|everyone)$/.test(words[head.from - 1] ?? '')) return unknown > 1;
  if (
    /^(?:the|our|my|a|an|this|their)$/.test(words[0] ?? '') &&
    (unknown > 0 || words.length > 7) &&
    words.some((word) => finite.test(word))
  )
    return true;
  return (
    /^(?:is|are|was|were|takes|take|never|always|often|feels|feel|keeps|fails|fail|works|work|isn't|isnt|doesn't|doesnt)$/.test(
      words[head.to] ?? '',
    ) && words.length > head.to + 1
  );
}

/** "deploying on fridays, yes or no?" names nothing to plan for. */
function isBare(reading: Reading, head: CommandSpan): boolean {
  const given = reading.claimed.filter(Boolean).length > head.to - head.from || Object.keys(reading.keyed).length > 0;
  return !given && unknownTokens(reading).length === 0 && reading.tokens.length > head.to + 2;
}

function opens(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (word === 'do' || word === 'have') return glue.pronouns.has(words[at + 1] ?? '');
  if (word === 'best') return true;
  return glue.openers.has(word);
}

/** "can you plan a canary", "could we get a runbook": orders in Sunday clothes. */
function isPolite(words: readonly string[], at: number): boolean {
  if (!glue.politeAsks.has(words[at] ?? '')) return false;
  const who = words[at + 1] ?? '';
  if (/^(?:you|u|ya|someone|somebody)$/.test(who))
    return !words.slice(at + 2, at + 5).some((word) => glue.explainers.has(word));
  return /^(?:i|we)$/.test(who) && /^(?:get|have|see)$/.test(words[at + 2] ?? '');
}

/** "how do I roll back checkout to v2.3", "what's the checklist for orders": a command in all but form. */
function isPlainWish(reading: Reading, words: readonly string[], at: number, head: CommandSpan): boolean {
  const unknown = unknownTokens(reading, at + 1).filter(
    (each) => versionShape(reading.tokens[each]?.text ?? '') !== 'exact',
  );
  if (unknown.length > 1) return false;
  const first = words[at] ?? '';
  const lead = words.slice(at, head.from).join(' ');
  if (/^(?:whats|what's|what is) (?:the|our|my)$/.test(lead)) return true;
  if (/^(?:is there|do you have|do we have|where is|wheres|where's) (?:a|an|the|our|some|any)$/.test(lead))
    return /^(?:runbook|checklist|blueprint)$/.test(head.id);
  const second = words[at + 1] ?? '';
  // "can we undo the deployment of orders" wants it done; whether one may deploy on Fridays is a question.
  if (head.id === 'rollback' && /^(?:can|could) (?:i|we)$/.test(lead) && unknown.length === 1) return true;
  const practical =
    (first === 'how' && /^(?:to|do|can|would)$/.test(second)) || (first === 'can' && /^(?:i|we)$/.test(second));
  return practical && reading.tokens.some((token) => /\d/.test(token.text) && token.text.length > 1);
}

/** "…, where do I look first": the question comes in the middle. */
function asksInside(words: readonly string[]): boolean {
  return words.some((word, at) => glue.askers.has(word) && glue.auxiliaries.has(words[at + 1] ?? ''));
}
