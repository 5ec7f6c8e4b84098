import type { Card, Persona } from '../../persona/persona.ts';
import type { TopicSource } from './topics.ts';

/** Snippets of code are no sentences, and the same commands stand in many practices. */
const untaught: ReadonlySet<string> = new Set(['on-platforms']);
const shortest = 20;

const linesOf = (card: Card): readonly string[] =>
  [...card.pieces.values()]
    .filter((piece) => !untaught.has(piece.id))
    .flatMap((piece) => piece.source.replaceAll(/```[\s\S]*?```/gu, '').split('\n'))
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
  }));
