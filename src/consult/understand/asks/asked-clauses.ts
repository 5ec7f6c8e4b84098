import { type Adjunct, adjunctAt, aim, toLearn } from './adjunct.ts';
import { listIn, partsOf, type Part } from './ask-parts.ts';
import { isFirstOfRow, isOrderOfAll } from './asks-for-order.ts';
import { isHollow } from './hollow.ts';
import { createLinks } from './linked.ts';
import { createStories, type Story } from './story.ts';
import {
  allBefore,
  type Ear,
  isAdded,
  isBad,
  isInRow,
  isSore,
  isStock,
  troublesAt,
  troublesBefore,
} from './told-trouble.ts';
import { stemsOf, weightOf, wordsOf } from '../words.ts';

export type { Ear } from './told-trouble.ts';

/** A clause that asks, and what was told right before it. */
export interface Clause {
  readonly text: string;
  readonly before: string;
  /** That too, where it stands in the same sentence: "all want root in there, how do we allow that?" */
  readonly beside?: string | undefined;
  /** What was told of the same elsewhere. */
  readonly linked?: string | undefined;
  /** What of it is more than pointing. */
  readonly matter?: string;
  /** It belongs to the clause before it. */
  readonly adjunct?: Adjunct;
  /** What was told before several questions in a row, sentence by sentence: the same list for each of them. */
  readonly story?: readonly string[];
  /** The sentence that lists it beside others. */
  readonly list?: number;
}

/** One word is enough for an ask when it belongs to few subjects: "where do we host?" */
const clear = 0.25;
/** Words from which on several troubles are several asks, and not one story. */
const story = 45;

/** With so many words an item of a list is no name of what somebody runs. */
const aStory = 8;

const several =
  /\b(?:these|those|all (?:of|three|four|two)|each|both|any of|which order|the (?:two|three|four)|one by one)\b/iu;
/** "Where would you start?" asks about all that was told to be wrong. */
const starting = /\b(?:start|begin|first|order|priorit\w+|sort out)\b/iu;
/** "…, 200 jobs, everyone wants the other one. Worth it?": of one thing, and what is told are its reasons. */
const verdict = /\b(?:worth|normal|sane|overkill|enough|realistic|possible|premature|sense|right|wrong)\b/iu;
/** "We must change it, survive that, and show all of it. How?" */
const due = /\b(?:must|(?:need|have|want|ought) to|should)\b/iu;
/** "how do we shrink that", "how to renew?": one verb about what was told. */
export const pointsBack = /\b(?:it|that|this|them|those|these)\b|^(?:and\s+|so\s+)?how to \p{L}+\W*$/iu;
/** "I'm a solo founder with Django on one VPS": how many they are is not what they ask about. */
const whoWeAre =
  /^(?:(?:hi|hey|hello)\b[,!.]*\s+)?(?:i['’]?m|i am|we['’]?re|we are)\s+(?:[\p{L}\d-]+\s+){1,5}?(?:founders?|developers?|devs?|engineers?|team|startup|company|agency|studio|people|person)\s+(?:with|running|using|on)\s+/iu;
/** How many they are. */
const heads =
  /^\W*\d+\s+(?:\p{L}+\s+)?(?:engineers|devs|developers|people|ppl|persons|employees|of us|services|servers|clusters|teams|customers|users|apps|repos|sites|accounts|years(?:\s+of\s+\p{L}+)?)\W*$/iu;
const unended = (text: string): string => text.replace(/[\s.,;:!…]+$/u, '');

const joined = (parts: readonly Part[]): string => parts.map((part) => unended(part.text)).join(', ');

const alone = (text: string): Clause => ({ text, before: '' });

/** The last thing told before a clause that is more than what somebody has. */
function lastTold(parts: readonly Part[], at: number, ear: Ear): Part | undefined {
  const before = parts.slice(0, at);
  const last = before.findLast((part) => part.asks || !isStock(part.text, ear));
  return last?.asks === true && !isAim(parts, before.indexOf(last), ear) ? undefined : last;
}

/** What a hollow question points at: its own sentence, where that tells something too, the one before, or the last trouble. */
function meantBy(parts: readonly Part[], at: number, ear: Ear): readonly Part[] {
  const sentence = parts[at]?.sentence ?? 0;
  const own = parts.slice(0, at).filter((part) => part.sentence === sentence && !isHollow(part.text));
  if (own.length > 0) return own;
  const before = parts.filter((part) => part.sentence === sentence - 1 && !isHollow(part.text));
  if (before.some((part) => part.asks || isBad(part.text, ear))) return before;
  const bad = troublesBefore(parts, at, ear).at(-1) ?? lastTold(parts, at, ear);
  return bad === undefined ? before : [bad];
}

/** "Please help me put this in an order. What do we do with …?": of what is asked behind it. */
const isOrderOfAsks = (parts: readonly Part[], at: number): boolean =>
  starting.test(parts[at]?.text ?? '') &&
  parts[at]?.whole.includes('?') === false &&
  // "they want a report by summer, where do we even begin." says of what
  parts.slice(0, at).every((told) => told.sentence !== parts[at]?.sentence) &&
  parts.slice(at + 1).some((later) => later.asks && !isHollow(later.text));

/** "How do we start with flags? What can go wrong? How do we back up?": of one of several, and no order of them all. */
const ofTheSame = (parts: readonly Part[], text: string): readonly Clause[] =>
  parts.filter((part) => part.asks && !isHollow(part.text)).length > 1 && !starting.test(text)
    ? [{ text, before: '', adjunct: 'facet' }]
    : [];

/** A question without matter of its own, with the matter it points at; nothing where that was asked before. */
function filled(parts: readonly Part[], at: number, ear: Ear): readonly Clause[] {
  const text = parts[at]?.text ?? '';
  const sentence = parts[at]?.sentence;
  const before = parts[at - 1];
  // "which order, and how?" points once
  if (before?.asks === true && before.sentence === sentence && isHollow(before.text)) return [];
  if (isOrderOfAsks(parts, at)) return [];
  // "Need a second opinion. …"
  if (at === 0 && parts.some((later) => later.asks && !isHollow(later.text))) return [];
  const all = several.test(text);
  const each = all || (starting.test(text) && !isFirstOfRow(parts, at));
  const bad = each ? allBefore(parts, at, ear) : [];
  if (bad.length > 1) return bad.map((part) => alone(part.text));
  const meant = meantBy(parts, at, ear);
  // "Two things hurt: A, and B. What would you do?"
  if (meant.length > 0 && meant.every((part) => !part.asks && troublesAt(parts, parts.indexOf(part), ear).length > 0))
    return [];
  // "…, and in which order?": each is asked already
  if (meant.every((part) => part.asks && part.sentence === sentence)) return ofTheSame(parts, text);
  if (!all && meant.some((part) => part.asks && !isAim(parts, parts.indexOf(part), ear))) return ofTheSame(parts, text);
  const matter = joined(meant);
  const items = listIn(matter).filter((item) => weightOf(item) > 1);
  const first = !parts.slice(0, at).some((part) => part.asks && !isHollow(part.text));
  // "oracle 19c, the archive log is full, core system, what first?": one trouble, and what they run
  const areSore = items.filter((item) => isSore(item, ear) || wordsOf(item).length >= aStory).length > 1;
  const isList = items.length > 2 && first && !verdict.test(text) && (due.test(matter) || areSore);
  return items.length > 1 && (all || isList) ? items.map(alone) : [{ text: `${matter}, ${text}`, before: '', matter }];
}

/** "how do we do these?" asks for each of the sentence before, whatever of it was a question already. */
const isListedLater = (parts: readonly Part[], at: number, ear: Ear): boolean =>
  parts.some(
    (later, other) =>
      other > at &&
      later.asks &&
      later.sentence > (parts[at]?.sentence ?? 0) &&
      isHollow(later.text) &&
      several.test(later.text) &&
      meantBy(parts, other, ear).includes(parts[at] ?? later),
  );

/** "I'd like a proper path: review, tests. … How do we notice?": a wish, with all that it lists, before the first question. */
function isWishBefore(parts: readonly Part[], part: Part): boolean {
  const question = parts.find((later) => later.asks && later.sentence > part.sentence);
  if (!part.asks || question === undefined) return false;
  return aim.test(part.whole) && !toLearn.test(part.whole) && !isAdded(question.text) && !aim.test(question.text);
}

/** "We would like containers. Which of the two do we take?": what is wished for, and then asked about. */
function isAim(parts: readonly Part[], at: number, ear: Ear): boolean {
  const part = parts[at];
  const next = parts.slice(at + 1).find((later) => later.asks || !isStock(later.text, ear));
  if (part === undefined || next === undefined || part.text.includes('?')) return false;
  if (isWishBefore(parts, part)) return true;
  if (part.listed === true) return false;
  const isNext = next.asks && next.sentence > part.sentence && !isAdded(next.text) && !aim.test(next.text);
  return isNext && aim.test(part.text);
}

/** What was told right before a clause. */
function told(parts: readonly Part[], at: number, ear: Ear): string {
  const before = parts[at - 1];
  if (before === undefined || (before.asks && !isAim(parts, at - 1, ear)) || isInRow(before.text)) return '';
  return (lastTold(parts, at, ear) ?? before).text;
}

/** "How do we …, how do we …, and in which order should this be done?" */
const isOrderOfOthers = (parts: readonly Part[], part: Part): boolean =>
  isOrderOfAll(part) && parts.some((other) => other.asks && !isOrderOfAll(other) && !isHollow(other.text));

function clausesAt(parts: readonly Part[], at: number, ear: Ear, { story }: Story): readonly Clause[] {
  const part = parts[at];
  if (part === undefined) return [];
  const { text } = part;
  if (!part.asks) return troublesAt(parts, at, ear).map(alone);
  const adjunct = adjunctAt(parts, at, ear);
  if (adjunct !== undefined) return adjunct === 'condition' ? [] : [{ text, before: '', adjunct }];
  if (isHollow(text)) return filled(parts, at, ear);
  if (isAim(parts, at, ear) || isListedLater(parts, at, ear) || isOrderOfOthers(parts, part)) return [];
  const before = told(parts, at, ear);
  const last = parts[at - 1];
  const beside = before !== '' && last?.text === before && last.sentence === part.sentence ? before : undefined;
  const points = before !== '' && pointsBack.test(text);
  // "need SOC 2 by summer, 25 engineers": told among what is wished for
  if (part.listed === true) return heads.test(text) ? [] : [{ text, before, list: part.sentence }];
  if (weightOf(text) > 1 || (ear.tells(text) > clear && !points)) return [{ text, before, beside }];
  // "what should have warned us?": one word, of which the story tells more
  if (story !== undefined && weightOf(text) > 0) return [{ text, before, beside }];
  return before === '' ? [] : [alone(`${unended(before.replace(whoWeAre, ''))}, ${text}`)];
}

/** "Plans take ages. Jobs lag. How do we get rid of the lag?": the question is about the last trouble, so the others ask for themselves. */
function withTroubles(only: Clause, parts: readonly Part[], ear: Ear): readonly Clause[] {
  const at = parts.findIndex((part) => part.asks);
  const bad = troublesBefore(parts, at, ear);
  const last = bad.at(-1);
  if (last === undefined || isHollow(parts[at]?.text ?? '') || !shares(last, parts[at])) return [only];
  const others = bad.filter((part) => part.sentence < last.sentence && !shares(part, parts[at]));
  if (others.length === 0) return [only];
  return [...others.map((part) => alone(part.text)), { ...only, text: `${unended(last.text)}, ${only.text}` }];
}

function shares(one: Part, other: Part | undefined): boolean {
  const stems = stemsOf(one.text);
  return [...stemsOf(other?.text ?? '')].some((word) => stems.has(word));
}

/** "What do we sign with? cosign?" is one clause; behind a list of wishes it is an answer to the first of them. */
function withOptions(clauses: readonly Clause[]): readonly Clause[] {
  const whole: Clause[] = [];
  for (const clause of clauses) {
    const list = whole.at(-1)?.list;
    const at = list === undefined ? whole.length - 1 : whole.findIndex((one) => one.list === list);
    const asked = whole[at];
    if (asked !== undefined && clause.adjunct === 'option')
      whole[at] = { ...asked, text: `${asked.text}${asked.text.endsWith('?') ? '' : ','} ${clause.text}` };
    else whole.push(clause);
  }
  return whole;
}

/** The clauses that ask for something; what is too short to be understood alone is left to its neighbours. */
export function askedIn(text: string, ear: Ear): readonly Clause[] {
  const parts = partsOf(text);
  const linked = createLinks(parts);
  const storyAt = createStories(parts, ear);
  const clauses = withOptions(
    parts.flatMap((_, at) => clausesAt(parts, at, ear, storyAt(at)).map((one) => ({ ...one, ...storyAt(at) }))),
  ).map((one) => ({ ...one, linked: linked(one.matter ?? one.text) }));
  const [only, ...others] = clauses;
  if (only !== undefined)
    return others.some(({ adjunct }) => adjunct === undefined)
      ? clauses
      : [...withTroubles(only, parts, ear), ...others];
  const bad = troublesBefore(parts, parts.length, ear);
  if (bad.length > 1 && wordsOf(text).length > story) return bad.map((part) => alone(part.text));
  const asked = parts.flatMap((part, at) => (part.asks ? [{ text: part.text, before: told(parts, at, ear) }] : []));
  return asked.length > 0 ? asked : [alone(text)];
}
