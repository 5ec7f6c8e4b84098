import type { Card, Piece } from './card.ts';

/** A card as it is kept: its words stand in its file, which is read at each start anyway, so their place is enough. */

interface Place {
  readonly from: number;
  readonly to: number;
}

type KeptPiece = Omit<Piece, 'source'> & (Place | Pick<Piece, 'source'>);

export type KeptCard = Omit<Card, 'pieces'> & { readonly pieces: readonly KeptPiece[] };

export function toKept(card: Card, text: string): KeptCard {
  let from = 0;
  const pieces = Array.from(card.pieces.values(), ({ source, ...piece }): KeptPiece => {
    const at = text.indexOf(source, from);
    if (at < 0) return { ...piece, source };
    from = at + source.length;
    return { ...piece, from: at, to: from };
  });
  const { kind, id, name, file, data } = card;
  return { kind, id, name, file, data, pieces };
}

export function fromKept({ pieces, ...card }: KeptCard, text: string): Card {
  const whole = pieces.map(({ id, heading, line, textLine, ...words }): [string, Piece] => {
    const source = 'source' in words ? words.source : text.slice(words.from, words.to);
    return [id, { id, heading, line, textLine, source }];
  });
  return { ...card, pieces: new Map(whole) };
}
