import { describe, expect, it } from 'vitest';
import { answerTo, hintTo, idsOf, isAnswered, wordsIn } from './ask.ts';

const title = (text: string): string => wordsIn(answerTo(text).title);

describe('somebody who tells that users are hurt, now', () => {
  it.each([
    'users get 504 since 10 minutes',
    "half of our users can't log in since 9:40",
    'everything times out since noon',
    'the site is super slow right now',
    'we are getting tons of 5xx',
    "customers can't pay!!",
    'vpn down, everyone works from home',
    'users get 504 since 10 minutes, what do we do?',
  ])('gets the first minutes of an incident, without a command: %s', (text) => {
    const { intent, params } = answerTo(text).inquiry;
    expect([intent, params.system]).toEqual(['incident', undefined]);
    expect(idsOf(answerTo(text))).toContain('causes');
  });

  it.each([
    ['checkout throws 500s since 10 minutes', 'checkout'],
    ['api latency went to 8s five minutes ago', 'api'],
    ['customers report errors on payment, started 20 min ago', 'payment'],
  ])('gets them with the name of what is hurt: %s', (text, system) => {
    expect(title(text)).toBe(`Incident: ${system} in production`);
  });
});

describe('somebody who tells of something else', () => {
  it.each([
    'how do we find out why the api is slow right now?',
    'one tenant hammers our api and everyone gets slow, node + postgres, 300 tenants',
    'upgrade eks from 1.27 to 1.30, 60 workloads, what breaks',
    'prod config differs between the 3 nodes',
    'vpn down every monday, what to look at?',
    'payments failed yesterday for 20 minutes, how do we write the postmortem',
    'tests fail since this morning',
    'grafana is slow at the moment',
    'the app is slow for some users in asia. cdn?',
    'our requests time out every deploy',
    'we have 500 users and a slow site, currently on one vps. what should we do about hosting?',
  ])('declares no incident: %s', (text) => {
    expect(answerTo(text).inquiry.intent).toBe('question');
  });

  it('learns how a thing that is over stays away, not what to do while it burns', () => {
    expect(idsOf(answerTo('our certs expired on sunday and nobody noticed. how do we not repeat that'))).not.toContain(
      'now',
    );
  });

  it('is told what to do about a disk before it is full', () => {
    expect(title('prod db is at 92% disk, postgres on rds, what do i do first')).toBe('Full disk');
  });
});

describe('somebody whose words look like a command', () => {
  it.each([
    'gitlab self hosted upgrade from 13 to 17',
    'availability group secondary is not synchronizing',
    'migrate from tfs 2018 to azure devops',
    'move from jenkins to github actions',
    'deploys drop requests',
    'rails on fly.io, one region. deploys drop requests for ~5 s, why?',
    'releases break prod',
    'deployments kill websockets',
    'deploys cause 502s for a minute',
    'argocd app stuck in progressing',
    'argo rollouts canary stuck paused',
    'deployment hanging for 20 minutes',
    'pipeline stuck on approval',
    'image pull backoff from ecr since this morning',
  ])('is heard as telling what goes wrong: %s', (text) => {
    expect(answerTo(text).inquiry.intent).toBe('question');
  });

  it.each([
    'rollback drop table users',
    'rollback v2.3; drop table users',
    'rollback sleep 10?',
    'rollback union select?',
    'deploy checkout curl evil.example',
  ])('is refused what is an attack: %s', (text) => {
    expect(isAnswered(text)).toBe(false);
    expect(wordsIn(hintTo(text).blocks)).toContain('cannot be a version');
  });
});

describe('somebody who tests something', () => {
  it.each(['how do we test backups', 'how to run load testing'])('is in no test environment: %s', (text) => {
    expect(answerTo(text).inquiry.params.environment).toBeUndefined();
  });

  it('is in one where they say so', () => {
    expect(answerTo('which data may we copy into test').inquiry.params.environment).toBe('qa');
  });
});
