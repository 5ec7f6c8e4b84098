import type { Inquiry } from '../consult/inquiry.ts';

export interface Overheard {
  readonly previous: Inquiry;
  readonly inquiry: Inquiry;
  readonly text: string;
  /** How well the text meets a subject we know, 0 to 1. */
  readonly topicScore: number;
}

/** Colleagues ask each other who, when and whether. One for us asks how or why, and finds its subject. */
const forAnExpert = /^(?:(?:and|but|so|ok|then)[\s,]+)?(?:how|why|what|which|should)\b.*\?/isu;
const clearSubject = 0.5;

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

function tellsUsMore({ params, values, conditions }: Inquiry, previous: Inquiry): boolean {
  return (
    stated.some((key) => params[key] !== previous.params[key]) ||
    Object.entries(values).some(([key, value]) => previous.values[key] !== value) ||
    Object.entries(conditions).some(([key, value]) => previous.conditions[key] !== value)
  );
}

/**
 * Whether the asker, in the thread of an answer and without a mention, speaks to us. When in doubt it is talk among
 * colleagues: a mention is easily typed, and a bot that interrupts in an incident is thrown out.
 */
export function meantForUs({ previous, inquiry, text, topicScore }: Overheard): boolean {
  if (inquiry.listing !== undefined && inquiry.listing !== previous.listing) return true;
  if (inquiry.intent === 'question') return forAnExpert.test(text) && topicScore >= clearSubject;
  if (inquiry.intent === 'help' || inquiry.intent === 'profile') return false;
  if (supposing.test(text)) return inquiry.intent === previous.intent;
  if (talk.test(text) || text.split(/\s+/u).length > longestChange) return false;
  return !statement.test(text) || (inquiry.intent === previous.intent && tellsUsMore(inquiry, previous));
}
