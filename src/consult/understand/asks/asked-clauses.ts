import { listIn, partsOf, type Part } from './ask-parts.ts';
import { isHollow } from './hollow.ts';
import { allBefore, type Ear, isAdded, isBad, troublesAt, troublesBefore } from './told-trouble.ts';
import { weightOf, wordsOf } from '../words.ts';

export type { Ear } from './told-trouble.ts';

/** A clause that asks, and what was told right before it. */
export interface Clause {
  readonly text: string;
  readonly before: string;
}

/** One word is enough for an ask when it belongs to few subjects: "where do we host?" */
const clear = 0.25;
/** Words from which on several troubles are several asks, and not one story. */
const story = 45;

const several =
  /\b(?:these|those|all (?:of|three|four|two)|each|both|any of|which order|the (?:two|three|four)|one by one)\b/iu;
/** "Where would you start?" asks about all that was told to be wrong. */
const starting = /\b(?:start|begin|first|order|priorit\w+|sort out)\b/iu;
/** "We must change it, survive that, and show all of it. How?" */
const due = /\b(?:must|(?:need|have|want|ought) to|should)\b/iu;
/** "how do we shrink that", "how to renew?": one verb about what was told. */
const pointsBack = /\b(?:it|that|this|them|those|these)\b|^(?:and\s+|so\s+)?how to \p{L}+\W*$/iu;
const aim =
  /^(?:(?:and|so|but|now)\s+)?(?:i|we)(?:(?:'d|\s+would)\s+(?:also\s+|just\s+|really\s+)?(?:like|love)|(?:'d|\s+would)?\s+(?:also\s+|just\s+|really\s+)?(?:want|need))\b/iu;

const unended = (text: string): string => text.replace(/[\s.,;:!…]+$/u, '');

const joined = (parts: readonly Part[]): string => parts.map((part) => unended(part.text)).join(', ');

const alone = (text: string): Clause => ({ text, before: '' });

/** What a hollow question points at: its own sentence, where that tells something too, the one before, or the last trouble. */
function meantBy(parts: readonly Part[], at: number, ear: Ear): readonly Part[] {
  const sentence = parts[at]?.sentence ?? 0;
  const own = parts.slice(0, at).filter((part) => part.sentence === sentence && !isHollow(part.text));
  if (own.length > 0) return own;
  const before = parts.filter((part) => part.sentence === sentence - 1 && !isHollow(part.text));
  if (before.some((part) => part.asks || isBad(part.text, ear))) return before;
  const bad = troublesBefore(parts, at, ear).at(-1);
  return bad === undefined ? before : [bad];
}

/** A question without matter of its own, with the matter it points at; nothing where that was asked before. */
function filled(parts: readonly Part[], at: number, ear: Ear): readonly Clause[] {
  const text = parts[at]?.text ?? '';
  const sentence = parts[at]?.sentence;
  const before = parts[at - 1];
  // "which order, and how?" points once
  if (before?.asks === true && before.sentence === sentence && isHollow(before.text)) return [];
  const all = several.test(text);
  const bad = all ? allBefore(parts, at, ear) : troublesBefore(parts, at, ear);
  if (bad.length > 1 && (all || starting.test(text))) return bad.map((part) => alone(part.text));
  const meant = meantBy(parts, at, ear);
  // "…, and in which order?": each is asked already
  if (meant.every((part) => part.asks && part.sentence === sentence)) return [];
  if (!all && meant.some((part) => part.asks)) return [];
  const matter = joined(meant);
  const items = listIn(matter).filter((item) => weightOf(item) > 1);
  const first = !parts.slice(0, at).some((part) => part.asks && !isHollow(part.text));
  const isList = items.length > 2 && first && (due.test(matter) || isBad(matter, ear));
  return items.length > 1 && (all || isList) ? items.map(alone) : [alone(`${matter}, ${text}`)];
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

/** "We would like containers. Which of the two do we take?": what is wished for, and then asked about. */
function isAim(parts: readonly Part[], at: number): boolean {
  const [part, next] = parts.slice(at, at + 2);
  if (part === undefined || next === undefined || part.listed === true || part.text.includes('?')) return false;
  const isNext = next.asks && next.sentence > part.sentence && !isAdded(next.text) && !aim.test(next.text);
  return isNext && aim.test(part.text);
}

/** What was told right before a clause. */
function told(parts: readonly Part[], at: number): string {
  const before = parts[at - 1];
  return before === undefined || (before.asks && !isAim(parts, at - 1)) ? '' : before.text;
}

function clausesAt(parts: readonly Part[], at: number, ear: Ear): readonly Clause[] {
  const part = parts[at];
  if (part === undefined) return [];
  const { text } = part;
  if (!part.asks) return troublesAt(parts, at, ear).map(alone);
  if (isHollow(text)) return filled(parts, at, ear);
  if (isAim(parts, at) || isListedLater(parts, at, ear)) return [];
  const before = told(parts, at);
  const points = before !== '' && pointsBack.test(text);
  if (part.listed === true || weightOf(text) > 1 || (ear.tells(text) > clear && !points)) return [{ text, before }];
  return before === '' ? [] : [alone(`${unended(before)}, ${text}`)];
}

/** The clauses that ask for something; what is too short to be understood alone is left to its neighbours. */
export function askedIn(text: string, ear: Ear): readonly Clause[] {
  const parts = partsOf(text);
  const clauses = parts.flatMap((_, at) => clausesAt(parts, at, ear));
  if (clauses.length > 0) return clauses;
  const bad = troublesBefore(parts, parts.length, ear);
  if (bad.length > 1 && wordsOf(text).length > story) return bad.map((part) => alone(part.text));
  const asked = parts.flatMap((part, at) => (part.asks ? [{ text: part.text, before: told(parts, at) }] : []));
  return asked.length > 0 ? asked : [alone(text)];
}
