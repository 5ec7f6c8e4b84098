import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBatch, type Batch } from '../ask-cli.ts';
import { quickest } from './as-on-reference.ts';

const short = [
  'rollback v2.3',
  'slo 99.9 over 28d',
  'deploy canary checkout',
  'how do we split dev and prod?',
  'rollback ;id',
];

/** What people really ask: commands, and as many long questions, several at once; every other one, as they are alike. */
const mixed = ['commands', 'questions', 'multi', 'activation'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/eval/${name}.dev.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .filter((_, at) => at % 2 === 0)
    .map((line) => (JSON.parse(line) as { text: string }).text),
);

/** So many of them, again and again. */
const some = (texts: readonly string[], count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => texts[at % texts.length]!);

describe('many lines', () => {
  let batch: Batch;

  beforeAll(async () => {
    batch = startBatch('--json');
    // to start and to learn is done once, however many lines there are
    await batch.answers(['{"id":1,"text":"how do we begin?"}']);
  });

  afterAll(() => batch.end());

  it.each([
    { what: 'short', texts: some(short, 300), perSecond: 300 },
    // a long question takes several times as long as a command
    { what: 'mixed', texts: mixed, perSecond: 150 },
  ])('that are $what are answered in order, at least $perSecond a second', async ({ texts, perSecond }) => {
    const lines = texts.map((text, index) => ({ id: `l${index}`, text }));
    const given = lines.map((line) => JSON.stringify(line));
    const answers: (readonly string[])[] = [];
    const within = (lines.length / perSecond) * 1000;
    const took = await quickest(async () => answers.push(await batch.answers(given)), within, 3);
    const ids = answers[0]?.map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual(lines.map((line) => line.id));
    expect(took).toBeLessThan(within);
  });
});
