import { whole } from './whole-items.ts';
import { weightOf, wordsOf } from '../words.ts';
import { isRhetorical, maskAsides } from './asides.ts';
import { joinedAt } from './joined-clauses.ts';
import { piecesOf, type Piece } from './sentences.ts';

/** Cuts a text into the sentences that tell and the clauses that ask. Grammar only: what is asked is not its business. */

export interface Part {
  readonly text: string;
  readonly asks: boolean;
  /** One of a list: it counts however short it is. */
  readonly listed?: boolean;
  /** Of which sentence it is. */
  readonly sentence: number;
  /** That sentence as it was put. */
  readonly whole: string;
}

const longest = 4000;
/** With more words than these what stands before "or" is a story of its own. */
const mostInChoice = 20;

const openers =
  "how|hows|how's|hw|hwo|what|whats|what's|wat|wats|wht|waht|where|wheres|where's|whos|who's|which|who|whom|whose|when|why|whether|any ideas?";
const auxiliaries = 'should|shuld|shoud|shall|do|does|did|can|could|cud|would|wud|will|is|are|am|may|must';
const subjects = 'we|i|you|u|they|it|there|the|our|my|a|an|this|that|these|somebody|someone|anybody|anyone|people|one';
const conditions = 'if\\s+(?:yes|no|not|so)';
/** "I wonder whether …", "I'd be glad to hear how …", "we need to know if …": a wish to be told. */
const curious =
  "(?:(?:i|we)(?:['’]m|['’]re| am| are)?\\s+(?:(?:just|also|still|really)\\s+)?(?:wonder(?:ing)?|curious|(?:want|need)\\s+to\\s+(?:know|understand))|" +
  "(?:i|we)(?:['’]d| would)\\s+(?:(?:also|really)\\s+)?(?:be\\s+(?:glad|happy|grateful|thankful|interested|curious)|appreciate|welcome)(?:\\s+[^\\s,;:?]+){0,4}|" +
  '(?:my|our|the)\\s+(?:[^\\s,;:?.]+\\s+){1,3}?(?:asks?|wonders?|wants?\\s+to\\s+know)|' +
  'curious|wondering|interested)\\s+(?:(?:about|on|in|to\\s+(?:hear|know|learn|understand|see))\\s+)?(?:how|what|which|where|who|when|why|whether|if)';
/** "… or how would you tame it", "… or is that overkill for ninety": the other half of one question. */
const otherHalf =
  '\\s+(?:(?:[^\\s,;?]+\\s+){1,5}?(?:it|that|them|those)\\b[^,;?]{0,12}(?:[,;?.]|$)|(?:is|would|are)\\s+(?:it|that|this|they|those)\\b)';
/** "…, and dns: can we point people elsewhere?": a subject with a colon is that of the question behind it. */
const subject = '(?:,\\s+(?:and\\s+)?|\\band\\s+)(?:[^\\s,;:?]+\\s+)?[^\\s,;:?]+';
/** "…, which today is a thumbs up in Slack." */
const toldToo =
  'which\\s+(?:(?:today|now|currently|still|so\\s+far)\\s+(?:is|are|was|were|has|have)|(?:is|are|was|were)\\s+(?:an?|the|our|not|why|how|what|where))\\b[^?]*$';
/** "…, when there are colleagues in Pune": it tells, as long as no verb follows. */
const notTold = `(?!when\\s+(?!(?:to|${auxiliaries})\\b)|${toldToo})`;
const joints = `\\s*(?:[,;]|(?<!${subject}):|\\s[-–—+&/]|\\band\\b|\\bor\\b(?!${otherHalf})|\\bbut\\b|\\bplus\\b)\\s+`;

/** These ask even where they end in no question mark. */
const inverted =
  `how\\s+(?:to|do|does|should|can|could|would|will|much|many|often|long|far|big|is|are|must|may)|` +
  `(?:whats|what['’]s|wheres|where['’]s|hows|how['’]s|whos|who['’]s)|` +
  `(?:what|where|who|whom|when|why|(?!${toldToo})which(?!\\s+(?:i|we|he|she|they|it)\\b)(?:\\s+\\w+){1,3})\\s+(?:to|do|does|should|can|could|would|is|are|belongs?|gets)|` +
  `(?:with|at|on|in|for|from|to|by|under)\\s+(?:which|what|whom|how)|` +
  `(?:should|shuld|shoud|shall|do|does|can|could|cud|would|wud|is|are)\\s+(?:we|i|you|u|they|it|there|that|this|one)`;
/** "after something breaks how do we review it": when it is asked for, before the question. */
const occasion =
  '(?:after|before|when|whenever|if|once|until|till|during|in case|then|meanwhile|afterwards|later)\\b[^,;:?]{0,60}?\\s';

/** "etcd backup where", "quotas who decides", "gh-ost yes/no": the question word stands last. */
const behind =
  "(?!(?:[^,;?.!]*\\s)?(?:know|knows|knew|idea|clue|matter|remember|remembers|sure|see|understand|that['’]?s|is|are|was|were|no|any|this|somehow)\\s+(?:how|where|who|why|when))" +
  '(?:[^\\s,;?.!]+\\s+){1,6}(?:how|where(?:\\s+to)?|who\\s+(?:decides|owns\\s+it|pays)|yes\\s*/\\s*no)';

/** "If Datadog can shrink along the way, better still." */
const wished =
  '.{12,}(?:,\\s+better\\s+still|\\swould\\s+be\\s+(?:lovely|great|nice|helpful|welcome|perfect|appreciated|a\\s+bonus))[.!]*$';

/** A new clause begins after a comma, a dash or a joint word when something that asks follows. */
const clause = new RegExp(
  `${joints}(?:and\\s+|or\\s+|but\\s+|also\\s+|then\\s+|first\\s+|second(?:ly)?\\s+|third(?:ly)?\\s+|finally\\s+|lastly\\s+|so\\s+){0,3}` +
    `(?=${notTold}(?:${openers}|(?:${auxiliaries})\\s+(?:${subjects})|${conditions}|tell\\s+me|${curious})\\b)|` +
    `,\\s+(?:and\\s+)?(?=(?:[^\\s,;:?]+\\s+)?[^\\s,;:?]+:\\s+(?:(?:${openers}|(?:${auxiliaries})\\s+(?:${subjects}))\\b))|` +
    // "…, and if it goes wrong?"
    `,\\s+(?:and|or|but)\\s+(?=if\\s[^,;?]+\\?\\W*$)|` +
    `${joints}(?:and\\s+|or\\s+|but\\s+){0,2}(?=(?:${occasion}|(?=(?:with|at|on|in|for|from|to|by|under)\\s))(?:${inverted})\\b)|` +
    // "…, and is fly postgres ok": any subject will do after a joint word
    `,?\\s+and\\s+(?=(?:is|are|should|would|does)\\s+(?!not\\b|never\\b)\\w)|` +
    `,\\s+and\\s+(?=(?:can|could|will)\\s+(?:every|each|all|any|some|no)\\s)|` +
    // "…, is running as root ok"
    `,\\s+(?:and\\s+)?(?=(?:is|are)\\s+\\w+ing\\s)|` +
    // "…, should dev and prod be apart": so will any verb that opens a question
    `,\\s+(?=(?:should|would|could|can|does|did|will)\\s+\\p{L}+\\s+\\p{L})|` +
    `,\\s+(?=${behind}\\s*(?:[,?.!]|$))|` +
    // "…, and somebody suggested breaking things on purpose - sane idea?"
    `,\\s+and\\s+(?=[^,;:?]{12,}\\s[-–—]\\s+(?:[^\\s,;?]+\\s+){0,3}[^\\s,;?]+\\?\\W*$)|` +
    // "…, and our suite is red every third run, quarantine or delete?"
    `,\\s+and\\s+(?=(?:our|the|my|[^\\s,;:?]+)\\s+[^,;:?]*\\b(?:is|are|was|were|has|have|takes?|needs?|fails?)\\b[^,;:?]*,\\s+(?:[^\\s,;?]+\\s+){0,3}[^\\s,;?]+\\?\\W*$)|` +
    // "it costs us a lot, why"
    `,\\s+(?=(?:why|how)\\s*[?.!]*$)`,
  'giu',
);

/** What may stand before a question or a wish and adds nothing to it. */
const lead =
  '(?:(?:(?:my|our|the)\\s+(?:\\w+\\s+)?questions?\\s+(?:is|are)|and|or|but|so|also|then|plus|ok|okay|hey|hi|hello|please|pls|questions?|now|besides|additionally|finally|lastly|separately|unrelated|(?:second(?:ly)?|third(?:ly)?|next)(?!\\s+(?:is|are|was|were|has|will|would|can|could|should)\\b[^?]*$)|last (?:thing|one|question)|one more(?: thing)?|another (?:thing|one|question))[,:.]*\\s+["“]?){0,4}';
const asking = new RegExp(
  `^${lead}(?:(?:[^\\s,;:?]+\\s+)?[^\\s,;:?]+:\\s+)?(?:(?:${openers}|${conditions}|(?:${occasion})?(?:${inverted}))(?![\\p{L}\\p{N}])|(?:${auxiliaries})\\s+\\w+|` +
    `${curious}(?![\\p{L}\\p{N}])|if\\s.*\\?\\W*$|(?:any\\s+|some\\s+)?(?:ideas?|tips|hints?|advice|suggestions?|thoughts|pointers|recommendations?|opinions?|experiences?)\\b|.*\\byes or no\\b)`,
  'iu',
);
const opening = new RegExp(`^${lead}`, 'iu');
const openly = new RegExp(
  `^${lead}(?:(?:${occasion})?(?:${inverted})\\b|${curious}\\b|${behind}\\s*[?.!]*$|how\\s+without\\s|${wished}|(?:why|how|(?:what|which|where|who|when|how)\\s+(?:instead|else|then|next))\\s*[?.!]*$|.*\\byes or no\\b|${behind}\\s*[?.!]*$|${wished})`,
  'iu',
);
const wish = new RegExp(
  `^(?:\\w+[,:]\\s+)?${lead}(?:(?:i|we)(?:['’]d| would) rather (?:have|see|use|get|be able to)|(?:i|we)(?:'d| would)?\\s+(?:also\\s+|just\\s+|really\\s+)?(?:need|want)|(?:i|we)(?:'d| would)\\s+(?:also\\s+|just\\s+|really\\s+)?(?:like|love)|need|want|wanted|looking for|tell me|` +
    `show me|explain|help (?:me|us|with)|be able to|(?:i|we)(?:'m|'re| am| are) looking for)\\b`,
  'iu',
);
const courtesy = new RegExp(`^${lead}(?:please|pls)\\b`, 'iu');

export const asksFor = (text: string): boolean => asking.test(text) || wish.test(text) || courtesy.test(text);
const wishes = (text: string): boolean => wish.test(text) || courtesy.test(text);

const occasional = /^(?:and\s+|but\s+)?when\s/iu;

const pronoun = /\b(?:it|that|this|them|those|these|they)\b/iu;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** "want waves, config per region and telemetry": a list of wishes, each of its own. */
export function listIn(sentence: string): readonly string[] {
  const list = (/:\s+(.+)$/u.exec(sentence)?.[1] ?? sentence).replace(opening, '');
  const items = whole(list.split(/\s*[,;]\s+(?:and\s+|or\s+)?|\s\+\s/u)).filter((one) => weightOf(one) > 0);
  const last = items.at(-1) ?? '';
  const tail = items.length > 1 ? last.split(/\s+and\s+/u) : [last];
  const all = [...items.slice(0, -1), ...(tail.every((one) => weightOf(one) > 0) ? tail : [last])];
  return all.length > 1 ? all : [sentence];
}

/** "…, also the backups are there": no object of the question before it. */
const goesOn = /^(?:also|so|but|because)\s/iu;

/** "how do we isolate, patch and back these up", "how do I get traces, searchable logs, and rid of names": one opening, several objects. */
function objectsOf(question: string): readonly string[] {
  const objects = /\bhow (?:do|can|should|would|could) (?:we|i|you|one|people|others|other \w+)\s+(.+)$/iu.exec(
    question,
  )?.[1];
  if (objects === undefined) return [question];
  const items = whole(objects.split(/,\s+/u));
  if (items.some((item) => goesOn.test(item))) return [question];
  const many = items.length > 2 || /^and\s/u.test(items[1] ?? '') || weightOf(items[0] ?? '') === 1;
  if (items.length < 2 || !many) return [question];
  const last = items.at(-1) ?? '';
  const tail = last.startsWith('and ') ? [last.slice(4)] : last.split(/\s+and\s+/u);
  return [...items.slice(0, -1), ...tail].filter((one) => weightOf(one) > 0);
}

/** "Where we stand: …": it tells, in the order of a sentence that tells. */
const telling =
  /^(?:where|what|how|who)\s+(?:we|i|it|things|everything)(?:['’](?:re|ve|s))?\s+(?!(?:want|need|ask|look|wonder|hope|wish|would|should|could|can|must)\b)[^?:]{1,30}:\s[^?]*$/iu;

/** "What isn't clear to me: do I …?": it only heads the questions behind it. */
const heading =
  /^(?:what|which|here|my|our)\b[^?:]{0,40}\b(?:clear|know|unsure|wonder\w*|puzzl\w+|asking|questions?|stuck)\b[^?:]{0,20}:\s+(?=\S)/iu;

type Cut = Omit<Part, 'sentence' | 'whole'>;

/** "Stay on swarm, k3s, or is that overkill?": what stands before "or" is one of the answers. */
function isChoice(sentence: string, clauses: readonly string[], first: number): boolean {
  const at = sentence.indexOf(clauses[first] ?? '');
  return (
    first === clauses.length - 1 && /\bor\s+$/iu.test(sentence.slice(0, at)) && wordsOf(sentence).length <= mostInChoice
  );
}

function cut(sentence: string): readonly Cut[] {
  // "could you tell us:" is no question, what follows is
  if (/:\s*$/u.test(sentence) || telling.test(sentence)) return [{ text: sentence, asks: false }];
  const head = heading.exec(sentence)?.[0];
  if (head !== undefined) return [{ text: head.trim(), asks: false }, ...cut(sentence.slice(head.length))];
  const question = /\?["')\s]*$/u.test(sentence);
  const split = sentence
    .split(clause)
    .map((one) => one.trim())
    .filter(hasWords);
  const clauses = joinedAt(split, asksFor);
  const from = clauses.findIndex(asksFor);
  const wished = wishes(sentence) ? listIn(sentence) : [];
  if (wished.length > 2 || (wished.length > 0 && clauses.length === 1)) return asked(wished);
  // "when the cache restarts, the database melts" asks nothing
  const first =
    question || (from === 0 && !occasional.test(sentence))
      ? from
      : clauses.findIndex((one) => openly.test(one) || wish.test(one));
  if (!question && first < 0) return [{ text: sentence, asks: false }];
  if (question && first > 0 && isChoice(sentence, clauses, first))
    return [{ text: sentence, asks: true, listed: false }];
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
  return counted && !several ? [{ text, asks: true, listed: true }] : parts;
}

const cutAll = (text: string): readonly Part[] =>
  piecesOf(text).flatMap((piece, sentence) =>
    partsOfPiece(piece).map((part) => ({ ...part, sentence, whole: piece.text })),
  );

const isAsked = (part: Part): boolean => part.asks && !isRhetorical(part.text);

/** What others are quoted with is asked only where nothing else is. */
export function partsOf(said: string): readonly Part[] {
  const text = said.slice(0, longest);
  const masked = maskAsides(text);
  const own = masked && cutAll(masked.text);
  const parts =
    masked !== undefined && own?.some(isAsked) === true
      ? own.map((part) => ({ ...part, text: masked.restore(part.text), whole: masked.restore(part.whole) }))
      : cutAll(text);
  return parts.some(isAsked) ? parts.filter((part) => !part.asks || isAsked(part)) : parts;
}
