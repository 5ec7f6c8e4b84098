import { describe, expect, it } from 'vitest';
import { ours as consultant } from '../support/ours.ts';
import { answerTo, idsOf, section, wordsIn } from './ask.ts';

describe('several questions in one message', () => {
  it('stand above no more than two things that hurt; the others are told in the thread', () => {
    const answer = answerTo(
      'Everything runs on one server, we deploy by hand, settings are changed by hand on the machine, and the password is in git. How do we alert? How do we back up the database? And how do we log?',
    );
    expect(answer.cautions).toHaveLength(2);
    const behind = answer.sections.filter(({ id }) => id.startsWith('instead-'));
    expect(behind.length).toBeGreaterThan(0);
    expect(behind.map((one) => one.kind === 'prose' && one.place)).not.toContain('first');
  });

  it('are answered together where one is the second half of the other', () => {
    const answer = answerTo(
      'The SQL passwords sit in web.config in the repository, where should they live instead and how do we get them out without breaking everything? And how do we set up alerting?',
    );
    expect(idsOf(answer).filter((id) => id.startsWith('part-'))).toHaveLength(2);
    expect(wordsIn(section(answer, 'prose', 'part-1').blocks)).toContain('how do we get them out');
  });

  it('have an answer each where the best one of the first is that of the second too', () => {
    const answer = answerTo(
      'Our Android and iOS apps talk to a Go backend, and old versions stay around for months. How do we version the API, how do we force people to update when we must?',
    );
    const said = wordsIn(section(answer, 'prose', 'part-1').blocks);
    expect(said.indexOf('Version an API')).toBeGreaterThan(said.indexOf('How do we version the API'));
    expect(said.indexOf('Supporting old app versions')).toBeGreaterThan(said.indexOf('how do we force people'));
    expect(said.indexOf('Version an API')).toBeLessThan(said.indexOf('how do we force people'));
  });

  it.each([
    'We run .NET on IIS with SQL Server 2016, how do we back up and is it worth moving to containers?',
    'The build takes an hour on one old box, 38 modules, how do we make it faster and what do we measure?',
  ])('name no number of machines by a year or by the number of something else: %s', (text) => {
    expect(answerTo(text).inquiry.params).not.toHaveProperty('replicas');
  });

  it('are answered by the one before where they say nothing themselves', () => {
    const answer = answerTo(
      'We have 25 services on EKS and believe that we survive a zone outage. How do we run the first AZ failure test, what do we measure, and what will most likely break?',
    );
    expect(idsOf(answer).filter((id) => id.startsWith('part-'))).toHaveLength(1);
    const said = wordsIn(section(answer, 'prose', 'part-1').blocks);
    for (const ask of ['How do we run the first AZ failure test', 'what do we measure', 'what will most likely break'])
      expect(said).toContain(ask);
    expect(said).toContain('Simulate the loss of an availability zone');
  });

  it('ask where to begin with what their sentence tells', () => {
    const words =
      'Everybody is owner, what is the sane way to set up permissions? A customer is asking us for a SOC 2 report by next summer, where do we even begin. The bill doubled, how do we bring it down?';
    expect(consultant.asks(words).map(({ topics }) => topics[0]?.id)).toEqual([
      'access-control-iam',
      'compliance-audit',
      'cost-optimization',
    ]);
  });
});
