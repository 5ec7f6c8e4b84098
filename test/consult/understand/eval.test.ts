import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../bench/evaluate.ts';
import { ours as consultant, persona } from '../../support/ours.ts';

const fixture = (name: string, part = 'dev'): string =>
  fileURLToPath(new URL(`../../fixtures/eval/${name}.${part}.jsonl`, import.meta.url));

describe('what people write is understood as well as it was', () => {
  it.each([
    ['questions', { 'hit@1': 0.87, 'first@3': 0.92 }],
    ['commands', { exact: 0.97, rejects: 1 }],
    ['activation', { precision: 0.96, recall: 0.82 }],
    ['multi', { 'asks in order': 0.8, 'facts precision': 0.97, 'facts recall': 0.95 }],
  ] as const)('%s', (name, least) => {
    const { figures, confusions } = evaluate(consultant, fixture(name));
    for (const [figure, value] of Object.entries(least))
      expect(figures[figure], `${figure}\n${confusions.join('\n')}`).toBeGreaterThanOrEqual(value);
  });
});

describe('texts nobody tuned for are understood as well', () => {
  it.each([
    ['questions', { 'hit@1': 0.86, 'first@3': 0.94 }],
    ['activation', { precision: 0.95, recall: 0.8 }],
    ['multi', { 'asks in order': 0.8, 'facts precision': 0.95, 'facts recall': 0.95 }],
  ] as const)('%s', (name, least) => {
    const { figures, confusions } = evaluate(consultant, fixture(name, 'fresh'));
    for (const [figure, value] of Object.entries(least))
      expect(figures[figure], `${figure}\n${confusions.join('\n')}`).toBeGreaterThanOrEqual(value);
  });
});

/** Three words in a row, without case and signs. */
function triples(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both += 1;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

describe('what the bot learns from', () => {
  it('holds none of the texts it is measured with, nor anything close', () => {
    const learnt = [
      ...persona.of('practice').flatMap((card) => [...card.data.asks, ...card.data.told.split('\n')]),
      ...persona.of('phrasings').flatMap((card) => card.data.asks),
      ...persona.of('chatter').flatMap((card) => card.data.lines),
    ].map((text) => ({ text, words: triples(text) }));
    const measured = ['questions', 'commands', 'activation', 'multi']
      .flatMap((name) => readFileSync(fixture(name), 'utf8').split('\n'))
      .filter((line) => line.trim() !== '')
      .map((line) => triples((JSON.parse(line) as { text: string }).text));
    const having = new Map<string, ReadonlySet<string>[]>();
    for (const other of measured) for (const three of other) having.set(three, [...(having.get(three) ?? []), other]);
    const isClose = (words: ReadonlySet<string>): boolean =>
      [...words].some((three) => having.get(three)?.some((other) => likeness(words, other) > 0.3) === true);
    expect(learnt.flatMap(({ text, words }) => (isClose(words) ? [text] : []))).toEqual([]);
    expect(learnt.length).toBeGreaterThan(20_000);
  });
});
