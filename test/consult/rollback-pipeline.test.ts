import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/consult/blueprint.ts';
import { answerTo, earlier, persona, section, shellOf, titlesOf, wordsIn } from './ask.ts';

describe('somebody whose pipeline would deploy over the rollback', () => {
  const pipelines = persona.of('tool').filter((card) => card.data.part === 'ci');
  const plans = (asked: string): readonly [readonly Step[], readonly Step[]] => {
    const answer = answerTo(asked);
    return [section(answer, 'steps', 'plan').steps, section(answer, 'steps', 'lasting').steps];
  };

  it.each(pipelines.map((card) => [card.name, card] as const))(
    'pauses %s with its own commands before going back, and resumes it last',
    (_, card) => {
      const [plan, lasting] = plans(`rollback checkout to v2.3 on eks ci=${card.id}`);
      const paused = plan.findIndex((step) => step.source.file === card.file);
      expect(plan[paused]?.source.piece).toBe('pause');
      expect(paused).toBeLessThan(titlesOf(plan).indexOf('Roll back'));
      expect(lasting.at(-1)?.source).toMatchObject({ file: card.file, piece: 'resume' });
      for (const step of [plan[paused], lasting.at(-1)]) {
        expect(step === undefined ? [] : shellOf(step)).not.toEqual([]);
        expect(step?.rehearsal).toBeDefined();
        expect(step?.fails).toBeDefined();
      }
    },
  );

  it.each(pipelines.map((card) => [card.name, card] as const))('is not told of another pipeline than %s', (_, card) => {
    const [plan, lasting] = plans(`rollback checkout to v2.3 on ecs ci=${card.id}`);
    const others = pipelines.filter((other) => other !== card).map((other) => other.file);
    expect([...plan, ...lasting].filter((step) => others.includes(step.source.file))).toEqual([]);
    expect(wordsIn(plan)).not.toContain('is assumed: name yours in the thread, be it');
  });

  it('reads that the pipeline is assumed when nobody named it', () => {
    const [plan] = plans('rollback checkout to v2.3 on eks');
    const pause = plan.find((step) => step.source.piece === 'pause');
    expect(wordsIn(pause?.what)).toContain('GitHub Actions is assumed: name yours in the thread');
  });

  it.each([
    ['lambda', ['Pause the pipeline', 'Stop a shift that is under way', 'Roll back', 'Resume automation']],
    // what the pipeline deploys is pinned away from users until there is a good one to follow
    ['cloud run', ['Pause automation', 'Roll back', 'Resume the pipeline', 'Let traffic follow deployments again']],
  ])('pauses and resumes on %s also what the platform does by itself, in its order', (platform, order) => {
    const [plan, lasting] = plans(`rollback checkout to v2.3 on ${platform} with gitlab`);
    const titles = [...titlesOf(plan), ...titlesOf(lasting)];
    const found = order.map((title) => titles.indexOf(title));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(0);
  });

  it('is told to let an apply end before infrastructure is taken back, and is given nothing that ends it', () => {
    for (const ci of ['jenkins', 'gitlab-ci', 'bitbucket-pipelines']) {
      const [plan] = plans(`rollback v2.3 with terraform ci=${ci}`);
      const pause = plan.find((step) => step.source.piece === 'pause');
      expect(wordsIn(pause?.what)).toContain('let it end');
      expect(pause === undefined ? '' : shellOf(pause).join('\n')).not.toMatch(/stop-builds|\/cancel|stopPipeline/u);
      const [elsewhere] = plans(`rollback v2.3 on eks ci=${ci}`);
      expect(elsewhere.flatMap(shellOf).join('\n')).toMatch(/stop-builds|\/cancel|stopPipeline/u);
    }
  });
});

describe('somebody whose release went out with traffic that can be switched', () => {
  const split = persona
    .of('platform')
    .filter((card) => card.pieces.has('switch-back') && card.data.strategies.includes('canary'));

  it.each(split.map((card) => [card.name, card] as const))('gets the way back of a canary on %s first', (_, card) => {
    const answer = answerTo(`rollback checkout to v2.3 strategy=canary with ${card.id.replaceAll('-', ' ')}`);
    const back = section(answer, 'steps', 'switch-back');
    expect(back.place).toBe('first');
    expect(back.steps.flatMap(shellOf)).not.toEqual([]);
    expect(back.steps.map((step) => step.source.file)).toEqual(back.steps.map(() => card.file));
    const ids = answer.sections.map((one) => one.id);
    expect(ids.indexOf('switch-back')).toBeLessThan(ids.indexOf('plan'));
  });

  it('gets it in the thread as well, for the strategy they ask about there', () => {
    const first = answerTo('rollback checkout to v2.3 on eks');
    const back = section(answerTo('what if blue-green', { earlier: earlier(first) }), 'steps', 'switch-back');
    expect(back.steps.flatMap(shellOf).join('\n')).toContain('kubectl -n checkout patch service checkout');
  });

  it('is shown none while nobody says how it went out', () => {
    const ids = answerTo('rollback checkout to v2.3 on lambda').sections.map((one) => one.id);
    expect(ids).not.toContain('switch-back');
  });

  it('is not held up by a way back that is the plan itself', () => {
    const rolling = answerTo('rollback checkout to v2.3 on ecs rolling');
    expect(rolling.sections.find((one) => one.place === 'first')?.id).toBe('plan');
  });
});

describe('somebody who pauses automation in an incident', () => {
  it.each(['eks', 'eks with argo cd', 'eks with helm and flux', 'cloud run'])('on %s is told to resume it', (place) => {
    const answer = answerTo(`incident checkout down on ${place}`);
    const paused = section(answer, 'steps', 'steps').steps.find((step) => step.source.piece === 'pause');
    const resumed = section(answer, 'steps', 'lasting').steps.filter((step) => step.source.piece === 'resume');
    expect([paused?.source.file, resumed.length > 0]).toEqual([resumed[0]?.source.file, true]);
  });
});
