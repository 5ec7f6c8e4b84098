/** A text as its sentences and the items of its lists. */
export interface Piece {
  readonly text: string;
  /** An item of a counted list, which asks even where it is no question: "(a) split it (b) import the rest". */
  readonly counted: boolean;
}

const enumerated = /(?:^|[\s:])\(?(?:[1-9]|[a-h])\)\s+/u;
/** "1. … 2. …": a number and a full stop also end sentences, so the first two must stand in order. */
const dotted = /(?:^|[\s:])[1-9]\.\s+(?=\p{L})/u;
const inOrder = /(?:^|[\s:])1\.\s+\p{L}[\s\S]+?\s2\.\s+\p{L}/u;
/** Dashes and stars begin lines, dots stand anywhere. */
const bulleted = /(?:^|\n)\s*[-*–—]\s+|(?:^|\s)[•‣▪]\s+/u;
const bullets = new RegExp(`(?:${bulleted.source})[\\s\\S]*?(?:${bulleted.source})`, 'u');
/** Before a list that asks with none of its items being a question. */
const announced =
  /(?:\b(?:questions?|ask(?:ing)?|tell|help|needs?|want|wish(?:es)?|advice|topics|wonder(?:ing)?|how (?:to|do|can|should|would))\b[^.!?]*:|\?)\s*$/iu;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A semicolon parts sentences only where both sides could stand alone; the reader of lists knows it too. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?…])\s+|(?<=\?)(?=\p{L})|(?<=\p{Emoji_Presentation})\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter(hasWords);

const plain = (sentence: string): Piece => ({ text: sentence, counted: false });

function itemsOf(items: readonly string[]): readonly Piece[] {
  return items.flatMap((item) => {
    const sentences = sentencesOf(item);
    const asks = sentences.some((sentence) => sentence.includes('?'));
    return sentences.map((text, at) => ({ text, counted: asks ? text.includes('?') : at === 0 }));
  });
}

export function piecesOf(text: string): readonly Piece[] {
  const numbered = text.split(inOrder.test(text) ? dotted : enumerated);
  if (numbered.length > 2) return [...sentencesOf(numbered[0] ?? '').map(plain), ...itemsOf(numbered.slice(1))];
  const [before = '', ...items] = bullets.test(text) ? text.split(bulleted) : [text];
  // a list may also tell what somebody runs
  const asks = announced.test(before.trim()) || items.some((item) => item.includes('?'));
  return [...sentencesOf(before).map(plain), ...(asks ? itemsOf(items) : items.flatMap(sentencesOf).map(plain))];
}
