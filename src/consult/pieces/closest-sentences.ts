import type { Block, Span, Text } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { plainOf } from '../words.ts';
import type { AskedWords } from './asked-words.ts';
import { indexWordsOf } from './index-words.ts';

const sentenceEnd = /(?<=[^\d\s][.!?])\s+(?=\p{Lu})/gu;

function sentencesIn(text: Text): readonly Text[] {
  const sentences: Span[][] = [[]];
  for (const span of text) {
    const [first, ...more] = span.kind === 'text' ? span.text.split(sentenceEnd) : [];
    if (first === undefined) sentences.at(-1)?.push(span);
    else sentences.at(-1)?.push({ kind: 'text', text: first });
    for (const part of more) sentences.push([{ kind: 'text', text: part }]);
  }
  return sentences;
}

const space: Span = { kind: 'text', text: ' ' };

/** A paragraph of general advice for who has read an answer of their own: how it begins, and what of it is nearest to the question. */
export function closestSentences(desk: Desk, block: Block, { own }: AskedWords): Block {
  if (block.kind !== 'paragraph') return block;
  const { weigh } = desk.answers();
  const [first, second, ...more] = sentencesIn(block.text);
  if (first === undefined || second === undefined) return block;
  const nearness = (sentence: Text): number =>
    [...indexWordsOf(plainOf(sentence)).intersection(own)].reduce((sum, word) => sum + weigh(word), 0);
  const nearest = more.reduce((best, one) => (nearness(one) > nearness(best) ? one : best), second);
  return { kind: 'paragraph', text: [...first, space, ...nearest] };
}
