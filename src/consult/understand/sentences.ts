/** A text as its sentences and the items of its lists. */
export interface Piece {
  readonly text: string;
  /** An item of a counted list, which asks even where it is no question: "(a) split it (b) import the rest". */
  readonly counted: boolean;
}

const enumerated = /(?:^|[\s:])\(?(?:[1-9]|[a-h])\)\s+/u;
const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A semicolon parts sentences only where both sides could stand alone; the reader of lists knows it too. */
const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?…])\s+|(?<=\?)(?=\p{L})|\n+/u)
    .map((sentence) => sentence.trim())
    .filter(hasWords);

export function piecesOf(text: string): readonly Piece[] {
  const [before = '', ...items] = text.split(enumerated);
  const counted = items.length > 1;
  return [
    ...sentencesOf(before).map((sentence) => ({ text: sentence, counted: false })),
    ...items.flatMap((item) => {
      const sentences = sentencesOf(item);
      const asks = sentences.some((sentence) => sentence.includes('?'));
      return sentences.map((sentence, at) => ({ text: sentence, counted: counted && !asks && at === 0 }));
    }),
  ];
}
