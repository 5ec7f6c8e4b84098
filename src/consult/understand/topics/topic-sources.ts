import type { Card, Persona } from '../../../persona/persona.ts';
import { tellingsIn } from '../../tellings.ts';
import type { TopicSource } from './topics.ts';

/** What a practice says in the words of its subject; the rest of it speaks of costs, reasons and commands as others do. */
const taught: ReadonlySet<string> = new Set(['default', 'unless', 'mistakes']);
const shortest = 20;

const linesOf = (card: Card): readonly string[] =>
  [...card.pieces.values()]
    .filter((piece) => taught.has(piece.id))
    .flatMap((piece) => piece.source.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length > shortest);

/** What the router learns from: how people ask about each practice, and what the practice itself says. */
export const topicSources = (persona: Persona): readonly TopicSource[] =>
  persona.of('practice').map((card) => ({
    id: card.id,
    name: card.name,
    says: card.data.says,
    about: card.data.about,
    asks: [
      ...card.data.asks,
      ...persona
        .of('phrasings')
        .filter(({ data }) => data.practice === card.id)
        .flatMap(({ data }) => data.asks),
    ],
    lines: linesOf(card),
    told: tellingsIn(card.data.told).flatMap(({ lines }) => lines),
  }));
