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

/** As much of it as fits, up to the end of a word. */
function cut(text: Text, most: number): Text {
  let left = most;
  const kept: Span[] = [];
  for (const span of text) {
    const { length } = plainOf([span]);
    if (length > left) {
      const begun = span.kind === 'text' ? span.text.slice(0, left).replace(/[\s,:;(]*\s\S*$/u, '') : '';
      return [...kept, { kind: 'text', text: `${begun} …` }];
    }
    kept.push(span);
    left -= length;
  }
  return kept;
}

/** With what a paragraph begins: its name, and the sentences behind it that fit into so many characters. */
export function beginningOf(text: Text, most: number): Text {
  if (most === 0) return text.slice(0, 1);
  const [first = text, ...more] = sentencesIn(text);
  let begun: Text = first;
  for (const sentence of more) {
    const longer = [...begun, space, ...sentence];
    if (plainOf(longer).length > most) break;
    begun = longer;
  }
  return cut(begun, most);
}

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
