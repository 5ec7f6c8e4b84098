import { isHollow } from './hollow.ts';

/** "…, and what would we lose?": what comes of it. */
const outcome =
  /^(?:(?:and|but|so|also|then|plus|or)[,:]?\s+){0,3}what\s+(?:would|do|will|could|might|can)\s+(?:we|i|you|one)\s+(?:lose|gain|miss|give up|win|risk|get(?: out of (?:it|that))?|trade)\b(.*)$/isu;

/** Whether a question only asks what comes of the thing that was asked about just before. */
export function isOutcome(text: string): boolean {
  const rest = outcome.exec(text)?.[1];
  return rest !== undefined && isHollow(rest);
}
