import { isHollow } from './hollow.ts';
import { weightOf } from '../words.ts';

/** A text as its sentences and the items of its lists. */
export interface Piece {
  readonly text: string;
  /** An item of a counted list, which asks even where it is no question: "(a) split it (b) import the rest". */
  readonly counted: boolean;
}

const enumerated = /(?:^|[\s:])\(?(?:(?<mark>[1-9]|[a-h])\)|(?<slashed>[1-9])\/)\s+/gu;
/** "1. … 2. …": a number and a full stop also end sentences, so the first two must stand in order. */
const dotted = /(?:^|[\s:])[1-9]\.\s+(?=\p{L})/u;
const inOrder = /(?:^|[\s:])1\.\s+\p{L}[\s\S]+?\s2\.\s+\p{L}/u;
/** Dashes and stars begin lines, dots stand anywhere. */
const bulleted = /(?:^|\n)\s*[-*–—]\s+|(?:^|\s)[•‣▪]\s+/u;
const bullets = new RegExp(`(?:${bulleted.source})[\\s\\S]*?(?:${bulleted.source})`, 'u');
/** Before a list that asks with none of its items being a question. */
const announced =
  /(?:\b(?:questions?|ask(?:s|ing)?|tell|help|needs?|want|wish(?:es)?|advice|topics|wonder(?:ing)?|how (?:to|do|can|should|would))\b[^.!?]*:|\?|(?:^|\n)(?:wanted|questions?|asks|needs?|wishes))\s*$/iu;

/** "incl. signing", "min. effort": behind these a sentence goes on. */
const shortened =
  /(?<![\p{L}\p{N}])(?:e\.?g|i\.?e|z\.b|vs|incl|excl|approx|appr|ca|resp|esp|cf|viz|nr|(?<!\d\s?)(?:min|max|avg))\.$/iu;
/** "Redis etc.", "25 min.", "8 a.m.": behind these it may. */
const perhapsEnds = /(?<![\p{L}\p{N}])(?:etc|mins?|max|avg|hrs?|secs?|inc|ltd|corp|co|dept|[ap]\.?m|\p{L}\.\p{L})\.$/iu;
const begins =
  /^(?:\p{Lu}|(?:how|what|where|which|who|when|why|should|do|does|can|could|would|is|are|also|and|but)\b)/u;
const longestHeading = 40;
/** An item with more than this is a story of its own. */
const mostInItem = 30;
const counts = /(?<![\p{L}\p{N}])no\.$/iu;

const goesOn = (before: string, next: string): boolean =>
  shortened.test(before) ||
  (perhapsEnds.test(before) && !begins.test(next)) ||
  (counts.test(before) && /^\d/u.test(next));

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A semicolon parts sentences only where both sides could stand alone; the reader of lists knows it too. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/\n+/u)
    .flatMap(sentencesOfLine)
    .map((sentence) => sentence.trim())
    .filter(hasWords);

function sentencesOfLine(line: string): readonly string[] {
  const sentences: string[] = [];
  for (const next of line.split(/(?<=[.!?…])\s+|(?<=\?)(?=\p{L})|(?<=\p{Emoji_Presentation})\s+/u)) {
    const before = sentences.at(-1);
    if (before !== undefined && goesOn(before, next)) sentences.splice(-1, 1, `${before} ${next}`);
    else sentences.push(next);
  }
  return sentences;
}

const plain = (sentence: string): Piece => ({ text: sentence, counted: false });

/** "Cluster red twice a month. Shrink it? Move?": an item is one ask, with what it tells before. */
function itemOf(sentences: readonly string[]): readonly Piece[] {
  const end = sentences.findLastIndex((text) => text.includes('?') && !isHollow(text));
  const asking = sentences.slice(0, end + 1);
  const questions = asking.filter((text) => text.includes('?') && weightOf(text) > 1);
  if (end < 0) return sentences.map((text, at) => ({ text, counted: at === 0 }));
  if (questions.length > 1 || weightOf(asking.join(' ')) > mostInItem)
    return sentences.map((text) => ({ text, counted: text.includes('?') }));
  return [{ text: asking.join(' '), counted: true }, ...sentences.slice(end + 1).map(plain)];
}

function itemsOf(items: readonly string[]): readonly Piece[] {
  return items.flatMap((item) => {
    const [own = '', ...below] = item.trim().split(/\n+/u);
    return [...itemOf(sentencesOf(own)), ...below.flatMap(sentencesOf).map(plain)];
  });
}

interface List {
  /** What stands above it. */
  readonly heading: string;
  readonly items: readonly string[];
}

/** "Stack: - … - … Questions: - … - …": a line behind an item that is none heads the list below it. */
function listsOf(before: string, items: readonly string[]): readonly List[] {
  const lists: { heading: string; items: string[] }[] = [{ heading: before, items: [] }];
  for (const [at, item] of items.entries()) {
    const [own = '', ...below] = item.trim().split(/\n+/u);
    const heading = below.at(-1) ?? '';
    const heads =
      at < items.length - 1 && below.length > 0 && heading.length <= longestHeading && !/[.?!]$/u.test(heading);
    lists.at(-1)?.items.push(heads ? [own, ...below.slice(0, -1)].join('\n') : item);
    if (heads) lists.push({ heading, items: [] });
  }
  return lists;
}

/** "What hurts: (1) … (2) …. What would you change?": the list tells, and is asked about below. */
function isAsked(heading: string, items: readonly string[]): boolean {
  const all = items.map(sentencesOf);
  return announced.test(heading.trim()) || all.some(([first]) => first?.includes('?') === true);
}

/** "alias weights?" asks of its own item alone. */
const fullQuestion =
  /^(?:(?:and|so|but)\s+)?(?:how|what|which|where|who|when|why|should|can|could|do|does|is|are|would|any)\b.*\?/isu;

const isAskedBelow = (items: readonly string[]): boolean =>
  !items.slice(0, -1).some((item) => item.includes('?')) &&
  sentencesOf(items.at(-1) ?? '')
    .slice(1)
    .some((sentence) => fullQuestion.test(sentence) && !isHollow(sentence));

/** "Wanted", "How would you (a) … (b) …?": what heads a list of asks is none itself. */
function headed(heading: string): readonly Piece[] {
  const above = sentencesOf(heading);
  const last = above.at(-1);
  const heads = last !== undefined && /^\p{L}[^.!?:]*$/u.test(last) ? [...above.slice(0, -1), `${last}:`] : above;
  return heads.map(plain);
}

const piecesOfItems = (heading: string, items: readonly string[], asks: boolean): readonly Piece[] =>
  asks ? [...headed(heading), ...itemsOf(items)] : [heading, ...items].flatMap(sentencesOf).map(plain);

// a list with dots may also tell what somebody runs
const piecesOfList = ({ heading, items }: List): readonly Piece[] =>
  piecesOfItems(
    heading,
    items,
    isAsked(heading, items) || (items.some((item) => item.includes('?')) && !isAskedBelow(items)),
  );

const isDigit = (mark: string): boolean => /\d/u.test(mark);

/** Items by their marks, which go up from the first: "the platform team (8) for all of them" is no item. */
function enumeratedIn(text: string): readonly string[] {
  const all = [...text.matchAll(enumerated)].map(({ 0: whole, index, groups }) => ({
    mark: groups?.['mark'] ?? groups?.['slashed'] ?? '',
    from: index,
    to: index + whole.length,
  }));
  const first = all.findIndex(({ mark }) => mark === '1' || mark === 'a');
  const marks: typeof all = [];
  for (const one of all.slice(Math.max(0, first))) {
    const last = marks.at(-1)?.mark;
    if (last === undefined || (isDigit(last) === isDigit(one.mark) && one.mark > last)) marks.push(one);
  }
  return [text.slice(0, marks[0]?.from), ...marks.map(({ to }, at) => text.slice(to, marks[at + 1]?.from))];
}

export function piecesOf(text: string): readonly Piece[] {
  const numbered = inOrder.test(text) ? text.split(dotted) : enumeratedIn(text);
  if (numbered.length > 2) {
    const [heading = '', ...items] = numbered;
    return piecesOfItems(heading, items, isAsked(heading, items) || !isAskedBelow(items));
  }
  const [before = '', ...items] = bullets.test(text) ? text.split(bulleted) : [text];
  return listsOf(before, items).flatMap(piecesOfList);
}
