import type { Offer } from '../../consult/offered.ts';
import type { Inquiry, Intent } from '../../consult/inquiry.ts';

export interface Overheard {
  readonly previous: Inquiry;
  readonly inquiry: Inquiry;
  readonly text: string;
  /** Its words that say nothing to us. */
  readonly strange: readonly string[];
  /** Whether the words alone would be worth an offer of help, and with what. */
  readonly offer: Offer;
  /** It says that what we planned went wrong. */
  readonly goesWrong: boolean;
}

/** Colleagues ask each other who, when, whether and how far. One for us asks how or why. */
const forAnExpert =
  /^(?:(?:and|but|so|ok|then)[\s,]+)?(?:how(?!\s+(?:long|many|much|far|soon)\b)|why|what|which|should)\b.*\?/isu;
/** How things are at this moment is seen by those who are there. */
const ofThisMoment = /\b(?:now|still|already|yet|again|currently|today)\b/iu;
const clearSubject = 0.5;
/** In these threads people are at work, and talk about it. */
const atWork: ReadonlySet<Intent> = new Set<Intent>(['rollback', 'deploy', 'incident', 'runbook']);

/** A question that would be worth an offer, whose subject is clear, and which is no talk about the work in hand. */
function asksUs({ previous, text, offer }: Overheard): boolean {
  const [subject] = offer.topics;
  if (!offer.wanted || subject === undefined || subject.score < clearSubject || ofThisMoment.test(text)) return false;
  return atWork.has(previous.intent) ? forAnExpert.test(text) : text.includes('?');
}

/** "No, it's MySQL", "we are on GKE": what we took for facts is put right, as we asked for. */
const puttingRight =
  /^(?:no|nope|not|actually|sorry|wrong|correction|we(?:['’]re| are| use| run| have)|it['’]?s|it is|our \p{L}+ is)\b/iu;
const trouble =
  /\b(?:down|slow|broken|fail\p{L}*|gone|back|up|stuck|crash\p{L}*|done|error\p{L}*|looking|checking|on it)\b/iu;

function putsRight({ previous, inquiry, text }: Overheard): boolean {
  const changed = JSON.stringify(inquiry.facts ?? {}) !== JSON.stringify(previous.facts ?? {});
  const short = text.split(/\s+/u).length <= longestChange;
  const sameQuestion = previous.intent === 'question' && inquiry.words === previous.words;
  return sameQuestion && changed && short && puttingRight.test(text) && !trouble.test(text) && !ofThisMoment.test(text);
}

const supposing =
  /^(?:(?:and|but|so|ok|then)[\s,]+)?(?:(?:what|how) (?:if|about)\b|if\b|it(?: is|['’]s)\b|(?:can|could|should|shall) (?:we|i|you)\b)/iu;

/** How people tell each other what they do, did or feel. */
const talk =
  /^\p{L}+(?:ing|ed)\b|\b(?:i|i['’]\p{L}+|we|we['’]\p{L}+|they|he|she|you|done|gone|thanks?|ok|okay|nice|great|fixed|already|still|now|will|was|were|has|have|had|did)\b/iu;
const statement = /\b(?:is|are)\b/iu;
const longestChange = 12;

/** Systems, versions and environments are talked about all the time; who states anything else wants it heeded. */
const stated = [
  'strategy',
  'platform',
  'ci',
  'rps',
  'p99_ms',
  'replicas',
  'growth',
  'slo_percent',
  'window_days',
] as const;

/** A name, and the versions: whoever says more that we do not know talks about something else. */
const mostStrange = 1;

function isPlain({ previous: { params }, strange }: Overheard): boolean {
  const known = [params.system, params.version].map((name) => name?.toLowerCase());
  const others = strange.filter((word) => !/^v?\d/iu.test(word) && !known.includes(word.toLowerCase()));
  return others.length <= mostStrange;
}

function answersUs({ values, conditions }: Inquiry, previous: Inquiry): boolean {
  return (
    Object.entries(values).some(([key, value]) => previous.values[key] !== value) ||
    Object.entries(conditions).some(([key, value]) => previous.conditions[key] !== value)
  );
}

/** Whoever tells of themselves, or of what they just did, talks to others. */
const ofPeople = /^\p{L}+(?:ing|ed)\b|\b(?:i|i['’]\p{L}+|they|he|she|you|done|thanks?|ok|okay|fixed|now)\b/iu;
const longestReply = 20;

/** "no migrations since, and the image is still there": what we asked for, and as people say it. */
const repliesToUs = ({ previous, inquiry, text }: Overheard): boolean =>
  inquiry.intent === previous.intent &&
  Object.entries(inquiry.conditions).some(([key, value]) => previous.conditions[key] !== value) &&
  text.split(/\s+/u).length <= longestReply &&
  !ofPeople.test(text);

function tellsUsMore(inquiry: Inquiry, previous: Inquiry): boolean {
  return stated.some((key) => inquiry.params[key] !== previous.params[key]) || answersUs(inquiry, previous);
}

/** Of these people also talk among themselves. */
const unaddressed: ReadonlySet<Intent> = new Set([
  'help',
  'profile',
  'watch',
  'audit',
  'drill',
  'incident-room',
  'system',
  'review',
]);

/**
 * Whether the asker, in the thread of an answer and without a mention, speaks to us. When in doubt it is talk among
 * colleagues: a mention is easily typed, and a bot that interrupts in an incident is thrown out.
 */
export function meantForUs(overheard: Overheard): boolean {
  const { previous, inquiry, text } = overheard;
  if (inquiry.listing !== undefined && inquiry.listing !== previous.listing) return true;
  if (inquiry.reviewed !== undefined && inquiry.reviewed !== previous.reviewed) return true;
  if (overheard.goesWrong) return text.includes('?');
  if (repliesToUs(overheard)) return true;
  if (inquiry.intent === 'question') return putsRight(overheard) || asksUs(overheard);
  // "check this" is said to colleagues; with a file it was taken up above
  if (unaddressed.has(inquiry.intent)) return false;
  if (supposing.test(text)) return inquiry.intent === previous.intent;
  if (talk.test(text) || text.split(/\s+/u).length > longestChange) return false;
  if (!isPlain(overheard) && !answersUs(inquiry, previous)) return false;
  return !statement.test(text) || (inquiry.intent === previous.intent && tellsUsMore(inquiry, previous));
}
