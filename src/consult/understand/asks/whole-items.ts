/** Items of a list, where a comma stands within one. */

/** "…, ideally without downtime, e.g. on Sundays": more about the same. */
const apposition =
  /^(?:and\s+)?(?:e\.?g|i\.?e|incl|including|approx|roughly|ideally|preferably|especially|mainly|mostly|last (?:time|week|month|year|night)|at least|at most|if possible|without|w\/o|with|for|because|since|so that|which(?=\s+(?:i|we|you|he|she|it|they|is|are|was|were|has|have|had|can|will|would|could|should|must|may|do|does|did|makes?|means?|takes?|costs?|gets?|seems?|only)\b)|that|once|every|maybe|not)(?![\p{L}])/iu;

/** "…, and hours of maintenance are not an option". */
const ruledOut =
  /\b(?:(?:is|are|was)\s+(?:not|no)|isn['’]t|aren['’]t)\s+(?:an\s+)?(?:option|possible|acceptable|allowed)\b/iu;

const forOne = /\s(?:for|on|from|across|between)\s+[^\s,]+$/iu;
const lastTwo = /^[^\s,]+\s+(?:and|or)\s+[^\s,]+$/iu;

/** "… for mac, windows and linux": how many items behind one still belong to what it is for. */
function samePurpose(items: readonly string[], at: number): number {
  if (!forOne.test(items[at] ?? '')) return 0;
  const end = items.findIndex((item, place) => place > at && !/^[^\s,]+$/u.test(item));
  return end > at && lastTwo.test(items[end] ?? '') ? end - at : 0;
}

/** What only adds to the item before it, as a part of that. */
export function whole(items: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let same = 0;
  for (const [at, item] of items.entries()) {
    const before = joined.at(-1);
    if (before !== undefined && (same > 0 || apposition.test(item) || ruledOut.test(item)))
      joined.splice(-1, 1, `${before}, ${item}`);
    else joined.push(item);
    same = same > 0 ? same - 1 : samePurpose(items, at);
  }
  return joined;
}
