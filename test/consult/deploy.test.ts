import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, rowsOf, secondsOf, section, shellOf, titlesOf, wordsIn } from './ask.ts';

const five = persona.of('strategy').filter((card) => card.data.in_table);

describe('somebody who releases a version', () => {
  it('gets the strategy they ask for, and is told that it is because they asked', () => {
    const answer = answerTo('deploy checkout v2.4 canary on cloud run');
    expect(plain(answer.title)).toBe('Deploy checkout v2.4: canary');
    expect(answer.subject.find((one) => plain(one.label) === 'Strategy')).toMatchObject({ origin: 'given' });
    expect(wordsIn(answer.lead)).toContain('Canary, as you asked.');
  });

  it('gets the one that fits when they ask for none, with its score', () => {
    const answer = answerTo('deploy checkout v2.4 on cloud run');
    expect(answer.subject.find((one) => plain(one.label) === 'Strategy')).toMatchObject({ origin: 'computed' });
    expect(wordsIn(answer.lead)).toMatch(
      /Canary has the highest score of those that Google Cloud Run offers \(79 of 100/u,
    );
  });

  it('gets commands also when they name no platform', () => {
    for (const text of ['deploy', 'deploy v2.4', 'deploy checkout']) {
      const answer = answerTo(text);
      expect(section(answer, 'steps', 'plan').steps.flatMap(shellOf).length).toBeGreaterThan(3);
      expect(answer.cautions).toEqual([]);
    }
  });

  it.each(five.map((card) => card.id))('sees for %s what takes traffic when, what stops it, and the way back', (id) => {
    const card = persona.get('strategy', id);
    const answer = answerTo(`deploy checkout strategy=${id}`);
    const shares = rowsOf(section(answer, 'table', 'rollout')).map(([share]) => share);
    expect(shares).toEqual(card.data.rollout.map((step) => `${step.share} %`));
    const stops = section(answer, 'bullets', 'abort').groups.flatMap((group) => group.items.map((item) => plain(item)));
    expect(stops.filter((stop) => !/\d/u.test(stop))).toEqual([]);
    expect(section(answer, 'prose', 'back').blocks.length).toBeGreaterThan(0);
    expect(section(answer, 'prose', 'database').blocks.length).toBeGreaterThan(0);
    expect(section(answer, 'bullets', 'checks').groups[0]?.items.length).toBeGreaterThan(0);
    const bars = section(answer, 'panel', 'traffic').rows.flatMap((row) => (row.kind === 'bar' ? [row.percent] : []));
    for (let step = 0; step < bars.length; step += 2) expect((bars[step] ?? 0) + (bars[step + 1] ?? 0)).toBe(100);
  });

  it('is told when their platform has no such strategy, gets what comes nearest, and which part would bring it', () => {
    const answer = answerTo('deploy checkout canary on eks');
    expect(plain(answer.cautions[0]?.text ?? [])).toContain('Kubernetes Deployment has no canary of its own');
    expect(plain(answer.cautions[0]?.instead ?? [])).toContain('Argo Rollouts');
    const { steps } = section(answer, 'steps', 'plan');
    expect(titlesOf(steps)).not.toContain('Deploy');
    expect(steps.flatMap(shellOf).join('\n')).toContain('--replicas="${CANARY_PODS:?');
  });

  it('is sent only to what runs in the same place, and nowhere while there is no such thing', () => {
    const [swarm] = answerTo('deploy checkout v2.4 canary on docker swarm').cautions;
    expect(plain(swarm?.text ?? [])).toContain('Docker Swarm has no canary of its own');
    expect(swarm?.instead).toBeUndefined();
    const { cautions } = answerTo('deploy checkout blue-green on eks');
    expect(wordsIn(cautions.map((one) => one.instead))).toMatch(/^\s*Here these can: Argo Rollouts/u);
  });

  it('is told plainly when nothing comes near, and what it would take', () => {
    const answer = answerTo('deploy ledger blue-green on eks with statefulset');
    expect(plain(answer.cautions[0]?.text ?? [])).toMatch(
      /nothing that comes near it.*It needs: Room to run a second/u,
    );
    expect(plain(answer.cautions[0]?.instead ?? [])).toMatch(/volume of its own.*one member first/u);
    expect(section(answer, 'steps', 'plan').source.file).toBe('devops/strategies/blue-green.md');
  });

  const ways = persona
    .of('platform')
    .flatMap((card) => five.flatMap(({ id }) => (card.pieces.has(id) ? [[card, id] as const] : [])));

  it.each(ways.map(([card, id]) => [card.name, id, card.id] as const))(
    'on %s does %s by its own way, between what runs now and what serves then',
    (_, strategy, id) => {
      const answer = answerTo(`deploy checkout v2.4 strategy=${strategy} with ${id.replaceAll('-', ' ')}`);
      const { steps } = section(answer, 'steps', 'plan');
      const own = steps.flatMap((step, at) => ([strategy, 'deploy'].includes(step.source.piece ?? '') ? [at] : []));
      const titles = titlesOf(steps);
      expect(own.length).toBeGreaterThan(0);
      expect(own[0]).toBeGreaterThan(titles.findLastIndex((title) => title.startsWith('Note what is running now')));
      expect(own.at(-1)).toBeLessThan(titles.findIndex((title) => title.startsWith('See the new version serving')));
      expect(own.every((at) => steps[at]?.expect !== undefined && steps[at].fails !== undefined)).toBe(true);
    },
  );

  const splits = ways.filter(([, id]) => ['canary', 'blue-green'].includes(id));

  it.each(splits.map(([card, id]) => [card.name, id, card] as const))(
    'on %s ends a %s with the commands that switch the traffic back there',
    (_, strategy, card) => {
      const asked = `deploy checkout v2.4 from v2.3 strategy=${strategy} with ${card.id.replaceAll('-', ' ')}`;
      const { steps } = section(answerTo(`${asked} --safe-mode`), 'steps', 'switch-back');
      expect(steps.map((step) => step.source.file)).toEqual(steps.map(() => card.file));
      for (const step of steps) {
        expect(shellOf(step)).not.toEqual([]);
        expect([step.expect, step.fails, step.rehearsal, step.seconds]).not.toContain(undefined);
      }
      const order = idsOf(answerTo(asked));
      expect(order.indexOf('switch-back')).toBe(order.indexOf('back') + 1);
    },
  );

  it('switches traffic in Git where a driver would take back what is done by hand', () => {
    for (const strategy of ['canary', 'blue-green']) {
      const { steps } = section(answerTo(`deploy checkout ${strategy} on eks with argo cd`), 'steps', 'switch-back');
      expect(steps.flatMap(shellOf).join('\n')).toContain('git -C');
      expect(steps.flatMap(shellOf).join('\n')).not.toMatch(/kubectl .* (?:patch|scale) /u);
    }
  });

  it('is shown no switch where traffic was never split', () => {
    for (const asked of ['deploy checkout rolling on eks', 'deploy ledger blue-green on eks with statefulset'])
      expect(idsOf(answerTo(asked))).not.toContain('switch-back');
  });

  it('is told what recreate means where nothing can be stopped, and shuts the door before the new version', () => {
    for (const [place, shut] of [
      ['lambda', '--reserved-concurrent-executions 0'],
      ['cloud run', '--scaling=0'],
      ['app engine', 'app versions stop'],
      ['vercel', '/pause'],
      ['cloudflare workers', 'queues pause-delivery'],
      ['container apps', 'revision deactivate'],
    ] as const) {
      const { steps } = section(answerTo(`deploy checkout v2.4 recreate on ${place}`), 'steps', 'plan');
      const shuts = steps.findIndex((step) => shellOf(step).join('\n').includes(shut));
      const deploys = steps.findIndex((step) => step.source.piece === 'deploy');
      expect([place, shuts > 0, shuts < deploys]).toEqual([place, true, true]);
      expect(wordsIn(steps.map((step) => step.what))).toMatch(
        /[Ww]here two versions must not (?:run|serve) side by side/u,
      );
    }
  });

  it('stops everything old before it starts anything new, wherever recreate is a way of the platform', () => {
    for (const [place, stops] of [
      ['eks', '{.spec.strategy.type}'],
      ['eks with argo cd', '{.spec.strategy.type}'],
      ['eks with helm', '{.spec.strategy.type}'],
      ['docker swarm', '"${SWARM_SERVICE:?set SWARM_SERVICE}"=0'],
      ['vms with systemd and ansible', 'state=stopped'],
      ['elastic beanstalk', 'aws:elasticbeanstalk:command'],
    ] as const) {
      const { steps } = section(answerTo(`deploy checkout v2.4 recreate on ${place}`), 'steps', 'plan');
      const own = steps.filter((step) => ['recreate', 'deploy'].includes(step.source.piece ?? ''));
      expect([place, own.length, own.slice(0, 1).flatMap(shellOf).join('\n').includes(stops)]).toEqual([
        place,
        2,
        true,
      ]);
      expect(wordsIn(own.map((step) => step.fails))).not.toContain('old pods keep serving');
    }
  });

  it('is not asked to compare two versions that never serve together', () => {
    const watching = (asked: string): string =>
      wordsIn(section(answerTo(asked), 'steps', 'plan').steps.map((step) => step.what));
    expect(watching('deploy checkout v2.4 on docker compose')).not.toContain('While both versions serve');
    expect(watching('deploy checkout v2.4 on eks')).toContain('While both versions serve');
  });

  it('reads no more time of watching out of a plan than it has', () => {
    const time = (asked: string): string =>
      wordsIn(answerTo(asked).subject.filter((one) => plain(one.label) === 'Time'));
    expect(time('deploy checkout v2.4 with launchdarkly')).toMatch(/2 h 50 min of steps, and 24 h 55 min of watching/u);
    expect(time('deploy checkout v2.4 on eks')).toMatch(/; 16 min of them or more is watching/u);
  });

  it('applies the migrations of their tool before the code that needs them, and never without a tool', () => {
    const titles = titlesOf(section(answerTo('deploy checkout v2.4 on eks with flyway'), 'steps', 'plan').steps);
    expect(titles.indexOf('Apply the migrations')).toBeGreaterThan(titles.indexOf('Read the migrations'));
    expect(titles.indexOf('Apply the migrations')).toBeLessThan(titles.indexOf('Deploy'));
    expect(titlesOf(section(answerTo('deploy checkout v2.4 on eks'), 'steps', 'plan').steps)).not.toContain(
      'Apply the migrations',
    );
  });

  it('is told when their own words speak against what they ask for', () => {
    const texts = answerTo('deploy checkout blue-green on cloud run, but there is no spare capacity').cautions.map(
      (one) => plain(one.text),
    );
    expect(texts).toEqual([expect.stringContaining('Room to run a second full copy while it lasts')]);
  });

  it('notes what runs now and looks at migrations before the new version goes out', () => {
    const titles = titlesOf(section(answerTo('deploy checkout v2.4 on eks'), 'steps', 'plan').steps);
    const deploy = titles.indexOf('Deploy');
    expect(deploy).toBeGreaterThan(titles.indexOf('Note what is running now'));
    expect(deploy).toBeGreaterThan(titles.indexOf('Read the migrations'));
    expect(titles.indexOf('See the new version serving')).toBeGreaterThan(deploy);
  });

  it('sees how to change the schema with their tool so that both versions live with it', () => {
    const answer = answerTo('deploy checkout v2.4 on eks with flyway');
    expect(wordsIn(section(answer, 'prose', 'database-flyway').blocks)).toContain('CREATE INDEX CONCURRENTLY');
    expect(idsOf(answerTo('deploy checkout v2.4 on eks'))).not.toContain('database-flyway');
  });

  it('can hold it half-way and let it go on, where no driver does so by itself', () => {
    expect(titlesOf(section(answerTo('deploy checkout v2.4 on eks'), 'steps', 'hold').steps)).toEqual([
      'Hold',
      'Continue',
    ]);
    expect(idsOf(answerTo('deploy checkout v2.4 on eks with argo cd'))).not.toContain('hold');
  });

  it('knows how long it takes: the sum of its steps', () => {
    const answer = answerTo('deploy checkout v2.4 on eks');
    const plan = section(answer, 'steps', 'plan');
    expect(plan.seconds).toBe(secondsOf(plan.steps));
  });

  it('sees the alternatives when they ask to think', () => {
    expect(idsOf(answerTo('deploy checkout on eks'))).not.toContain('options');
    expect(idsOf(answerTo('deploy checkout on eks --think'))).toContain('options');
  });
});
