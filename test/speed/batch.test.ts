import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { askCli, type Ended } from '../ask-cli.ts';
import { quickest } from './as-on-reference.ts';

/** What people really ask: commands, questions, several at once, talk. */
const texts = ['commands', 'questions', 'multi', 'activation'].flatMap((name) =>
  readFileSync(new URL(`../fixtures/eval/${name}.dev.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text),
);

/** Half of these are long free questions, several in one; a command takes a fifth of their time. */
const perSecond = 150;

it('many lines are answered in order, long questions among them, at least 150 a second', async () => {
  const lines = Array.from({ length: 1200 }, (_, index) => ({ id: `l${index}`, text: texts[index % texts.length] }));
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
