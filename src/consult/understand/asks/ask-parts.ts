import { weightOf } from '../words.ts';
import { piecesOf, type Piece } from './sentences.ts';

/** Cuts a text into the sentences that tell and the clauses that ask. Grammar only: what is asked is not its business. */

export interface Part {
  readonly text: string;
  readonly asks: boolean;
  /** One of a list: it counts however short it is. */
  readonly listed?: boolean;
  /** Of which sentence it is. */
  readonly sentence: number;
}

const longest = 4000;

const openers =
  "how|hows|how's|hw|hwo|what|whats|what's|wat|wats|wht|waht|where|wheres|where's|whos|who's|which|who|whom|whose|when|why|whether|any ideas?";
const auxiliaries = 'should|shuld|shoud|shall|do|does|did|can|could|cud|would|wud|will|is|are|am|may|must';
const subjects = 'we|i|you|u|they|it|there|the|our|my|a|an|this|that|these|somebody|someone|anybody|anyone|people|one';
const conditions = 'if\\s+(?:yes|no|not|so)';
const joints = '\\s*(?:[,;:]|\\s[-–—+&/]|\\band\\b|\\bor\\b|\\bbut\\b|\\bplus\\b)\\s+';

/** These ask even where they end in no question mark. */
const inverted =
  `how\\s+(?:to|do|does|should|can|could|would|will|much|many|often|long|far|big|is|are|must|may)|` +
  `(?:whats|what['’]s|wheres|where['’]s|hows|how['’]s|whos|who['’]s)|` +
  `(?:what|where|who|whom|when|why|which(?:\\s+\\w+){1,3})\\s+(?:to|do|does|should|can|could|would|is|are|belongs?|gets)|` +
  `(?:with|at|on|in|for|from|to|by|under)\\s+(?:which|what|whom|how)|` +
  `(?:should|shuld|shoud|shall|do|does|can|could|cud|would|wud|is|are)\\s+(?:we|i|you|u|they|it|there|that|this|one)`;
/** "after something breaks how do we review it": when it is asked for, before the question. */
const occasion =
  '(?:after|before|when|whenever|if|once|until|till|during|in case|then|meanwhile|afterwards|later)\\b[^,;:?]{0,60}?\\s';

/** A new clause begins after a comma, a dash or a joint word when something that asks follows. */
const clause = new RegExp(
  `${joints}(?:and\\s+|or\\s+|but\\s+|also\\s+|then\\s+){0,3}` +
    `(?=(?:${openers}|(?:${auxiliaries})\\s+(?:${subjects})|${conditions}|tell\\s+me)\\b)|` +
    `${joints}(?:and\\s+|or\\s+|but\\s+){0,2}(?=(?:${occasion}|(?=(?:with|at|on|in|for|from|to|by|under)\\s))(?:${inverted})\\b)|` +
    // "…, and is fly postgres ok": any subject will do after a joint word
    `,?\\s+and\\s+(?=(?:is|are|should|would|does)\\s+\\w)|` +
    // "…, is running as root ok"
    `,\\s+(?:and\\s+)?(?=(?:is|are)\\s+\\w+ing\\s)|` +
    // "…, should dev and prod be apart": so will any verb that opens a question
    `,\\s+(?=(?:should|would|could|does|did|will)\\s+\\p{L}+\\s+\\p{L})|` +
    // "it costs us a lot, why"
    `,\\s+(?=(?:why|how)\\s*[?.!]*$)`,
  'giu',
);

/** What may stand before a question or a wish and adds nothing to it. */
const lead =
  '(?:(?:and|or|but|so|also|then|plus|ok|okay|hey|hi|hello|please|pls|questions?|now|besides|additionally|finally|lastly|separately|unrelated|second(?:ly)?|third(?:ly)?|next|last (?:thing|one|question)|one more(?: thing)?|another (?:thing|one|question))[,:.]*\\s+){0,4}';
const asking = new RegExp(
  `^${lead}(?:(?:${openers}|${conditions}|(?:${occasion})?(?:${inverted}))(?![\\p{L}\\p{N}])|(?:${auxiliaries})\\s+\\w+|` +
    `(?:any\\s+|some\\s+)?(?:ideas?|tips|hints?|advice|suggestions?|thoughts|pointers|recommendations?|opinions?|experiences?)\\b|.*\\byes or no\\b)`,
  'iu',
);
const opening = new RegExp(`^${lead}`, 'iu');
const openly = new RegExp(
  `^${lead}(?:(?:${occasion})?(?:${inverted})\\b|(?:why|how|(?:what|which|where|who|when|how)\\s+(?:instead|else|then|next))\\s*[?.!]*$|.*\\byes or no\\b)`,
  'iu',
);
const wish = new RegExp(
  `^(?:\\w+[,:]\\s+)?${lead}(?:(?:i|we)(?:'d| would)?\\s+(?:also\\s+|just\\s+|really\\s+)?(?:need|want)|(?:i|we)(?:'d| would)\\s+(?:also\\s+|just\\s+|really\\s+)?(?:like|love)|need|want|wanted|looking for|tell me|` +
    `show me|explain|help (?:me|us|with)|be able to|(?:i|we)(?:'m|'re| am| are) looking for)\\b`,
  'iu',
);
const courtesy = new RegExp(`^${lead}(?:please|pls)\\b`, 'iu');

export const asksFor = (text: string): boolean => asking.test(text) || wish.test(text) || courtesy.test(text);
const wishes = (text: string): boolean => wish.test(text) || courtesy.test(text);

const occasional = /^(?:and\s+|but\s+)?when\s/iu;

const pronoun = /\b(?:it|that|this|them|those|these|they)\b/iu;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** "…, ideally without downtime, e.g. on Sundays": more about the same. */
const apposition =
  /^(?:and\s+)?(?:e\.?g|i\.?e|incl|including|approx|roughly|ideally|preferably|especially|mainly|mostly|at least|at most|if possible|without|w\/o|with|for|because|since|so that|which|that|once|every|maybe|not)(?![\p{L}])/iu;

/** What only adds to the item before it, as a part of that. */
function whole(items: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const item of items) {
    const before = joined.at(-1);
    if (before !== undefined && apposition.test(item)) joined.splice(-1, 1, `${before}, ${item}`);
    else joined.push(item);
  }
  return joined;
}

/** "want waves, config per region and telemetry": a list of wishes, each of its own. */
export function listIn(sentence: string): readonly string[] {
  const list = (/:\s+(.+)$/u.exec(sentence)?.[1] ?? sentence).replace(opening, '');
  const items = whole(list.split(/\s*[,;]\s+(?:and\s+|or\s+)?/u)).filter((one) => weightOf(one) > 0);
  const last = items.at(-1) ?? '';
  const tail = items.length > 1 ? last.split(/\s+and\s+/u) : [last];
  const all = [...items.slice(0, -1), ...(tail.every((one) => weightOf(one) > 0) ? tail : [last])];
  return all.length > 1 ? all : [sentence];
}

/** "how do we isolate, patch and back these up", "how do I get traces, searchable logs, and rid of names": one opening, several objects. */
function objectsOf(question: string): readonly string[] {
  const objects = /\bhow (?:do|can|should|would|could) (?:we|i|you|one|people|others|other \w+)\s+(.+)$/iu.exec(
    question,
  )?.[1];
  if (objects === undefined) return [question];
  const items = whole(objects.split(/,\s+/u));
  const many = items.length > 2 || /^and\s/u.test(items[1] ?? '') || weightOf(items[0] ?? '') === 1;
  if (items.length < 2 || !many) return [question];
  const last = items.at(-1) ?? '';
  const tail = last.startsWith('and ') ? [last.slice(4)] : last.split(/\s+and\s+/u);
  return [...items.slice(0, -1), ...tail].filter((one) => weightOf(one) > 0);
}

/** "Where we stand: …": it tells, in the order of a sentence that tells. */
const telling =
  /^(?:where|what|how|who)\s+(?:we|i|it|things|everything)(?:['’](?:re|ve|s))?\s+(?!(?:want|need|ask|look|wonder|hope|wish|would|should|could|can|must)\b)[^?:]{1,30}:\s[^?]*$/iu;

type Cut = Omit<Part, 'sentence'>;

function cut(sentence: string): readonly Cut[] {
  // "could you tell us:" is no question, what follows is
  if (/:\s*$/u.test(sentence) || telling.test(sentence)) return [{ text: sentence, asks: false }];
  const question = /\?["')\s]*$/u.test(sentence);
  const clauses = sentence
    .split(clause)
    .map((one) => one.trim())
    .filter(hasWords);
  const from = clauses.findIndex(asksFor);
  const wished = wishes(sentence) ? listIn(sentence) : [];
  if (wished.length > 2 || (wished.length > 0 && clauses.length === 1)) return asked(wished);
  // "when the cache restarts, the database melts" asks nothing
  const first =
    question || (from === 0 && !occasional.test(sentence))
      ? from
      : clauses.findIndex((one) => openly.test(one) || wish.test(one));
  if (!question && first < 0) return [{ text: sentence, asks: false }];
  const told = first > 0 ? clauses.slice(0, first) : [];
  return [
    ...told.map((text) => ({ text, asks: false })),
    ...clauses.slice(Math.max(first, 0)).flatMap((one) => asked(wishes(one) ? listIn(one) : objectsOf(one))),
  ];
}

const asked = (texts: readonly string[]): readonly Cut[] =>
  texts.map((text) => ({ text, asks: true, listed: texts.length > 1 }));

function partsOfPiece({ text, counted }: Piece): readonly Cut[] {
  const parts = cut(text);
  // an item is one ask, with what it tells, unless it asks twice for things of their own
  const several = parts.filter((part) => part.asks && !pronoun.test(part.text)).length > 1;
  return counted && !several ? asked([text]) : parts;
}

export function partsOf(text: string): readonly Part[] {
  return piecesOf(text.slice(0, longest)).flatMap((piece, sentence) =>
    partsOfPiece(piece).map((part) => ({ ...part, sentence })),
  );
}
