import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../src/consult/blueprint.ts';
import type { Inquiry } from '../../../src/consult/inquiry.ts';
import { recordFor } from '../../../src/consult/systems/record-for.ts';
import { systemRecord, type SystemRecord } from '../../../src/consult/systems/record.ts';
import { ours as consultant } from '../../support/ours.ts';
import { plain } from '../../../src/persona/text.ts';
import { toTerminal } from '../../../src/render/terminal/to-terminal.ts';

const checkout = systemRecord.parse({
  name: 'Checkout',
  place: 'eks',
  using: ['helm', 'argo-cd', 'flyway', 'datadog'],
  ci: 'gitlab-ci',
  environments: ['staging', 'production'],
  values: { namespace: 'shop', cluster: 'prod-1' },
  facts: { database: 'postgres', language: 'java', team_size: 12 },
  rps: 420,
  slo_percent: 99.95,
  window_days: 28,
  rto_minutes: 10,
  rpo_minutes: 5,
});

const read = (text: string): Inquiry => {
  const understood = consultant.read(text);
  if (understood.kind === 'problem') throw new Error(`${text}: ${understood.problem.code}`);
  return understood.inquiry;
};

const ask = (text: string, record: SystemRecord = checkout): Blueprint => consultant.answer({ ...read(text), record });

const page = (answer: Blueprint): string => toTerminal(answer, { width: 200, colour: false });

const subject = ({ subject: facts }: Blueprint): Readonly<Record<string, string>> =>
  Object.fromEntries(facts.map(({ label, value }) => [plain(label), plain(value)]));

describe('a team that has told us of its system', () => {
  it('gets a rollback for its platform, with its names, against its own target', () => {
    const answer = ask('rollback v2.3');
    expect(plain(answer.title)).toContain('Checkout');
    expect(subject(answer)).toMatchObject({ Platform: 'Amazon EKS: Kubernetes Deployment, Helm, Argo CD' });
    const text = page(answer);
    expect(text).toContain('flyway info');
    expect(text).toContain('-n shop');
    expect(text).toContain('the 10 min allowed');
    expect(text).not.toContain('NAMESPACE:?');
  });

  it('is asked for no number that it has given', () => {
    expect(page(ask('slo'))).toContain('99.95');
    expect(page(ask('slo'))).toContain('420');
    expect(page(ask('scale 10x'))).toContain('4,200');
  });

  it('gets free questions answered in the light of it', () => {
    const { known } = ask('how do we split dev and prod?');
    expect(known).toMatchObject({ system: 'Checkout', platform: 'eks', ci: 'gitlab-ci', language: 'java' });
  });

  it('is believed when it says something else now', () => {
    const answer = ask('rollback v2.3 with jenkins and flux, namespace=canary, slo 99');
    expect(subject(answer)['Platform']).toContain('Flux');
    expect(page(answer)).toContain('-n canary');
    const { ci, objective } = consultant.system({ ...read('slo 99 over 7 days with jenkins'), record: checkout });
    expect([ci.value.id, objective.value]).toEqual(['jenkins', { percent: 99, days: 7 }]);
  });

  it('is not told the names of one platform for another', () => {
    const text = page(ask('rollback v2.3 on ecs'));
    expect(text).not.toMatch(/argocd|helm|-n shop/u);
    expect(text).toContain('the 10 min allowed');
  });

  it('sees its own question kept, so that a change in the thread changes that', () => {
    expect(ask('rollback v2.3').inquiry).toMatchObject({ params: { version: 'v2.3' }, using: [], values: {} });
  });
});

describe('which system is meant', () => {
  const billing = systemRecord.parse({ name: 'billing-api' });
  const all = [checkout, billing];

  it.each([
    ['the one that is named, however it is written', 'CHECKOUT', ['billing-api'], 'Checkout'],
    ['the one that is named with other signs', 'billing api', [], 'billing-api'],
    ['the one that the channel is about', undefined, ['billing-api'], 'billing-api'],
  ])('is %s', (_, named, bound, name) => {
    expect(recordFor(named, { all, bound })).toMatchObject({ kind: 'one', record: { name } });
  });

  it('is nobody’s guess when the channel is about several', () => {
    expect(recordFor(undefined, { all, bound: ['checkout', 'billing-api'] })).toEqual({
      kind: 'several',
      records: all,
    });
  });

  it('is none of ours when another one is named, or nothing is bound', () => {
    expect(recordFor('search', { all, bound: ['checkout'] })).toEqual({ kind: 'none' });
    expect(recordFor(undefined, { all, bound: ['gone'] })).toEqual({ kind: 'none' });
  });
});
