import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, earlier, persona, section, sectionsOf, shellOf, stepsOf, titlesOf, wordsIn } from './ask.ts';

/** ECS replaces tasks in batches, or keeps two sets and moves traffic: one service, set one way or the other. */
const places = persona.of('place').filter(({ data }) => data.modes.length > 0);
const ways = places.flatMap(({ id, data }) =>
  [data.platform, ...data.modes].flatMap((mode) => {
    const card = persona.get('platform', mode);
    return card.data.strategies.map((strategy) => [id, strategy, card] as const);
  }),
);

const platformOf = ({ subject }: Blueprint): string =>
  subject.filter((one) => plain(one.label) === 'Platform').map((one) => plain(one.value))[0] ?? '';
const commands = (answer: Blueprint): string => stepsOf(answer).flatMap(shellOf).join('\n');

describe('somebody whose place releases in several ways', () => {
  it.each(ways)('on %s gets %s from the file that describes it, in any order of words', (place, strategy, card) => {
    for (const text of [
      `deploy ${strategy} on ${place}`,
      `deploy checkout v2.4 on ${place} strategy=${strategy}`,
      `rollback v2.3 on ${place} strategy=${strategy}`,
      `rollback v2.3 ${strategy} ${place}`,
    ]) {
      const answer = answerTo(text);
      expect([text, platformOf(answer)]).toEqual([text, card.name]);
      expect(wordsIn(answer.cautions)).not.toContain('of its own');
      expect(sectionsOf(answer, 'steps').flatMap(({ steps }) => steps.map((step) => step.source.file))).toContain(
        card.file,
      );
    }
  });

  it.each(ways)('on %s sees first, before a release by %s, that the service is set so', (place, strategy, card) => {
    const { steps } = section(answerTo(`deploy checkout v2.4 ${strategy} on ${place}`), 'steps', 'plan');
    const own = steps.filter(({ source }) => source.file === card.file && source.piece === strategy);
    expect(own[0]?.fails).toBeDefined();
    expect(own.flatMap(shellOf)[0]).toContain('deploymentConfiguration.strategy');
    expect(titlesOf(steps).indexOf(plain(own[0]!.title))).toBeLessThan(titlesOf(steps).indexOf('Start it'));
  });

  it('changes the way in the thread, there and back, and keeps what was said before', () => {
    const first = answerTo('rollback checkout to v2.3 on ecs');
    const asked = answerTo('what if it is blue-green?', { earlier: earlier(first) });
    const version = answerTo('v2.2 instead', { earlier: earlier(asked) });
    const back = answerTo('what if it is rolling?', { earlier: earlier(version) });
    expect([first, asked, version, back].map(platformOf)).toEqual([
      'Amazon ECS, rolling update',
      'Amazon ECS, blue/green',
      'Amazon ECS, blue/green',
      'Amazon ECS, rolling update',
    ]);
    expect(commands(asked)).toContain('aws deploy stop-deployment');
    expect(commands(back)).not.toContain('aws deploy');
    expect(plain(back.title)).toContain('v2.2');
  });

  it('is not held to the way they named before, when another one is asked for', () => {
    const first = answerTo('rollback v2.3 on ecs codedeploy');
    expect(platformOf(first)).toBe('Amazon ECS, blue/green');
    expect(platformOf(answerTo('and with rolling?', { earlier: earlier(first) }))).toBe('Amazon ECS, rolling update');
  });

  it('who names no strategy keeps the usual way, and is told what else the place can be set to', () => {
    const answer = answerTo('deploy checkout on ecs --think');
    expect(platformOf(answer)).toBe('Amazon ECS, rolling update');
    expect(wordsIn(answer.lead)).toContain('that Amazon ECS offers as it is set where nobody said otherwise');
    const canary = section(answer, 'options', 'options').options.find((one) => plain(one.name) === 'Canary');
    expect(wordsIn(canary?.reasons)).toContain('Amazon ECS has it when it is set so: that is Amazon ECS, blue/green');
  });

  it('who compares strategies compares all that the place has', () => {
    const options = section(answerTo('strategies on ecs'), 'options', 'options').options;
    expect(options.flatMap(({ name, score }) => (score > 0 ? [plain(name)] : [])).toSorted()).toEqual([
      'Blue-Green',
      'Canary',
      'Rolling',
    ]);
  });

  it('is left where they are by a strategy that no way of the place has', () => {
    expect(platformOf(answerTo('deploy checkout recreate on ecs'))).toBe('Amazon ECS, rolling update');
    expect(platformOf(answerTo('deploy checkout canary on eks'))).toBe('Amazon EKS: Kubernetes Deployment');
    expect(platformOf(answerTo('deploy checkout rolling on eks with argo rollouts'))).toBe('Amazon EKS: Argo Rollouts');
  });
});
