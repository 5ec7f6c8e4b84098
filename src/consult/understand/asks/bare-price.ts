import { isSmall, wordsOf } from '../words.ts';

/** "What does it cost, roughly?", "how long does that take?": a price in money or time of what was asked just before. */

const it =
  '(?:it|that|this|they|these|those|them|both|all (?:of )?(?:it|that|this|these)|the whole thing|something like that)';
const will = '(?:is|are|does|do|did|would|will|might|could|should|can)';
const bare = new RegExp(
  `^(?:(?:and|but|so|also|then|plus|or|roughly|about|ok|oh|btw)[,:]?\\s+){0,3}(?:` +
    `what\\s+${will}\\s+(?:we|i)\\s+pay\\s+for\\s+${it}|` +
    `what\\s+${will}\\s+${it}\\s+(?:(?:all|each|roughly|then|even|actually)\\s+)?(?:costs?|takes?)|` +
    `how\\s+(?:much(?:\\s+(?:time|money|effort|work))?|long|expensive|costly|hard|difficult)\\s+${will}\\s+${it}(?!\\s+(?:ok|safe|fine))|` +
    `(?:at|for)\\s+what\\s+(?:cost|price)|` +
    `what(?:['’]?s|\\s+is|\\s+are)\\s+the\\s+(?:costs?|price|bill|effort)(?:\\s+of\\s+${it})?` +
    `)\\b(.*)$`,
  'isu',
);

/** What may stand behind it and adds no matter: "us per month, more or less". */
const beside: ReadonlySet<string> = new Set(
  `cost costs take takes be need needs last run roughly usually normally typically realistically about approximately approx
  ballpark more or less us me per each all in total extra then too month year week day hour monthly yearly money time
  effort work actually really even going to build keep maintain people users team company like ours size small big`.split(
    /\s+/u,
  ),
);

/** With matter of its own it is a question of its own: "how long does it take to restore 2 TB?" */
export function isBarePrice(text: string): boolean {
  const rest = bare.exec(text)?.[1];
  return rest !== undefined && wordsOf(rest).every((word) => isSmall(word) || beside.has(word) || /^\d+$/u.test(word));
}
