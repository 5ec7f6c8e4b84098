import { describe, expect, it } from 'vitest';
import { duration } from '../../src/quantity.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, problemOf, secondsOf, section, shellOf, titlesOf, wordsIn } from './ask.ts';

const onEks = answerTo('rollback checkout to v2.3 from v2.4.1 in production on eks');
const plan = section(onEks, 'steps', 'plan');
const at = (title: string): number => titlesOf(plan.steps).indexOf(title);

describe('somebody who must go back to a version', () => {
  it('reads first what to do, then what makes it last', () => {
    expect(idsOf(onEks).slice(0, 2)).toEqual(['plan', 'lasting']);
    expect([plan.place, section(onEks, 'steps', 'lasting').place]).toEqual(['first', 'first']);
    expect(plain(onEks.title)).toBe('Roll back checkout to v2.3');
  });

  it('finds both versions at the top and in the commands', () => {
    expect(onEks.subject.map((one) => plain(one.value))).toContain('v2.4.1 → v2.3');
    const commands = plan.steps.flatMap(shellOf).join('\n');
    expect(commands).toContain('git log --oneline --no-merges v2.3..v2.4.1');
    expect(commands).toMatch(/rollout undo deploy\/checkout --to-revision="\$\{REVISION:\?/u);
  });

  it('looks at what cannot be undone before anything is changed, and is told to repair forward then', () => {
    const look = plan.steps[at('See what cannot be undone')];
    expect(at('See what cannot be undone')).toBeLessThan(at('Pause automation'));
    expect(look?.reads).toBe(true);
    expect(wordsIn(look)).toContain('repair forward');
    expect(plain(look?.fails ?? [])).toMatch(/do not go on.*roll forward/u);
    expect(wordsIn(onEks.lead)).toContain('Then this plan is not enough: roll forward with a fix.');
  });

  it('pauses automation before the way back, and sees the old version serve after it', () => {
    const order = [
      'Pause automation',
      'Find the target',
      'Roll back',
      'See the old version serving',
      'See users served',
    ];
    expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
    expect(at('Pause automation')).toBeGreaterThan(0);
  });

  it('always has when to do it, how to see that it worked, and how long it takes', () => {
    expect(section(onEks, 'bullets', 'triggers').groups[0]?.items.length).toBeGreaterThanOrEqual(3);
    expect(plan.steps.every((step) => step.expect !== undefined && step.fails !== undefined)).toBe(true);
    expect(plan.seconds).toBe(secondsOf(plan.steps));
    expect(plan.steps.every((step) => (step.seconds ?? 0) > 0)).toBe(true);
  });

  it('reverts in Git what they changed around it, and lets automation run again only then', () => {
    const lasting = section(onEks, 'steps', 'lasting').steps;
    const revert = lasting.findIndex((step) => shellOf(step).join('\n').includes('git revert'));
    expect(revert).toBeGreaterThanOrEqual(0);
    expect(titlesOf(lasting).indexOf('Resume automation')).toBeGreaterThan(revert);
  });

  it('has words to say, and what prevents the next time', () => {
    expect(wordsIn(section(onEks, 'prose', 'say'))).toContain('Rolling checkout back from v2.4.1 to v2.3');
    expect(section(onEks, 'prose', 'prevent').blocks.length).toBeGreaterThan(0);
  });

  it.each(persona.of('place').map((place) => place.id))(
    'is told on %s when the plan takes longer than is allowed',
    (place) => {
      const answer = answerTo(`rollback v2.3 for checkout on ${place}`);
      const { steps, targetSeconds = 0 } = section(answer, 'steps', 'plan');
      const time = plain(answer.subject.find((one) => plain(one.label) === 'Time')?.value ?? []);
      const word = secondsOf(steps) > targetSeconds ? 'longer than the target of' : 'target';
      expect(time).toBe(`this plan ${duration(secondsOf(steps))}, ${word} ${targetSeconds / 60} min (assumed)`);
    },
  );
});

describe('somebody who does not say which version', () => {
  const answer = answerTo('rollback checkout on eks');

  it('is asked for it, and has commands that stop until it is known', () => {
    expect(wordsIn(answer.lead)).toContain('Which version?');
    expect(answer.gaps.map((gap) => gap.name)).toContain('version');
    expect(section(answer, 'steps', 'plan').steps.flatMap(shellOf).join('\n')).toContain('"${VERSION:?set VERSION}"');
  });
});

describe('somebody whose system is driven from Git', () => {
  const answer = answerTo('rollback checkout to v2.3 on eks with helm and argo cd');

  it('is warned that the driver would undo it, and pauses the driver itself', () => {
    expect(answer.cautions.map((one) => plain(one.text)).join(' ')).toMatch(/^Argo CD applies what Git says/u);
    const pause = section(answer, 'steps', 'plan').steps.find((step) => plain(step.title) === 'Pause automation');
    expect(pause === undefined ? '' : shellOf(pause).join('\n')).toContain('argocd app');
    expect(pause?.source.file).toBe('devops/platforms/argo-cd.md');
  });

  it('is not sent to Helm, which left no release to roll back', () => {
    const commands = section(answer, 'steps', 'plan').steps.flatMap(shellOf).join('\n');
    expect(commands).toContain('argocd app rollback');
    expect(commands).not.toContain('helm rollback');
  });
});

describe('somebody whose database is migrated by a tool', () => {
  const tools = persona.of('platform').filter((card) => card.data.layer === 'changes');

  it.each(tools.filter((card) => card.pieces.has('before-rollback')).map((card) => card.id))(
    'sees what %s says before they go back, in its place in the plan',
    (tool) => {
      const { steps } = section(
        answerTo(`rollback checkout to v2.3 on eks with ${tool.replaceAll('-', ' ')}`),
        'steps',
        'plan',
      );
      const look = titlesOf(steps).indexOf('See what cannot be undone');
      expect(steps[look]?.source.file).toBe(`devops/platforms/${tool}.md`);
      expect(look).toBeLessThan(titlesOf(steps).indexOf('Pause automation'));
    },
  );

  it('sees each of several tools in a step of its own', () => {
    const { steps } = section(answerTo('rollback checkout to v2.3 on eks with flyway and terraform'), 'steps', 'plan');
    expect(titlesOf(steps)).toEqual(
      expect.arrayContaining(['See what cannot be undone: Flyway', 'See what cannot be undone: Terraform']),
    );
  });

  it.each(tools.filter((card) => card.pieces.has('undo')).map((card) => card.id))(
    'is told how %s takes the schema back, apart from the plan, and not when nothing was migrated',
    (tool) => {
      const asked = `rollback checkout to v2.3 on eks with ${tool.replaceAll('-', ' ')}`;
      const answer = answerTo(asked);
      expect(section(answer, 'steps', 'schema').place).toBe('more');
      expect(section(answer, 'steps', 'schema').steps[0]?.source.file).toBe(`devops/platforms/${tool}.md`);
      expect(idsOf(answerTo(`${asked}, no migrations`))).not.toContain('schema');
      expect(idsOf(answerTo(`${asked}, a column was dropped`))).not.toContain('schema');
    },
  );
});

describe('somebody who names the platform and not the place', () => {
  it.each([
    ['ecs blue/green', 'Amazon ECS, blue/green'],
    ['wrangler', 'Cloudflare'],
    ['argo rollouts', 'Kubernetes: Argo Rollouts'],
  ])('is on the place where it runs: %s', (platform, shown) => {
    const answer = answerTo(`rollback checkout to v2.3 on ${platform}`);
    expect(plain(answer.subject.find((one) => plain(one.label) === 'Platform')?.value ?? [])).toMatch(
      new RegExp(`^${shown}`, 'u'),
    );
  });
});

describe('somebody who names what packages or drives it, and not what it runs on', () => {
  it.each([
    ['helm', 'Helm'],
    ['argo cd', 'Argo CD'],
    ['flux', 'Flux'],
  ])('sees that only what it runs on is assumed: %s', (tool, name) => {
    const { subject } = answerTo(`rollback checkout to v2.3 with ${tool}`);
    expect(subject.slice(1, 3).map((one) => [plain(one.label), plain(one.value), one.origin])).toEqual([
      ['Platform', name, 'given'],
      ['Runs on', 'Kubernetes Deployment', 'assumed'],
    ]);
  });
});

describe('somebody whose way back does not work either', () => {
  it('finds what to look at, by whoever is in charge, and never while they go forward', () => {
    const driven = answerTo('rollback checkout to v2.3 on eks with argo cd');
    expect(section(driven, 'prose', 'back-out').source.file).toBe('devops/platforms/argo-cd.md');
    expect(idsOf(answerTo('rollback checkout to v2.3 on eks, dropped a column'))).not.toContain('back-out');
  });
});

describe('somebody whose plan is made by several tools', () => {
  const plan = section(answerTo('rollback checkout to v2.3 on eks with flux and helm'), 'steps', 'plan').steps;
  const lasting = section(answerTo('rollback checkout to v2.3 on eks with flux and helm'), 'steps', 'lasting').steps;

  it('has one step for each, so that each "expect" stands by its commands', () => {
    const seen = plan.filter((step) => plain(step.title).startsWith('See the old version serving'));
    expect(titlesOf(seen)).toEqual([
      'See the old version serving: Helm',
      'See the old version serving: Kubernetes Deployment',
    ]);
    expect(new Set(seen.map((step) => plain(step.expect ?? []))).size).toBe(2);
  });

  it('keeps the steps of the lasting fix apart, and what leads in to them once', () => {
    expect(titlesOf(lasting)).toEqual(
      expect.arrayContaining(['Find the commit that brought the bad version', 'Revert it in Git']),
    );
    expect(lasting.filter((step) => wordsIn(step.what).includes('Within the hour'))).toHaveLength(1);
  });
});

describe('what cannot be a version', () => {
  it.each([
    'rollback $(id)',
    'rollback v2.3; rm -rf /',
    'rollback {{7*7}}',
    'rollback ../../etc/passwd',
    'rollback <!channel>',
  ])('makes no plan: %s', (text) => {
    expect(problemOf(text).code).toBe('bad-version');
  });
});
