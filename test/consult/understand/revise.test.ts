import { describe, expect, it } from 'vitest';

import type { Inquiry } from '../../../src/consult/inquiry.ts';
import { createUnderstanding, type Understood } from '../../../src/consult/understand/command/understanding.ts';
import { vocabulary } from './vocabulary.ts';

const { read, revise } = createUnderstanding(vocabulary);

function ask(text: string): Inquiry {
  const understood = read(text);
  if (understood.kind === 'problem') throw new Error(understood.problem.code);
  return understood.inquiry;
}

const deploy = ask('deploy checkout v2.4 canary prod on eks');
const then = (text: string, previous = deploy): Understood => revise(previous, text);
const changed = (text: string, previous = deploy): unknown => {
  const understood = then(text, previous);
  if (understood.kind === 'problem') return understood.problem;
  const { intent, params } = understood.inquiry;
  if (intent !== previous.intent) return understood.inquiry;
  return Object.fromEntries(
    Object.entries(params).filter(([key, value]) => value !== Reflect.get(previous.params, key)),
  );
};

describe('in the thread of an answer, a person', () => {
  it.each([
    ['what if it is blue-green?', { strategy: 'blue-green' }],
    ['how about rolling', { strategy: 'rolling' }],
    ['can we use rolling instead?', { strategy: 'rolling' }],
    ['for staging', { environment: 'staging' }],
    ['i meant staging', { environment: 'staging' }],
    ['v2.2 instead', { version: 'v2.2' }],
    ['use build-88', { version: 'build-88' }],
    ['v2.2 instead of v2.4', { version: 'v2.2' }],
    ['and on ecs', { platform: 'ecs' }],
    ['and on ecs?', { platform: 'ecs' }],
    ['and with rolling?', { strategy: 'rolling' }],
    ['or for staging?', { environment: 'staging' }],
    ['it is not eks, it is ecs', { platform: 'ecs' }],
    ['ecs', { platform: 'ecs' }],
    ['with jenkins on nomad', { ci: 'jenkins', platform: 'nomad' }],
    ['same for orders', { system: 'orders' }],
    ['env=dev', { environment: 'development' }],
  ])('changes one thing: %s', (text, expected) => {
    expect(changed(text)).toEqual(expected);
    expect(then(text)).toMatchObject({ inquiry: { intent: 'deploy', words: text } });
  });

  it.each([
    ['slo orders 99.9 30d', '99.95 instead', { slo_percent: 99.95 }],
    ['slo orders 99.9 30d', 'over a quarter', { window_days: 90 }],
    ['scale orders 5k rps', 'what about 10k rps', { rps: 10_000 }],
    ['scale orders 5k rps', 'with 12 pods', { replicas: 12 }],
    ['rollback orders', '4512', { version: '4512' }],
    ['rollback orders v2', 'from v3', { from_version: 'v3' }],
    ['runbook rollback for orders', 'on openshift', { platform: 'openshift' }],
  ])('changes numbers and versions as they fit: %s, then %s', (first, text, expected) => {
    expect(changed(text, ask(first))).toEqual(expected);
  });

  it('takes something back', () => {
    expect(then('without canary')).toMatchObject({ inquiry: { params: { system: 'checkout', platform: 'eks' } } });
    expect(JSON.stringify(then('without canary'))).not.toContain('"strategy"');
  });

  it('adds and removes flags', () => {
    const careful = then('with --safe-mode');
    expect(careful).toMatchObject({ inquiry: { flags: ['safe-mode'], params: deploy.params } });
    expect(then('without safe mode', { ...deploy, flags: ['safe-mode', 'think'] })).toMatchObject({
      inquiry: { flags: ['think'] },
    });
    expect(then('only for me --private')).toMatchObject({ inquiry: { private: true } });
  });

  it('gives a new command about the same system', () => {
    expect(then('rollback v2.2')).toMatchObject({
      inquiry: {
        intent: 'rollback',
        params: { version: 'v2.2', system: 'checkout', environment: 'production', platform: 'eks' },
      },
    });
    expect(then('pipeline for orders')).toMatchObject({
      inquiry: { intent: 'pipeline', params: { system: 'orders' } },
    });
    expect(then('why?')).toMatchObject({ inquiry: { intent: 'why' } });
    expect(then('help')).toMatchObject({ inquiry: { intent: 'help', params: {} } });
  });

  it.each([
    'what happens to logged in users then',
    'is that safe in prod?',
    'what if canary fails?',
    'what if we skip staging',
  ])('asks a question about the same system: %s', (text) => {
    expect(then(text)).toMatchObject({ inquiry: { intent: 'question', params: { system: 'checkout' } } });
  });

  it.each(['thanks!', 'ok', 'lol', '👍', '', 'orders'])('may just say %j', (text) => {
    expect(then(text)).toEqual({ kind: 'problem', problem: { code: 'nothing-to-revise', intent: 'deploy' } });
  });

  it.each(['v2.2; rm -rf /', '$(id)', '<!channel>', 'v2\u20242'])('cannot bring in %j as a version', (text) => {
    expect(then(text)).toMatchObject({ problem: { code: 'bad-version', intent: 'deploy' } });
  });

  it('cannot bring in a number or a platform that does not exist', () => {
    expect(then('120%', ask('slo orders 99.9'))).toMatchObject({
      problem: { code: 'bad-number', field: 'slo_percent' },
    });
    expect(then('platform=mars')).toMatchObject({ problem: { code: 'unknown-value', field: 'platform' } });
  });
});
