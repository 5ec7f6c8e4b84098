import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { answerTo, earlier, idsOf, section, shellOf, stepsOf, wordsIn } from './ask.ts';

const pasted = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../fixtures/paste/${name}`, import.meta.url)), 'utf8');

const then = (before: Blueprint, output: string): Blueprint => answerTo(output, { earlier: earlier(before) });
const commands = (answer: Blueprint): string => stepsOf(answer).flatMap(shellOf).join('\n');

describe('somebody on ECS who pastes which image each task definition has', () => {
  it('is not told that the newest one runs: it may only be registered', () => {
    const answer = then(answerTo('rollback checkout to v2.4.1 on ecs'), pasted('ecs-images.txt'));
    expect(idsOf(answer)).not.toContain('already');
    expect(commands(answer)).toContain('--task-definition checkout:43');
    expect(wordsIn(section(answer, 'prose', 'history').blocks)).not.toContain('What runs now');
  });

  it('is told so when the service itself says which definition is primary and settled', () => {
    const running = then(answerTo('rollback checkout to v2.30 on ecs'), pasted('ecs-images-running.txt'));
    expect(idsOf(running)).toContain('already');
    const newest = then(answerTo('rollback checkout to v2.4.1 on ecs'), pasted('ecs-images-running.txt'));
    expect(idsOf(newest)).not.toContain('already');
    expect(wordsIn(section(newest, 'prose', 'history').blocks)).toContain('What runs now is v2.30');
    const moving = pasted('ecs-images-running.txt').replace('COMPLETED', 'IN_PROGRESS');
    expect(idsOf(then(answerTo('rollback checkout to v2.30 on ecs'), moving))).not.toContain('already');
  });

  it.each([
    ['ecs-services.json', 'ecs-images.txt'],
    ['ecs-images.txt', 'ecs-services.json'],
  ])('may paste it after the other: %s, then %s', (first, second) => {
    const asked = answerTo('rollback checkout to v2.4.1 on ecs');
    expect(idsOf(then(then(asked, pasted(first)), pasted(second)))).toContain('already');
  });
});

describe('somebody who pastes a second history', () => {
  const history = (namespace: string): string => `$ helm history checkout${namespace}\n${pasted('helm-history.txt')}`;
  const first = then(answerTo('rollback checkout to v2.3 on helm'), history(' -n shop'));

  it('gets the commands for the namespace that the second one was run in', () => {
    expect(commands(first)).toContain('helm rollback checkout 9 -n shop');
    const second = commands(then(first, history(' --namespace shop-eu')));
    expect(second).toContain('helm rollback checkout 9 -n shop-eu');
    expect(second).not.toMatch(/-n shop(?!-eu)/u);
  });

  it('keeps the namespace where the second one names none, and where they typed another', () => {
    expect(commands(then(first, history('')))).toContain('helm rollback checkout 9 -n shop ');
    const typed = then(first, 'namespace=payments');
    expect(commands(then(typed, history(' -n shop-eu')))).toContain('helm rollback checkout 9 -n payments');
  });
});
