import { describe, expect, it } from 'vitest';
import { systemRecord } from '../../src/consult/systems/record.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, consultant, earlier, idsOf, rowsOf, section, shellOf, titlesOf } from './ask.ts';

const strategyOf = (text: string): string => plain(answerTo(text).title).split(': ')[1] ?? '';

const planOf = (answer: ReturnType<typeof answerTo>): string =>
  section(answer, 'steps', 'plan').steps.flatMap(shellOf).join('\n');

describe('somebody who releases behind a flag', () => {
  const answer = answerTo('deploy checkout v2.4 with feature flags on eks flag_key=new-cart');
  const { steps } = section(answer, 'steps', 'plan');

  it('deploys with the flag off, by the way of the platform, and then widens it share by share', () => {
    expect(titlesOf(steps)).toEqual([
      'Put the change behind a flag that is off',
      'Deploy with the flag off',
      'Switch it on for 5 %',
      'Switch it on for 25 %',
      'Switch it on for everybody',
      'Remove the flag',
    ]);
    expect(steps.flatMap(shellOf).find((one) => one.includes('kubectl'))).toContain('set image deploy/checkout');
    expect(answer.cautions).toEqual([]);
  });

  it('has the call of the flag service for each share, and holds as long as the table says', () => {
    const weights = steps.flatMap(shellOf).filter((one) => one.includes('rolloutWeights'));
    expect(weights.map((one) => one.match(/(?<=":)\d+/gu))).toEqual([
      ['5000', '95000'],
      ['25000', '75000'],
      ['100000', '0'],
    ]);
    const unleash = steps.flatMap(shellOf).flatMap((one) => one.match(/"rollout":"\d+"/u) ?? []);
    expect(unleash).toEqual(['"rollout":"5"', '"rollout":"25"', '"rollout":"100"']);
    const holds = rowsOf(section(answer, 'table', 'rollout')).map(([share, hold]) => [share, hold]);
    expect(holds).toEqual([
      ['0 %', '10 min'],
      ['5 %', '15 min'],
      ['25 %', '30 min'],
      ['100 %', '24 h'],
    ]);
    expect(steps.slice(2, 4).map((one) => one.seconds)).toEqual([900, 1_800]);
    expect(section(answer, 'bullets', 'abort').groups[0]?.items).toHaveLength(3);
  });

  it('goes back by turning the flag off', () => {
    const back = section(answer, 'steps', 'undo');
    expect(plain(back.title)).toBe('Turn the flag off');
    expect(back.steps.flatMap(shellOf).join('\n')).toContain('ldcli flags toggle-off');
  });

  it('keeps the strategy they name beside it', () => {
    expect(strategyOf('deploy checkout v2.4 canary on cloud run with launchdarkly')).toBe('canary');
    expect(strategyOf('deploy checkout v2.4 on cloud run with launchdarkly')).toBe('feature flags');
  });

  it('is not sent to the flags for each release because the team has some', () => {
    const record = systemRecord.parse({
      name: 'checkout',
      place: 'eks',
      using: ['feature-flags-service', 'terraform'],
    });
    const asked = (text: string): string =>
      plain(consultant.answer({ ...answerTo(text).inquiry, record }).title).split(': ')[1] ?? '';
    expect(asked('deploy checkout v2.4')).toBe('rolling');
    expect(asked('deploy checkout v2.4 behind a feature flag')).toBe('feature flags');
    const plain24 = consultant.answer({ ...answerTo('deploy checkout v2.4').inquiry, record });
    expect(planOf(plain24)).not.toContain('terraform');
  });
});

describe('somebody who deploys with Terraform', () => {
  it('applies the plan that was saved and read, and sees how to take it back', () => {
    const answer = answerTo('deploy checkout v2.4 with terraform');
    expect(plain(answer.title)).toBe('Deploy checkout v2.4: terraform');
    const plan = planOf(answer);
    expect(plan).toMatch(/ plan -input=false -out=change\.tfplan[^]* apply -input=false change\.tfplan/u);
    expect(plan).not.toContain('kubectl');
    expect(idsOf(answer)).toEqual(['abort', 'plan', 'back', 'undo', 'traps', 'say']);
    expect(section(answer, 'steps', 'undo').steps.flatMap(shellOf).join('\n')).toContain('revert.tfplan');
  });

  it('does the same in place of the platform, whose own checks stay', () => {
    const answer = answerTo('deploy checkout v2.4 on eks with terraform');
    const plan = planOf(answer);
    expect(plan).toContain('apply -input=false change.tfplan');
    expect(plan).not.toContain('set image');
    expect(plan).toContain('kubectl -n checkout get deploy/checkout');
    expect(section(answer, 'steps', 'undo').steps.flatMap(shellOf).join('\n')).toContain('revert.tfplan');
  });

  it('keeps to it in the thread', () => {
    const first = answerTo('deploy checkout v2.4 with terraform');
    expect(planOf(answerTo('v2.5', { earlier: earlier(first) }))).toContain('change.tfplan');
  });
});
