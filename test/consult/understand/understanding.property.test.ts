import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { flags, intents } from '../../../src/consult/inquiry.ts';
import { problemCodes } from '../../../src/consult/problem.ts';
import { createUnderstanding, type Understood } from '../../../src/consult/understand/command/understanding.ts';
import { phrasings } from './phrasings.ts';
import { vocabulary } from './vocabulary.ts';

const { read, revise } = createUnderstanding(vocabulary);

const texts = ['system', 'version', 'from_version', 'strategy', 'environment', 'platform', 'ci', 'runbook'];
const numbers = ['rps', 'p99_ms', 'replicas', 'growth', 'slo_percent', 'window_days'];
const ids: ReadonlySet<string> = new Set(
  [vocabulary.strategies, vocabulary.environments, vocabulary.platforms, vocabulary.ci, vocabulary.runbooks]
    .flat()
    .map(({ id }) => id),
);

const figures: ReadonlySet<string> = new Set(
  [...vocabulary.figures.values()].flat().flatMap(({ id }) => [id, `${id}_of`]),
);

const own: ReadonlySet<string> = new Set([
  ...[...intents, ...flags, ...problemCodes],
  ...[...texts, ...numbers, ...ids, ...figures],
  // a problem names the value that cannot be used
  ...vocabulary.values,
]);

/** Arbitrary text is rarely close to a command, so commands are mixed with what does not belong in them. */
const words = fc.constantFrom(
  ...phrasings.flatMap(({ text }) => text.split(' ')),
  ...'; | & $( ` < > {{ }} <!here> .. // \u200b \u202e \0 \n " \' = : -- — @ # % 😀'.split(' '),
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(words, { maxLength: 14 }).map((all) => all.join(' ')),
  fc.array(words, { maxLength: 6 }).map((all) => `rollback ${all.join('')}`),
  fc
    .tuple(
      fc.constantFrom('rollback ', 'deploy ', 'scale ', 'slo ', 'dr ', 'cost ', 'score ', ''),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    )
    .map(([head, rest]) => head + rest),
);

/** What is wrong with a result: nothing ever may be. */
function faultsOf(understood: Understood, text: string, before = text): readonly string[] {
  if (understood.kind === 'problem') {
    const { code, intent, suggestions = [], field } = understood.problem;
    const said = [code, intent, field, ...suggestions].filter((each) => each !== undefined);
    return said.filter((each) => !own.has(each));
  }
  const { intent, flags: set, words: kept, params, figures: summed } = understood.inquiry;
  const unsound = Object.entries(summed).filter(
    ([key, value]) => !figures.has(key) || !(Number.isFinite(value) && value >= 0),
  );
  const odd = [intent, ...set].filter((each) => !own.has(each));
  const wrong = Object.entries(params).filter(([key, value]) => !isSound(key, value));
  return [
    ...odd,
    ...[...wrong, ...unsound].map(([key]) => key),
    ...(text.trim().startsWith(kept) || kept === before ? [] : ['words']),
  ];
}

function isSound(key: string, value: unknown): boolean {
  if (numbers.includes(key)) return Number.isFinite(value) && Number(value) >= 0;
  if (key === 'version' || key === 'from_version') return /^[A-Za-z0-9][A-Za-z0-9._+/@:-]{0,159}$/.test(String(value));
  if (key === 'system') return /^[\p{L}\p{N}@][\p{L}\p{M}\p{N}\p{Zs}._/@&+'#,:()-]{0,120}$/u.test(String(value));
  return texts.includes(key) && ids.has(String(value));
}

describe('whatever is typed', () => {
  it('is understood or refused, never thrown at, and only holds what it may', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(faultsOf(read(text), text)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('means the same each time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 300 },
    );
  });

  it('can follow anything else in a thread', () => {
    const previous = fc.constantFrom(...phrasings).map(({ text }) => read(text));
    fc.assert(
      fc.property(previous, anything, (first, text) => {
        fc.pre(first.kind === 'inquiry');
        const understood = revise(first.inquiry, text);
        // "as files?" asks for the same once more
        expect(faultsOf(understood, text, first.kind === 'inquiry' ? first.inquiry.words : text)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('names the value that cannot be used', () => {
    expect(faultsOf(read('rollback service=orders!ls'), '')).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'constructor of __proto__'])('is no number for being %s', (word) => {
    for (const text of [`scale search 7k rps ${word}`, `slo 99.9 over ${word}`, `${word} days`]) {
      expect(faultsOf(read(text), text)).toEqual([]);
    }
    const first = read('scale search 7k rps & p99<50ms');
    expect(first.kind === 'inquiry' && faultsOf(revise(first.inquiry, word), word)).toEqual([]);
  });

  it('is never repeated by a problem', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,9}$/), (word) => {
        fc.pre(!/^(?:code|intent|field|version|rollback|bad)$/.test(word));
        const refused = read(`rollback $(${word}zq)`);
        expect(refused).toEqual({
          kind: 'problem',
          problem: { code: 'bad-version', intent: 'rollback', field: 'version' },
        });
      }),
    );
  });
});
