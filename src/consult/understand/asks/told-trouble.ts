import type { Part } from './ask-parts.ts';
import { isHollow } from './hollow.ts';
import { wordsOf } from '../words.ts';

/** What is told to be wrong beside the questions of a text, or in their place. */

/** What is heard in a few words: how much they tell about our subjects, and whether something is wrong. */
export interface Ear {
  tells(text: string): number;
  suffers(text: string): boolean;
  /** Whether it calls a subject by a name of its own. */
  names(text: string): boolean;
}

/** Less than this a told sentence is no trouble of ours. */
const telling = 0.6;
/** "Two things hurt.": as many sentences may be meant. */
const mostCounted = 3;
/** "spring boot", "aurora postgres 14". */
const mostInItem = 3;

const negated =
  /\b(?:\w+n['’]t|(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|should|would)nt|not|no|never|nobody|none|nothing|neither)\b/iu;
/** Signs of trouble that are no words of failure. */
const bearing =
  /\b(?:takes? (?:us )?(?:\d+|an?|half|two|three|four|five|six|ages|forever|hours|days|weeks|months)|every(?:one|body)?|always|too|scares?|scared|hurts?|breaks?|again|quit|at once|half|most|hardly|barely|ignored?|by hand)\b/iu;
const counted =
  /\b(?:two|three|four|five|[2-5]|some|several|a few|a couple of)\s+(?:\w+\s+)?(?:things?|problems?|issues?|pains?|worries|topics|headaches|troubles)\b[^.!?]{0,30}[.:!]?$/iu;
const added =
  /^(?:and\s+|oh\s+)?(?:also|plus|besides|additionally|on top|another (?:thing|problem|one)|last (?:thing|one)|one more|second(?:ly)?|finally)\b/iu;

/** "Third, people leave and their roles stay.": as much as a question in its row. */
const inRow = /^(?:and\s+)?(?:second|third|fourth|last|finally)(?:ly)?[,:]\s/iu;
export const isInRow = (text: string): boolean => inRow.test(text);
/** "…? And there is one test machine that everyone fights over.": the last of them. */
const joins = /^and\s/iu;

export const isAdded = (text: string): boolean => added.test(text);

const itemsOf = (text: string): readonly number[] => text.split(/[,;+&/]|\band\b/u).map((item) => wordsOf(item).length);

const ofUs =
  /^(?:we|i)(?:['’]re|['’]m|\s+are|\s+am)\s+(?:only\s+|just\s+)?(?:\d+|two|three|four|five|six|ten)\s+\p{L}+\s*,/iu;
/** "We are 18 people, GitHub, GCP, no tool for it." */
const isOfUs = (text: string): boolean =>
  ofUs.test(text) &&
  itemsOf(text)
    .slice(1)
    .every((words) => words <= mostInItem);

/** "No backups": whatever it is about. */
export const isSore = (text: string, ear: Ear): boolean =>
  !calm.test(text) && !isOfUs(text) && (negated.test(text) || bearing.test(text) || ear.suffers(text));

export const isBad = (text: string, ear: Ear): boolean => ear.tells(text) >= telling && isSore(text, ear);

/** "Nothing's happened so far.", "Luckily nobody noticed.": said for comfort. */
const calm =
  /^(?:(?:so far|luckily|fortunately|thankfully)\W+)?(?:nothing(?:['’]s| has| was)?\s+(?:happened|broken?|leaked|lost|stolen|misused)|no harm|no damage|nobody (?:noticed|was hurt))\b[^?]{0,40}$/iu;

/** "Kotlin, EKS, Terraform.", "50 devs.": what somebody has, and no matter of a question. */
export function isStock(text: string, ear: Ear): boolean {
  if (calm.test(text) || isOfUs(text)) return true;
  const items = itemsOf(text);
  if (items.length === 1) return /^\W*\d+\s+[\p{L}-]+(?:\s+[\p{L}-]+)?\W*$/u.test(text);
  return items.every((words) => words <= mostInItem) && !isBad(text, ear);
}

/** What was told to be wrong since something was asked. */
export function troublesBefore(parts: readonly Part[], at: number, ear: Ear): readonly Part[] {
  const asked = parts.findLastIndex((part, other) => other < at && part.asks && !isHollow(part.text));
  return parts.slice(asked + 1, at).filter((part) => !part.asks && isBad(part.text, ear));
}

/** "… How do we sort out each of those?": what stands among the troubles is meant too. */
export function allBefore(parts: readonly Part[], at: number, ear: Ear): readonly Part[] {
  const [first] = troublesBefore(parts, at, ear);
  if (first === undefined) return [];
  return parts
    .slice(parts.indexOf(first), at)
    .filter((part) => !part.asks && ear.tells(part.text) >= telling && !isStock(part.text, ear));
}

/** A told sentence that wants help as much as a question does, as the troubles that are in it. */
export function troublesAt(parts: readonly Part[], at: number, ear: Ear): readonly string[] {
  const text = parts[at]?.text ?? '';
  if (ear.tells(text) < telling && !isInRow(text)) return [];
  const announced = announcedAt(parts, at, ear);
  if (announced.length > 0) return isAskedBelow(parts, at, announced.length) ? [] : announced;
  return isBesideQuestion(parts, at, ear) ? [text] : [];
}

function announcedAt(parts: readonly Part[], at: number, ear: Ear): readonly string[] {
  const text = parts[at]?.text ?? '';
  const listed = /:\s+(\S.*)$/u.exec(text);
  if (listed !== null && counted.test(text.slice(0, listed.index + 1))) return halvesOf(listed[1] ?? '', ear);
  return isCounted(parts, at) ? halvesOf(text, ear) : [];
}

/** "Two pains: A, and B. How do we find A? How do we stop B?": each is asked about by itself. */
function isAskedBelow(parts: readonly Part[], at: number, troubles: number): boolean {
  const asked = parts.slice(at + 1).filter((part) => part.asks && !isHollow(part.text));
  return asked.length > 1 && asked.length >= troubles;
}

/** "Two things hurt. The first, and the second.": said to be asked. */
function isCounted(parts: readonly Part[], at: number): boolean {
  const announced = parts.findLastIndex((part, other) => other < at && counted.test(part.text));
  return announced >= 0 && at - announced <= mostCounted && parts.slice(announced, at).every((part) => !part.asks);
}

function halvesOf(text: string, ear: Ear): readonly string[] {
  const halves = text.split(/,\s+and\s+|;\s+/u);
  return halves.every((half) => ear.tells(half) >= telling) ? halves : [text];
}

/** "Workers do not grow. Also how do I …" */
function isBesideQuestion(parts: readonly Part[], at: number, ear: Ear): boolean {
  const text = parts[at]?.text ?? '';
  const after = parts.slice(at + 1);
  const next = after.find((part) => part.asks);
  if (parts.slice(0, at).some((part) => part.asks)) {
    if (next === undefined) return isAdded(text) || isInRow(text) || joins.test(text);
    return isInRow(text) && next.sentence > (parts[at]?.sentence ?? 0) && (next !== after[0] || !isHollow(next.text));
  }
  return (
    next !== undefined &&
    next.sentence > (parts[at]?.sentence ?? 0) &&
    isAdded(next.text) &&
    isBad(text, ear) &&
    after.slice(0, after.indexOf(next)).every((part) => isBad(part.text, ear))
  );
}
