import { listIn, partsOf, type Part } from './ask-parts.ts';
import { isSmall, weightOf, wordsOf } from './words.ts';

/** A clause that asks, and what was told right before it. */
export interface Clause {
  readonly text: string;
  readonly before: string;
}

/** What is heard in a few words: how much they tell about our subjects, and whether something is wrong. */
export interface Ear {
  tells(text: string): number;
  suffers(text: string): boolean;
}

/** One word is enough for an ask when it belongs to few subjects: "where do we host?" */
const clear = 0.25;
/** Less than this a told sentence is no trouble of ours. */
const telling = 0.6;

/** Words a question has that only points at something told before: "how to go about these three things?" */
const pointing: ReadonlySet<string> = new Set(
  `what's whats where's wheres how's hows who's tell do doing done go going about begin start know improve fix solve tackle approach handle deal best better good bad
  right wrong ok okay fine normal sane sense enough possible realistic worth way ways idea ideas tips hint hints help advice suggestions
  thoughts pointers opinions recommendations recommend suggest thing things point points first next order path shortest
  quickest easiest priority all any both each every one two three four five 1 2 3 4 5 these those them they too many much
  please pls thanks now happen happens again really actually at no not or also would could may might must`.split(
    /\s+/u,
  ),
);
const several =
  /\b(?:these|those|all (?:of|three|four|two)|each|both|any of|which order|the (?:two|three|four)|one by one)\b/iu;
const negated = /\b(?:\w+n[’']?t|not|no|never|nobody|none|nothing|neither)\b/iu;
const added =
  /^(?:and\s+|oh\s+)?(?:also|plus|besides|additionally|on top|another (?:thing|problem|one)|last (?:thing|one)|one more|second(?:ly)?|finally)\b/iu;

const isHollow = (text: string): boolean => wordsOf(text).every((word) => isSmall(word) || pointing.has(word));

const joined = (parts: readonly Part[]): string => parts.map((part) => part.text).join(', ');

/** The sentence whose matter a hollow question points at: its own, where that tells something too, or the one before. */
function meantBy(parts: readonly Part[], at: number): readonly Part[] {
  const sentence = parts[at]?.sentence ?? 0;
  const own = parts.slice(0, at).filter((part) => part.sentence === sentence && !isHollow(part.text));
  return own.length > 0 ? own : parts.filter((part) => part.sentence === sentence - 1 && !isHollow(part.text));
}

/** A question without matter of its own, with the matter it points at; nothing where that was asked before. */
function filled(parts: readonly Part[], at: number): readonly Clause[] {
  const text = parts[at]?.text ?? '';
  const meant = meantBy(parts, at);
  const before = parts[at - 1];
  // "which order, and how?" points once
  if (before?.asks === true && before.sentence === parts[at]?.sentence && isHollow(before.text)) return [];
  const items = listIn(joined(meant)).filter((item) => weightOf(item) > 1);
  const all = several.test(text);
  if (meant.length === 0 || (!all && meant.some((part) => part.asks))) return [];
  const first = !parts.slice(0, at).some((part) => part.asks && !isHollow(part.text));
  if (items.length > 1 && (all || (first && items.length > 2)))
    return items.map((item) => ({ text: item, before: '' }));
  return [{ text: `${joined(meant)}, ${text}`, before: '' }];
}

/** "how do we do these?" asks for each of the sentence before, whatever of it was a question already. */
const isListedLater = (parts: readonly Part[], at: number): boolean =>
  parts.some(
    (later, other) =>
      other > at &&
      later.asks &&
      later.sentence > (parts[at]?.sentence ?? 0) &&
      isHollow(later.text) &&
      several.test(later.text) &&
      meantBy(parts, other).includes(parts[at] ?? later),
  );

/** What was told right before a clause. */
function told(parts: readonly Part[], at: number): string {
  const before = parts[at - 1];
  return before === undefined || before.asks ? '' : before.text;
}

function clausesAt(parts: readonly Part[], at: number, ear: Ear): readonly Clause[] {
  const part = parts[at];
  if (part === undefined) return [];
  const { text } = part;
  if (!part.asks) return isTrouble(parts, at, ear) ? [{ text, before: '' }] : [];
  if (isHollow(text)) return filled(parts, at);
  if (isListedLater(parts, at)) return [];
  const before = told(parts, at);
  if (part.listed === true || weightOf(text) > 1 || ear.tells(text) > clear) return [{ text, before }];
  return before !== '' && parts[at - 1]?.sentence === part.sentence ? [{ text: `${before}, ${text}`, before: '' }] : [];
}

/** "Workers do not grow. Also how do I …": what is told beside a question and wants help as much. */
function isTrouble(parts: readonly Part[], at: number, ear: Ear): boolean {
  const text = parts[at]?.text ?? '';
  const rest = parts.slice(at + 1);
  if (ear.tells(text) < telling) return false;
  const asked = parts.slice(0, at).some((part) => part.asks);
  if (asked) return added.test(text) && !rest.some((part) => part.asks);
  const [next] = rest;
  return (
    next?.asks === true &&
    next.sentence > (parts[at]?.sentence ?? 0) &&
    added.test(next.text) &&
    (negated.test(text) || ear.suffers(text))
  );
}

/** The clauses that ask for something; what is too short to be understood alone is left to its neighbours. */
export function askedIn(text: string, ear: Ear): readonly Clause[] {
  const parts = partsOf(text);
  const clauses = parts.flatMap((_, at) => clausesAt(parts, at, ear));
  if (clauses.length > 0) return clauses;
  const asked = parts.flatMap((part, at) => (part.asks ? [{ text: part.text, before: told(parts, at) }] : []));
  return asked.length > 0 ? asked : [{ text, before: '' }];
}
