import { wordsOf } from '../words.ts';
import { asksFor, type Part } from './ask-parts.ts';
import { isBarePrice } from './bare-price.ts';
import { isOutcome } from './outcome.ts';
import { type Ear, isAdded, isBad } from './told-trouble.ts';

/** What belongs to the ask before it: its price, another side of it, answers that somebody thought of or what comes of it, what it must not break. */
export type Adjunct = 'price' | 'facet' | 'option' | 'condition';

const mostInOption = 4;
/** "In place with Leapp, or rebuild?" */
const mostInChoice = 12;
export const aim =
  /^(?:(?:and|so|but|now)\s+)?(?:(?:want(?:ing)?|looking|planning|hoping)\s+to\b|(?:i|we)(?:(?:'d|\s+would)\s+(?:also\s+|just\s+|really\s+)?(?:like|love)|(?:'d|\s+would)?\s+(?:also\s+|just\s+|really\s+)?(?:want|need))\b)/iu;
/** Whoever wants to know asks. */
export const toLearn =
  /\b(?:know|understand|learn|hear|advice|help|ideas?|a way|a plan|how|what|where|who|which|too|as well)\b/iu;

/** "What do we sign with? cosign? notation?" */
function isOption({ text, listed }: Part, ear: Ear): boolean {
  const most = /\sor\s/iu.test(text) ? mostInChoice : mostInOption;
  const short = text.endsWith('?') && wordsOf(text).length <= most;
  return short && listed !== true && !asksFor(text) && !ear.names(text) && !isBad(text, ear);
}

/** "Automatic failover? Or is manual fine?" */
const otherWay =
  /^or\s+(?:is|are|does|do|would|will)\s+(?:\p{L}+\s+){1,2}(?:fine|enough|ok|okay|better|overkill|too much)\W*$/iu;

/** "Which base image do we take? We need libvips in there." */
const isCondition = ({ text, listed }: Part): boolean =>
  aim.test(text) && listed !== true && !text.includes('?') && !isAdded(text) && !toLearn.test(text);

export function adjunctAt(parts: readonly Part[], at: number, ear: Ear): Adjunct | undefined {
  const part = parts[at];
  const before = parts[at - 1];
  if (part === undefined || !part.asks) return undefined;
  if (isBarePrice(part.text)) return parts.slice(0, at).some((other) => other.asks) ? 'price' : undefined;
  if (before?.asks !== true) return undefined;
  if (isOption(part, ear) || isOutcome(part.text) || otherWay.test(part.text)) return 'option';
  return before.sentence < part.sentence && isCondition(part) ? 'condition' : undefined;
}
