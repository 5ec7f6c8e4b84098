import { describe, expect, it } from 'vitest';
import { createUnderstanding } from '../../../src/consult/understand/command/understanding.ts';
import { phrasings } from './phrasings.ts';
import { missOf, readLabelled } from './score.ts';
import { inquiry, problem, read } from './read-command.ts';
import { vocabulary } from './vocabulary.ts';

const labelled = readLabelled('test/fixtures/eval/commands.dev.jsonl');

describe.each([
  ['the labelled requests', labelled, 100],
  ['our own phrasings', phrasings, 250],
])('%s', (_, set, atLeast) => {
  it('are understood exactly, 97 in 100', () => {
    const misses = set.flatMap((line) => missOf(line, read(line.text)) ?? []);
    expect(set.length).toBeGreaterThanOrEqual(atLeast);
    // Few misses are allowed; when they are too many, all are shown.
    expect(misses.length <= set.length * 0.03 ? [] : misses).toEqual([]);
  });

  it('have each dangerous version refused', () => {
    const rejects = set.filter((line) => line.reject === true);
    expect(rejects.length).toBeGreaterThan(10);
    expect(rejects.flatMap((line) => missOf(line, read(line.text)) ?? [])).toEqual([]);
  });
});

describe('a person who types', () => {
  it('gets help when they say nothing', () => {
    expect(inquiry('').intent).toBe('help');
    expect(inquiry('help rollback')).toMatchObject({ intent: 'help', words: 'help rollback' });
  });

  it('names no system with what broke, with who suffers, or with what is shipped', () => {
    for (const told of ['p1 certificate expired', 'users cannot log in', 'backups missing since monday', 'ransomware'])
      expect(inquiry(`incident ${told}`)).toMatchObject({ intent: 'incident', params: {} });
    expect(inquiry('incident login fails on fleet-api').params).toEqual({ system: 'fleet-api' });
    expect(inquiry('deploy hotfix to staging').params).toEqual({ environment: 'staging' });
    expect(inquiry('deploy security fix v1.2 to staging').params).toEqual({ version: 'v1.2', environment: 'staging' });
    expect(inquiry('deploy users to staging').params).toMatchObject({ system: 'users' });
  });

  it('names no system with what an app is made of', () => {
    expect(inquiry('we run a photo app: Django on a VPS, how do we deploy it?').params.system).toBeUndefined();
    expect(inquiry('incident app: photos').params).toEqual({ system: 'photos' });
  });

  it('gets no help for a flag that belongs to a command hidden in a version', () => {
    expect(inquiry('rollback v2 -h').intent).toBe('help');
    expect(problem('rollback v3 && reboot -h')).toEqual({ code: 'bad-version', intent: 'rollback', field: 'version' });
  });

  it('is advised where they name two strategies, and gets a plan where they name one', () => {
    expect(inquiry('help, blue-green or canary').intent).toBe('question');
    expect(inquiry('design a circleci pipeline for mailer').intent).toBe('pipeline');
    const stateful = inquiry('deploy rolling for a stateful app');
    expect(stateful.params).toEqual({ strategy: 'rolling' });
  });

  it.each(['--', '-', '—', '–', '——', '-- ', '— '])('may set flags with the dash %j that their phone makes', (dash) => {
    expect(inquiry(`rollback v2 ${dash}think`).flags).toEqual(['think']);
  });

  it.each([
    'p95 went from 180ms to 700ms after the release of tuesday',
    'we had to revert twice in may and the queue was to blame',
    'rolled back and visitors still see the old page',
    'terraform wants to recreate the load balancer in production',
    'devs wait half a day until staging is free',
    'our postgres upgrade from 13 to 16 takes hours, how do we keep the shop open',
    'the same outage hit us three times this year',
    'guests notice an outage before we do although every check is green',
    'the registry was down for an hour and no pod could start',
    'tell the team when checkout is down',
    'replicas go up and down',
    'the reindex slows everything down',
    'the incident drags on as nobody feels allowed to close it',
    'they were woken 7 times on sunday',
    'pods sit pending while two nodes are half empty',
    'the invoice job started twice',
    'hpa scales to 40 pods and nothing gets faster',
    'argo reverts my change every minute',
    'p99 is 3 seconds but the average is fine',
    'the aws bill doubled',
    'we have a release checklist of 12 pages',
    'release now or wait until monday',
    'error budget per team',
    'latency of a request through the mesh',
    'roles for support',
    'mirror traffic',
    'three machines behind one address',
    'windows server 2019 end of life',
    'mysql 9 upgrade',
    'ErrImagePull on the new release',
    'a new deployment, ProgressDeadlineExceeded',
    '"Error: Input required and not supplied: token" in github actions',
    'ECONNREFUSED on orders after the upgrade',
    'npm publish 403 forbidden',
    'push access denied',
    'our registry returns 401',
    'github actions vs gitlab ci',
    'incident response best practices',
    'do startups need slos',
    'do we need a status page',
    'docker build is slow on github actions',
    'docker login in ci',
    'hpa not scaling',
    'hpa reacts too slowly',
    'task timed out after 3.00 seconds in lambda',
  ])('may tell %j and is answered, not given a plan', (sentence) => {
    expect(inquiry(sentence).intent).toBe('question');
  });

  it.each([
    ['can you roll checkout back to v2.3 please', 'rollback', { system: 'checkout', version: 'v2.3' }],
    ['checkout should go back to v2.3', 'rollback', { system: 'checkout', version: 'v2.3' }],
    ['customers complain since friday, revert webshop to v3.1', 'rollback', { system: 'webshop', version: 'v3.1' }],
    ['roll back orders to v2 because half of the logins fail', 'rollback', { system: 'orders', version: 'v2' }],
    ['the release of payments is bad, roll back to 4.1.2', 'rollback', { system: 'payments', version: '4.1.2' }],
    ['deploy orders to staging only', 'deploy', { system: 'orders', environment: 'staging' }],
    ['give me the slo for 99.9 over 4 weeks', 'slo', { slo_percent: 99.9, window_days: 28 }],
    ['search is down since ten minutes', 'incident', { system: 'search' }],
    ['help! nothing works, production is down', 'incident', { environment: 'production' }],
    ['we have an outage on ledger', 'incident', { system: 'ledger' }],
    ['ledger is down with ECONNREFUSED', 'incident', { system: 'ledger' }],
    ['ledger is down, what do we do first?', 'incident', { system: 'ledger' }],
    ['production is down, what should we do now', 'incident', { environment: 'production' }],
    ['we need 3x the traffic on catalog', 'scale', { system: 'catalog', growth: 3 }],
    ['6x load for fan-club during the transfer window', 'scale', { system: 'fan-club', growth: 6 }],
    ['stage to 5 servers', 'scale', { replicas: 5 }],
  ])('may order %j in a sentence and gets a plan', (sentence, intent, params) => {
    expect(inquiry(sentence)).toMatchObject({ intent, params });
  });

  it('names no system with a word that only joins, counts or tells what somebody does', () => {
    for (const told of ['incident on prod although green', 'incident customers notice', 'incident same as last week'])
      expect(inquiry(told)).not.toHaveProperty('params.system');
    expect(inquiry('deploy only to staging').params).toEqual({ environment: 'staging' });
    expect(inquiry('deploy "only" to staging').params).toEqual({ system: 'only', environment: 'staging' });
  });

  it('may set flags in words', () => {
    expect(inquiry('rollback v2 in safe mode').flags).toEqual(['safe-mode']);
  });

  it('may ask for a private answer', () => {
    expect(inquiry('rollback v2 --private').private).toBe(true);
    expect(inquiry('rollback v2').private).toBe(false);
  });

  it('is told about a flag that does not exist, with the one they may have meant', () => {
    expect(problem('rollback v2 --valid')).toEqual({
      code: 'unknown-flag',
      intent: 'rollback',
      suggestions: ['validate'],
    });
    expect(problem('blueprint orders --verbose')).toEqual({
      code: 'unknown-flag',
      intent: 'blueprint',
      suggestions: [],
    });
  });

  it('is asked what they meant when a word is close to a command, or could belong to two', () => {
    expect(problem('rlbk')).toEqual({ code: 'unknown-command', suggestions: ['rollback'] });
    expect(problem('v2.3')).toEqual({ code: 'unknown-command', suggestions: ['rollback', 'deploy'] });
    expect(problem('restart checkout')).toEqual({ code: 'unknown-command', suggestions: ['runbook', 'rollback'] });
    expect(problem('drain node-3').code).toBe('unknown-command');
  });

  it('is heard as asking a question when they name the persona', () => {
    expect(inquiry('rlbk --persona-devops').intent).not.toBe('rollback');
    expect(inquiry('--persona-devops why is ci slow').intent).toBe('question');
  });

  it('is told which value is unknown, with names of ours that are near', () => {
    expect(problem('blueprint orders platform=mars')).toEqual({
      code: 'unknown-value',
      field: 'platform',
      intent: 'blueprint',
      suggestions: [],
    });
    expect(problem('pipeline orders ci=jnkns')).toMatchObject({ field: 'ci', suggestions: ['jenkins'] });
  });

  it('is told about numbers that cannot be', () => {
    expect(problem('slo orders 120%')).toMatchObject({ code: 'bad-number', field: 'slo_percent' });
    expect(problem('scale orders replicas=many')).toMatchObject({ code: 'bad-number', field: 'replicas' });
    expect(problem('scale orders to 2.5 pods')).toMatchObject({ code: 'bad-number', field: 'replicas' });
  });

  it.each(['v1; reboot', '$(id)', '<!channel>', '../v1', 'v1\u200b.0'])('cannot deploy %j', (version) => {
    expect(problem(`deploy orders ${version}`)).toMatchObject({ code: 'bad-version', intent: 'deploy' });
  });

  it('may break lines between what they know', () => {
    expect(inquiry('rollback v2.3\nplatform: ecs\nfor checkout').params).toEqual({
      version: 'v2.3',
      platform: 'ecs',
      system: 'checkout',
    });
  });

  it('may rule something out', () => {
    expect(inquiry('deploy orders on ecs, no canary').params).toEqual({ system: 'orders', platform: 'ecs' });
    expect(inquiry('deploy orders, rolling instead of canary').params.strategy).toBe('rolling');
  });

  it.each([
    ['why', 'why'],
    ['why?', 'why'],
    ['why this plan', 'why'],
    ['explain your answer', 'why'],
    ['why does our build take so long', 'question'],
    ['strategies', 'strategies'],
    ['compare strategies', 'strategies'],
  ])('may say %j and gets: %s', (text, intent) => {
    expect(inquiry(text).intent).toBe(intent);
  });

  it('has what Slack escaped read as it was typed, once', () => {
    expect(inquiry('scale orders p99 &lt; 200ms').params.p99_ms).toBe(200);
    expect(problem('blueprint &amp;lt;orders')).toEqual({
      code: 'unknown-value',
      intent: 'blueprint',
      field: 'system',
    });
  });

  it('is not held to the length of a command when telling a story', () => {
    const story = `our team ${'builds and ships many things and '.repeat(300)}what should we change first?`;
    expect(inquiry(story).intent).toBe('question');
    expect(inquiry(story).words.length).toBeLessThanOrEqual(4000);
  });

  it('has the tools around a platform noticed', () => {
    const using = [
      { id: 'helm', says: ['helm chart'] },
      { id: 'argo-cd', says: ['argocd'] },
    ];
    const understood = createUnderstanding({ ...vocabulary, using }).read(
      'rollback orders v2 on eks with helm, argocd',
    );
    expect(understood).toMatchObject({
      inquiry: { using: ['helm', 'argo-cd'], params: { platform: 'eks', system: 'orders' } },
    });
  });
});
