import { describe, expect, it } from 'vitest';
import { ours as consultant } from '../support/ours.ts';
import { consult } from '../../src/slack/answering/consult.ts';
import type { Consultation } from '../../src/slack/store.ts';

const threadOf = (text: string): Consultation => {
  const asked = consultant.read(text);
  if (asked.kind !== 'inquiry') throw new Error('not understood');
  const { inquiry, trace } = consultant.answer(asked.inquiry);
  return { inquiry, trace, asker: 'U1', request: 'R0' };
};

const rollback = threadOf('rollback checkout to v2.3 on helm');
const question = threadOf('we run a photo app on django and ECS, how should we release it?');

const hear = (text: string, earlier = rollback): string =>
  consult(
    consultant,
    { id: 'R1', kind: 'reply', tenant: 'T1', user: 'U1', channel: 'C1', thread: '1.2', opens: false, text, at: 0 },
    { earlier, team: { saved: [], all: [], bound: [] } },
  ).kind;

const listing = `REVISION	UPDATED                 	STATUS    	CHART         	APP VERSION	DESCRIPTION
1	Mon Nov 2 10:00:00 2026	superseded	checkout-1.0.0	v2.3	Install complete
2	Mon Nov 9 10:00:00 2026	deployed	checkout-1.1.0	v2.4	Upgrade complete`;

describe('what the asker says in the thread without a mention', () => {
  it.each([
    'v2.2 instead',
    'for staging',
    'what if it is blue-green?',
    'what if we are on ecs?',
    'on ecs',
    'rollback orders to v1.9',
    'deploy v2.4 to staging',
    'and with canary',
    'only additive migrations',
    'no migrations since, and the image is still there',
    'image is still there',
    'two migrations ran since, one dropped a column',
    'the last two releases each added a column, the image is still there',
    'rollback failed: error: timed out waiting for the condition, what now?',
    '--think',
    'namespace=shop',
    'why',
    'runbook incident',
    'how do I roll back the database?',
    listing,
    `\`\`\`${listing}\`\`\``,
  ])('is for the bot: %s', (text) => {
    expect(hear(text)).toBe('answer');
  });

  it.each([
    'thanks',
    'ok',
    'hm',
    '+1',
    'thanks, doing it now',
    'I will deploy it after lunch',
    'deploying now',
    'rolled back, errors are gone',
    'done with step 3',
    'v2.3 is live',
    'I dropped a column in my test database, sorry',
    'ok, no migrations then',
    'the rollback failed on my laptop too',
    'incident is over',
    'the staging cluster is down too',
    'scaling up',
    'can you check the database?',
    'who is on call?',
    'should we wait for anna?',
    'what about lunch?',
    'is anybody looking at the dashboards?',
    'we should write a postmortem about the release pipeline',
    'how many pods are up now?',
    'why is the pod still crashing?',
    'how long will the rollback take?',
    'pods restart every minute, memory is at the limit',
    'the database is down, who can look?',
    'watch on',
    'it is postgres',
    'pipeline review with sales moved to 2pm, bring your q4 numbers',
    'deploy freeze starts friday 18:00 as every year',
    'Sentry: issue SHOP-22 resolved in release 3.3.1',
    'forecast call in 5',
    'my cat just walked over the keyboard, sorry for the jjjjjjj',
    'on call doctor number is pinned in the office channel',
    'can somebody bring the projector to room 4',
  ])('is for colleagues: %s', (text) => {
    expect(hear(text)).toBe('silence');
  });

  it('is explained when it could only be a mistake made with the bot', () => {
    expect(hear('v2.3; rm -rf /')).toBe('hint');
  });
});

describe('what the asker says in the thread of a free question, without a mention', () => {
  it.each([
    'we are on GKE',
    'no, mysql',
    "it's postgres",
    'actually we use gitlab ci',
    'and how do we roll back a bad migration?',
    'where do we keep the secrets of staging?',
  ])('is for the bot: %s', (text) => {
    expect(hear(text, question)).toBe('answer');
  });

  it.each([
    'thanks',
    'we are looking at postgres',
    'we use mysql in the other team and it is slow today',
    'our jenkins is down',
    'should we wait for anna?',
    'ecs is broken again',
    'anna knows gke well',
    'who is on call?',
  ])('is for colleagues: %s', (text) => {
    expect(hear(text, question)).toBe('silence');
  });

  it('answers the same question again when it puts our facts right', () => {
    const outcome = consult(
      consultant,
      { id: 'R1', kind: 'reply', tenant: 'T1', user: 'U1', channel: 'C1', opens: false, text: 'we are on GKE', at: 0 },
      { earlier: question, team: { saved: [], all: [], bound: [] } },
    );
    if (outcome.kind !== 'answer') throw new Error('not answered');
    expect(outcome.blueprint.inquiry.words).toBe(question.inquiry.words);
    expect(outcome.blueprint.known).toMatchObject({ platform: 'gke', cloud: 'gcp', framework: 'django' });
  });
});
