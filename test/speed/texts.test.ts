import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createUnderstanding } from '../../src/consult/understand/command/understanding.ts';
import { openConsultant } from '../../src/open-consultant.ts';
import { phrasings } from '../consult/understand/phrasings.ts';
import { vocabulary } from '../consult/understand/vocabulary.ts';
import { quickest } from './as-on-reference.ts';

describe('what follows /devops is read', () => {
  const { read } = createUnderstanding(vocabulary);
  const long = (piece: string): string => piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
  const pieces = [
    ...[
      'A',
      ' ',
      '1',
      '-a',
      '.1',
      'a/',
      'a_',
      '"a ',
      "'",
      '`x ',
      '(',
      '<',
      '$(',
      '&amp;',
      '->',
      '=',
      'a=b ',
      'env:prod ',
      ':a:',
      '?',
      '\n',
      '--x ',
      '—x ',
    ],
    ...[
      '\u200b',
      '\u0301',
      '👩‍🚀',
      '\ud800',
      'rolbck depoly canry ',
      'scale 12,000 rps 99.9 ',
      '1 2 3 ',
      'v1.2.3-rc.1+a/b ',
      'lorem ipsum dolor ',
    ],
  ];

  it.each(pieces.flatMap((piece) => ['', 'rollback ', 'scale '].map((head) => [head + piece, head + long(piece)])))(
    'within 5 ms when it is 10 kB of %j',
    async (_, text) => {
      expect(await quickest(() => read(text), 5, 40)).toBeLessThan(5);
    },
  );

  it('3,000 times a second when it is of ordinary length', async () => {
    const ordinary = phrasings.filter((line) => line.text.length < 200).map((line) => line.text);
    const readAll = (): void => {
      for (let count = 0; count < 3000; count += 1) read(ordinary[count % ordinary.length]!);
    };
    expect(await quickest(readAll, 1000)).toBeLessThan(1000);
  });
});

describe('a free question', () => {
  it('is heard within 5 ms: its asks, its facts, and whether help is wanted', async () => {
    const consultant = openConsultant();
    const texts = readFileSync(new URL('../fixtures/eval/questions.dev.jsonl', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (JSON.parse(line) as { text: string }).text);
    const hearAll = (): void => {
      for (const text of texts) {
        consultant.offerFor(text);
        consultant.asks(text);
        consultant.facts(text);
      }
    };
    const within = 5 * texts.length;
    expect(await quickest(hearAll, within)).toBeLessThan(within);
  });
});
