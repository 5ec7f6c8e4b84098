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

/** A sentence of fewer words says too little alone. */
const saysLittle = 8;
/** More characters than these are no beginning. */
const longestBeginning = 240;

/** As much of it as fits, up to the end of a word. */
function cut(text: Text): Text {
  let left = longestBeginning;
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

/** With what a paragraph begins: its name, and the sentence that has the heart of it. */
export function beginningOf(text: Text): Text {
  const [first = text, second] = sentencesIn(text);
  const said = first.filter(({ kind }) => kind !== 'strong').map((span) => plainOf([span]));
  const isShort = said.join('').trim().split(/\s+/u).length < saysLittle;
  return cut(isShort && second !== undefined ? [...first, space, ...second] : first);
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
