import { partsOf } from './ask-parts.ts';
import { isHollow } from './hollow.ts';

const order = /\b(?:start|begin|order|priorit\w+)\b/iu;
const first = /\b(?:first|start|begin|order|priorit\w+|sort out)\b/iu;

/** "Where would you start?", "…, and in which order?": of all that was told or asked, what comes first. */
export function asksForOrder(text: string): boolean {
  const asks = partsOf(text).filter((part) => part.asks);
  const pointing = asks.filter((part) => isHollow(part.text));
  // beside other questions "what do we do first?" is about one trouble alone
  return pointing.some((part) => (asks.length === 1 ? first : order).test(part.text));
}
