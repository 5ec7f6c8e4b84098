import { partsOf, type Part } from './ask-parts.ts';
import { isHollow } from './hollow.ts';

const order = /\b(?:start|begin|order|priorit\w+)\b/iu;
const first = /\b(?:first|start|begin|order|priorit\w+|sort out)\b/iu;

/** "In which order should this be done if we only have Sundays?" */
const ofAll =
  /\bin (?:which|what) order (?:should|would|do|can|shall|must) (?:(?:this|that|it|these|those|all)\b|(?:we|i|you) (?:\w+ )?(?:this|that|it|these|them|all)\b)/iu;
/** "What should we do before Saturday and what's for later?" */
const nowAndLater =
  /^what\b[^?]{0,30}\b(?:first|now|before|today|this week)\b[^?]{0,20}\bwhat(?:['’]s| is| can)\b[^?]{0,12}\b(?:later|wait|afterwards)\b/iu;

/** Whether a clause asks for the order of the others, on whatever terms. */
export const isOrderOfAll = ({ text, whole }: Part): boolean => ofAll.test(text) || nowAndLater.test(whole);

/** "Where do we start, how do we shorten it, and who decides?": a question beside others. */
export function isFirstOfRow(parts: readonly Part[], at: number): boolean {
  const sentence = parts[at]?.sentence;
  return parts.slice(at + 1).some((later) => later.asks && later.sentence === sentence && !isHollow(later.text));
}

/** "Where would you start?", "…, and in which order?": of all that was told or asked, what comes first. */
export function asksForOrder(text: string): boolean {
  const asks = partsOf(text).filter((part) => part.asks);
  const pointing = asks.filter((part) => isHollow(part.text));
  // beside other questions "what do we do first?" is about one trouble alone
  if (asks.length > 1 && asks.some(isOrderOfAll)) return true;
  return pointing.some(
    (part) => !isFirstOfRow(asks, asks.indexOf(part)) && (asks.length === 1 ? first : order).test(part.text),
  );
}
