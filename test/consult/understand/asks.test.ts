import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/consult/understand/asks/ask-parts.ts';
import { answerTo, idsOf, wordsIn } from '../ask.ts';
import { plain } from '../../../src/persona/text.ts';
import { ours as consultant } from '../../support/ours.ts';

const asked = (text: string): readonly string[] =>
  partsOf(text)
    .filter((part) => part.asks)
    .map((part) => part.text);

describe('a message with several questions', () => {
  const topicsOf = (words: string): readonly (string | undefined)[] =>
    consultant.asks(words).map((ask) => ask.topics[0]?.id);

  it('takes the two ways that somebody thought of for a part of their question', () => {
    expect(
      consultant.asks('How do we move 200 servers from RHEL 7 to RHEL 9? In-place with Leapp or rebuild?'),
    ).toHaveLength(1);
  });

  it('leaves out a cry for help above them', () => {
    const asks = consultant.asks('Need some help here. How do we back up PostgreSQL? How do we set up alerting?');
    expect(asks.map(({ text }) => text)).toEqual(['How do we back up PostgreSQL?', 'How do we set up alerting?']);
  });

  it('asks for each of what it tells where the question only points at it', () => {
    const words =
      'Kotlin on GKE. Terraform plans take ages, half of our alerts are noise, and nobody ever restored a backup. any tips for these?';
    expect(topicsOf(words)).toEqual(['infrastructure-as-code', 'alerting', 'disaster-recovery-backup']);
    expect(consultant.asks('Flyway migrations lock our tables. how do we fix that?')[0]?.text).toContain('Flyway');
  });

  it('asks for what is told beside it with "also"', () => {
    expect(topicsOf('how do we rotate our database passwords? also our logs are impossible to search')).toEqual([
      'secrets-management',
      'logging',
    ]);
  });

  it('asks for what is told in the row of the questions, or as the last of them', () => {
    expect(topicsOf('How do we rotate our database passwords? And our logs are impossible to search.')).toEqual([
      'secrets-management',
      'logging',
    ]);
    expect(
      topicsOf(
        'How do we sign our images? Third, contractors leave and their cluster roles stay forever. And how do we find flaky tests?',
      ),
    ).toContain('access-control-iam');
    expect(topicsOf('How do we rotate our database passwords? And thanks a lot for your help.')).toHaveLength(1);
  });

  it('takes what is told right before a question that points back for what it is about', () => {
    const text =
      'How do we clean up dead feature flags? People bring their own container images and all of them want root in there, how do we allow that without giving them the host?';
    expect(topicsOf(text)).toEqual(['feature-flags', 'containers']);
  });

  it('is about the last trouble, and not about a word of comfort behind it', () => {
    const words =
      'A freelancer quarrelled with us and still has our Stripe key. Nothing has happened so far. What do we change today? How do we back up the database?';
    expect(consultant.asks(words)[0]?.text).toContain('Stripe key');
    expect(topicsOf(words)[0]).toBe('secrets-management');
    const worse = words.replace('Nothing has happened so far.', 'Nothing in the pipeline works any more.');
    expect(consultant.asks(worse)[0]?.text).toContain('pipeline');
  });

  it('is about what it asks, not about what the asker runs', () => {
    expect(topicsOf('we run a booking site on kubernetes with postgres, who is woken at night?')).toEqual(['on-call']);
  });

  it('asks for each trouble it tells where it only wants to know where to begin', () => {
    const words =
      'Bakery chain, Scala on AKS. Half of the alerts are ignored and two people left the rota. Nobody ever restored a backup. Builds take 50 minutes on every commit. Where would you start?';
    expect(topicsOf(words).slice(1)).toEqual(['disaster-recovery-backup', 'build-optimization']);
    expect(topicsOf(words)).toHaveLength(3);
    const announced = 'Go on Nomad. Two things hurt. Nobody ever restored a backup, and builds take 50 minutes.';
    expect(topicsOf(announced)).toEqual(['disaster-recovery-backup', 'build-optimization']);
  });

  it('takes a question that only points for the last trouble, and not for the date after it', () => {
    const [first] = consultant.asks(
      'The database dies when the newsletter goes out. The fair is in May. What do we do first, and who is paged at night?',
    );
    expect(first?.text).toBe('The database dies when the newsletter goes out, What do we do first');
  });

  it('takes "how does this never happen again" for what happened, and not for a review of it', () => {
    const words =
      'Nobody noticed that the TLS certificate of our shop was about to expire. How do we make sure that never happens again, and who should be on call in summer?';
    expect(topicsOf(words)).toEqual(['networking-loadbalancing', 'on-call']);
  });

  it('is read with what was told of the same, however far before', () => {
    const story =
      'We run a ferry booking service, and I have inherited more than I wanted. The first car deck of the day is sold at six, and by then the app has to be up. ' +
      'The functions behind the gangway page need nearly five seconds for their first request in the morning, so people queue at the gangway and shout. ' +
      'Our crew also writes long reports that nobody reads, and the harbour wants a new colour for the tickets before the summer. ' +
      'The boss has asked twice for a plan that fits on one sheet, with a number for each thing on it.';
    const [gangway] = consultant.asks(`${story} What would you change for the gangway, and who is paged at night?`);
    expect(gangway?.topics[0]?.id).toBe('serverless');
    const [alone] = consultant.asks('What would you change for the gangway, and who is paged at night?');
    expect(alone?.topics[0]?.id).not.toBe('serverless');
  });

  it('keeps a question of one word behind another one, with the story that both are about', () => {
    const story =
      'Two servers run our shop. On Sunday the certificates of 40 customers ran out because a hook had failed silently.';
    const asks = consultant.asks(`${story} How do we make renewing boring? What should have warned us, and how early?`);
    expect(asks.flatMap(({ clauses }) => clauses)).toContain('What should have warned us and how early?');
    expect(asks[0]?.told?.get('What should have warned us and how early?')).toContain('On Sunday the certificates');
  });

  it('takes answers behind a list of wishes for answers to the first of them', () => {
    const words = 'want remote rollout in waves, settings per region and telemetry. balena? mender?';
    const clauses = consultant.asks(words).flatMap((ask) => ask.clauses);
    expect(clauses[0]).toBe('want remote rollout in waves, balena? mender?');
    expect(clauses.at(-1)).toBe('telemetry.');
  });

  it('asks once for what is asked, and then put in an order', () => {
    const words = 'How do we get rid of flaky tests, who is paged at night and in which order should we do this?';
    expect(topicsOf(words)).toEqual(['test-automation-in-ci', 'on-call']);
  });

  it('does not ask for what is only wished for before the question', () => {
    const words = 'We would like feature flags. Which tool is cheap, and who is paged at night?';
    expect(topicsOf(words)).toHaveLength(2);
  });

  it('is cut before any verb that opens a question, and not at a lone "whom"', () => {
    expect(asked('how do we sign images, should staging and production differ, could Kyverno check it?')).toEqual([
      'how do we sign images',
      'should staging and production differ',
      'could Kyverno check it?',
    ]);
    expect(consultant.asks('which failed backups should wake somebody, and whom?')).toHaveLength(1);
  });

  it('asks for what is told before "what instead?", and not for what somebody likes', () => {
    const [first] = consultant.asks('Our database passwords sit on a wiki page, what instead');
    expect(first?.text).toBe('Our database passwords sit on a wiki page, what instead');
    expect(first?.topics[0]?.id).toBe('secrets-management');
    expect(asked('We love our feature flags, who should be allowed to flip them?')).toEqual([
      'who should be allowed to flip them?',
    ]);
  });

  it('asks for each of several troubles that are told before a wish', () => {
    const words =
      'Terraform is one giant state and everyone is scared to apply. Half of our alerts are ignored at night. Also we want the backups to be restored once, how would you do that?';
    expect(topicsOf(words)).toEqual(['infrastructure-as-code', 'alerting', 'disaster-recovery-backup']);
    const one =
      'Terraform is one giant state and everyone is scared to apply. The Kafka consumers lag every evening. How do we catch up with the lag?';
    expect(topicsOf(one)[0]).toBe('infrastructure-as-code');
    expect(topicsOf(one)).toHaveLength(2);
  });

  it('asks once for what a colon announces', () => {
    const words = 'Two things worry me: nobody ever restored a backup, and our e2e tests are flaky. What would you do?';
    expect(topicsOf(words)).toEqual(['disaster-recovery-backup', 'test-automation-in-ci']);
  });

  it('takes a price for that of what was asked before, and says what it costs', () => {
    const words = 'how do we test our restores, what does it cost roughly, and who is paged at night?';
    expect(topicsOf(words)).toEqual(['disaster-recovery-backup', 'on-call']);
    const [first] = answerTo(words).sections;
    expect(JSON.stringify(first)).toContain('“what does it cost roughly”');
    expect(JSON.stringify(first)).toContain('A drill is half a day for two people');
    expect(topicsOf('who is paged at night, and how long does it take to restore 2 TB?')).toHaveLength(2);
  });

  it('takes what somebody thought of, and what must not break, for a part of the question before it', () => {
    expect(consultant.asks('How do we reload a changed setting? restart, or a signal?')).toHaveLength(1);
    expect(consultant.asks('Which base image do we take? We need ffmpeg in there.')).toHaveLength(1);
    expect(topicsOf('Who is paged at night? I also want to know how we find flaky tests.')).toHaveLength(2);
    expect(topicsOf('How do we deploy without downtime? backups? feature flags?')).toHaveLength(3);
    expect(asked('I want previews for reviewers, with invented customers, ideally for a day')).toHaveLength(1);
  });

  it('takes the other way that somebody thought of for a half of the question before it', () => {
    const text =
      'Postgres on a VM with a replica. a) what should have told us b) automatic failover, patroni? or is manual fine c) a write-up for the management, what goes in';
    expect(consultant.asks(text).flatMap((ask) => ask.clauses)).toContain(
      'automatic failover, patroni? or is manual fine',
    );
  });

  it('is told where to begin, and why, where it asks for that', () => {
    const words =
      'How do we cut the cloud bill, how do we know that a backup can be restored, and in which order would you go about it?';
    const { lead } = answerTo(words);
    expect(wordsIn(lead)).toMatch(/Start with Disaster recovery and backup: .+ Then Cost optimization\./u);
    expect(
      wordsIn(
        answerTo(
          'How do we cut the cloud bill? How do we know that a backup can be restored, and in which order should this be done if we only have Sundays?',
        ).lead,
      ),
    ).toContain('Start with Disaster recovery and backup');
    expect(wordsIn(answerTo('How do we cut the cloud bill, and who is paged at night?').lead)).not.toContain(
      'Start with',
    );
  });

  const text =
    "we're building a photo app on django + RDS, what ci/cd should we use, how do we split dev/staging/prod, where do we host?";

  it('gets one numbered answer each, in its order, in the light of what was said', () => {
    expect(consultant.asks(text).map((ask) => ask.topics[0]?.id)).toEqual([
      'ci-pipeline',
      'environments',
      'hosting-infrastructure',
    ]);
    const answer = answerTo(text);
    expect(plain(answer.title)).toBe('3 questions about your photo app');
    expect(idsOf(answer).slice(0, 3)).toEqual(['part-1', 'part-2', 'part-3']);
    expect(wordsIn(answer.lead)).toContain('I understood: photo app');
    expect(answer.sections.filter((one) => one.place === 'first').map((one) => one.kind)).toEqual([
      'prose',
      'prose',
      'prose',
    ]);
  });
});

describe('a question that could mean several things', () => {
  it('is less sure of two words than of a sentence', () => {
    const sure = (words: string): number => consultant.topics(words)[0]?.score ?? 0;
    expect(sure('slow deploys')).toBeLessThan(0.9);
    expect(
      sure('our error budget for the checkout is used up, do we stop shipping features until next month?'),
    ).toBeGreaterThan(0.9);
  });

  it('is heard where it calls a subject by its name, and not where it does not', () => {
    expect(consultant.topics('is kubernetes any good?')[0]?.score).toBeGreaterThan(0.45);
    expect(consultant.topics('is the new movie any good?')[0]?.score).toBeLessThan(0.2);
  });

  it('can be asked again as one of them', () => {
    const answer = answerTo('about rollback: who may do it at night?');
    expect(plain(answer.title)).toBe('Rollback');
  });
});
