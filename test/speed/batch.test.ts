import { expect, it } from 'vitest';
import { askCli, type Ended } from '../ask-cli.ts';
import { quickest } from './as-on-reference.ts';

const texts = [
  'rollback v2.3',
  'slo 99.9 over 28d',
  'deploy canary checkout',
  'how do we split dev and prod?',
  'rollback ;id',
];

it('many lines are answered in order, at least 300 a second', async () => {
  const lines = Array.from({ length: 2400 }, (_, index) => ({ id: `l${index}`, text: texts[index % texts.length] }));
  const input = lines.map((line) => JSON.stringify(line)).join('\n');
  const answers: Ended[] = [];
  const start = await quickest(() => askCli(['--batch', '--json']), 0, 2);
  const seconds = 2400 / 300;
  const within = start + seconds * 1000;
  const took = await quickest(async () => answers.push(await askCli(['--batch', '--json'], input)), within, 3);
  const ids = answers[0]?.out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids).toEqual(lines.map((line) => line.id));
  expect(took).toBeLessThan(within);
});
