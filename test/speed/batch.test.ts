import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { askCli, type Ended } from '../ask-cli.ts';
import { quickest } from './as-on-reference.ts';

const short = [
  'rollback v2.3',
  'slo 99.9 over 28d',
  'deploy canary checkout',
  'how do we split dev and prod?',
  'rollback ;id',
];

/** What people really ask: commands, and as many long questions, several at once. */
const mixed = ['commands', 'questions', 'multi', 'activation'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/eval/${name}.dev.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text),
);

it.each([
  { what: 'short', texts: short, count: 1200, perSecond: 300 },
  // a long question takes several times as long as a command
  { what: 'mixed', texts: mixed, count: 1200, perSecond: 150 },
])('many $what lines are answered in order, at least $perSecond a second', async ({ texts, count, perSecond }) => {
  const lines = Array.from({ length: count }, (_, index) => ({ id: `l${index}`, text: texts[index % texts.length] }));
  const input = lines.map((line) => JSON.stringify(line)).join('\n');
  const answers: Ended[] = [];
  // to start and to learn is done once, however many lines there are
  const start = await quickest(() => askCli(['--batch', '--json'], '{"id":1,"text":"how do we begin?"}'), 0, 2);
  const within = start + (lines.length / perSecond) * 1000;
  const took = await quickest(async () => answers.push(await askCli(['--batch', '--json'], input)), within, 3);
  const ids = answers[0]?.out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids).toEqual(lines.map((line) => line.id));
  expect(took).toBeLessThan(within);
});
