import { describe, expect, it } from 'vitest';
import { answerTo } from '../ask.ts';

describe('an order in other words than the command', () => {
  it.each([
    ['how many minutes can we be down at 99.99% in 90 days', 'slo', { slo_percent: 99.99, window_days: 90 }],
    ['how long may we be down at 99.9% a month', 'slo', { slo_percent: 99.9, window_days: 30 }],
    ['bump checkout to 14 pods', 'scale', { system: 'checkout', replicas: 14 }],
    ['bump replicas of checkout to 5', 'scale', { system: 'checkout', replicas: 5 }],
    ['bump checkout to v2.3', 'deploy', { system: 'checkout', version: 'v2.3' }],
    ['undo v2.3, we want v2.2 back', 'rollback', { version: 'v2.2', from_version: 'v2.3' }],
    ['take orders back to the previous release', 'rollback', { system: 'orders' }],
    [
      'we are building a photo app called shoebox on eks with gitlab ci',
      'blueprint',
      { system: 'shoebox', platform: 'eks', ci: 'gitlab-ci' },
    ],
    [
      'need an end to end devops setup for orders: ecs, circleci',
      'blueprint',
      { system: 'orders', platform: 'ecs', ci: 'circleci' },
    ],
  ])('is heard: %s', (text, intent, params) => {
    expect(answerTo(text).inquiry).toMatchObject({ intent, params });
  });

  it('is a question where something is asked besides', () => {
    expect(
      answerTo('we are building a photo app called shoebox on eks with gitlab ci, how do we test?').inquiry.intent,
    ).toBe('question');
  });
});
