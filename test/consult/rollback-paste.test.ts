import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, earlier, idsOf, section, shellOf, stepsOf, titlesOf, wordsIn } from './ask.ts';

const pasted = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../fixtures/paste/${name}`, import.meta.url)), 'utf8');

const commands = (answer: Blueprint): string => stepsOf(answer).flatMap(shellOf).join('\n');
const history = (answer: Blueprint): string => wordsIn(section(answer, 'prose', 'history').blocks).trim();
const platform = (answer: Blueprint): string =>
  plain(answer.subject.find((one) => plain(one.label) === 'Platform')?.value ?? []);

/** Asked first, pasted into the thread. */
const inThread = (asked: string, output: string): Blueprint => answerTo(output, { earlier: earlier(answerTo(asked)) });

describe('somebody who pastes a history', () => {
  it.each([
    ['helm-history.txt', 'helm', 'helm rollback checkout 9 -n'],
    ['kubectl-replicasets.txt', 'kubernetes', 'rollout undo deploy/checkout --to-revision=4'],
    ['kubectl-rollout-history.txt', 'kubernetes', 'rollout undo deploy/checkout --to-revision=4'],
    ['kubectl-rollout-replicasets.txt', 'kubernetes with argo rollouts', '--to-revision=7'],
    ['kubectl-controllerrevisions.txt', 'kubernetes with statefulset', '--to-revision=2'],
    ['argocd-history.txt', 'eks with argo cd', 'argocd app rollback checkout 41'],
    ['nomad-history.txt', 'nomad', 'nomad job revert'],
    ['ecs-images.txt', 'ecs', '--task-definition checkout:41'],
    ['cloud-run-revisions.txt', 'cloud run', '--to-revisions=checkout-00041-lup=100'],
    ['fly-releases.txt', 'fly.io', '--image registry.fly.io/checkout:v2.3 --strategy rolling'],
    ['container-apps-revisions.txt', 'container apps', '--revision-weight checkout--r2-3=100'],
    ['lambda-versions.txt', 'lambda', '--function-version 41'],
    ['beanstalk-versions.txt', 'elastic beanstalk', '--version-label v2.3-20261111'],
    ['app-engine-versions.txt', 'app engine', '--splits=v2-3=1'],
    ['wrangler-versions.txt', 'cloudflare workers', 'wrangler rollback 7d4e2a1c-5b60-4f3e-9a3e-1f0d8c6b2a11'],
  ])('of %s on %s finds the revision in the command', (file, place, command) => {
    for (const answer of [
      inThread(`rollback checkout to v2.3 on ${place}`, pasted(file)),
      answerTo(`rollback checkout to v2.3 on ${place}\n\`\`\`\n${pasted(file)}\n\`\`\``),
    ]) {
      expect(commands(answer)).toContain(command);
      expect(answer.gaps.map((gap) => gap.name)).not.toContain('revision');
      expect(titlesOf(stepsOf(answer))).not.toContain('Find the target');
      expect(answer.inquiry.params.version).toBe('v2.3');
    }
  });

  it('reads which entry was taken, which was not, and what runs now', () => {
    const answer = inThread('rollback checkout to v2.3 on helm', pasted('helm-history.txt'));
    expect(history(answer)).toMatch(/^9 is the revision of the Helm release that carried v2\.3/u);
    expect(history(answer)).toContain('not used: 10 (v2.3, failed');
    expect(history(answer)).toContain('What runs now is v2.4.1');
    expect(commands(answer)).toContain('git log --oneline --no-merges v2.3..v2.4.1');
    expect(idsOf(answer)[0]).toBe('history');
  });

  it('does not read that the image taken is also not used, when it was released twice', () => {
    const answer = inThread('rollback checkout to v2.3 on fly.io', pasted('fly-releases.txt'));
    expect(history(answer)).toMatch(/^registry\.fly\.io\/checkout:v2\.3 is the image/u);
    expect(history(answer)).not.toContain('not used');
  });

  it('is asked for both outputs where a list alone names only commits', () => {
    const answer = inThread('rollback checkout to v2.3 on heroku', pasted('heroku-releases.txt'));
    expect(history(answer)).toContain('paste both outputs that the plan asks for');
  });

  it('without a word gets the plan, and is asked for the version', () => {
    const answer = answerTo(pasted('helm-history.txt'));
    expect([answer.inquiry.intent, history(answer).startsWith('The list is read.')]).toEqual(['rollback', true]);
    expect(commands(answerTo('v2.3', { earlier: earlier(answer) }))).toContain('helm rollback');
    expect(history(answerTo('v2.3', { earlier: earlier(answer) }))).toContain('9 is the');
  });

  it('changes the version after it, and the revision follows', () => {
    const first = inThread('rollback checkout to v2.3 on helm', pasted('helm-history.txt'));
    const next = answerTo('v2.3.1 instead', { earlier: earlier(first) });
    expect(commands(next)).toContain('helm rollback checkout 11 -n');
  });

  it('and gives a revision by hand is believed', () => {
    const first = inThread('rollback checkout to v2.3 on helm', pasted('helm-history.txt'));
    expect(commands(answerTo('revision=8', { earlier: earlier(first) }))).toContain('helm rollback checkout 8 -n');
  });

  it('of a tool that was not named gets the plan for it, where the platform was only assumed', () => {
    expect(platform(answerTo(`rollback checkout to v2.3\n${pasted('helm-history.txt')}`))).toContain('Helm');
    expect(platform(answerTo(`rollback v2.3\n${pasted('heroku-releases.txt')}`))).toBe('Heroku');
    expect(platform(answerTo(`rollback v2.3\n${pasted('ecs-images.txt')}`))).toContain('Amazon ECS');
    expect(platform(answerTo(`rollback v2.3 on eks\n${pasted('kubectl-controllerrevisions.txt')}`))).toContain(
      'StatefulSet',
    );
  });

  it('of another tool than the one named is told so, and its numbers are not used', () => {
    const answer = answerTo(`rollback checkout to v2.3 on heroku\n${pasted('helm-history.txt')}`);
    expect(history(answer)).toMatch(/That is a list of Helm, and this plan goes back with Heroku/u);
    expect(commands(answer)).toContain('heroku releases:rollback "${REVISION:?');
    const driven = answerTo(`rollback checkout to v2.3 on eks with argo cd\n${pasted('kubectl-replicasets.txt')}`);
    expect(history(driven)).toContain('this plan goes back with Argo CD');
    expect(commands(driven)).toContain('argocd app rollback checkout "${REVISION:?');
  });

  it('that no longer holds the version is told what that means, and gets a plan without an undo', () => {
    const answer = answerTo(`rollback checkout to v2.1 on helm\n${pasted('helm-history.txt')}`);
    expect(history(answer)).toMatch(
      /v2\.1 is not in this list.*deploys v2\.1 as a new release.*Closest in the list: 8/u,
    );
    expect(titlesOf(stepsOf(answer))).toContain('Deploy the old version as a new release');
    expect(commands(answer)).not.toContain('helm rollback');
    expect(commands(answer)).toContain('--set-string image.tag=v2.1');
  });

  it('that no longer holds the version goes back by a revert alone where Git is followed', () => {
    const answer = answerTo(`rollback checkout to v1.0 on eks with flux and helm\n${pasted('helm-history.txt')}`);
    const titles = titlesOf(stepsOf(answer));
    expect(titles).toContain('Revert it in Git');
    expect(titles).not.toContain('Pause automation');
    expect(titles).not.toContain('Resume automation');
    expect(titles).toEqual([...new Set(titles)]);
    expect(commands(answer)).not.toContain('helm rollback');
    expect(wordsIn(answer.cautions)).toContain('the revert in Git is the rollback');
  });

  it('of commits only is not told that the version is missing', () => {
    const answer = answerTo(`rollback checkout to v2.3 on heroku\n${pasted('heroku-releases.txt')}`);
    expect(history(answer)).toMatch(/does not say which of its entries is v2\.3/u);
    expect(titlesOf(stepsOf(answer))).toContain('Find the target');
  });

  it('of commits, with the one of the version looked up above it as the plan asks, finds the release', () => {
    const asked = answerTo('rollback checkout to v2.3 on heroku');
    const [lookUp, list] =
      stepsOf(asked)
        .flatMap(shellOf)
        .join('\n')
        .match(/^(?:git rev-parse|heroku releases) .*$/gmu) ?? [];
    const output = `$ ${lookUp}\n77e0c1d2\n$ ${list}\n${pasted('heroku-releases.txt')}`;
    const answer = answerTo(output, { earlier: earlier(asked) });
    expect(commands(answer)).toContain('heroku releases:rollback v101 -a checkout');
    expect(titlesOf(stepsOf(answer))).not.toContain('Find the target');
    const another = answerTo('v2.2 instead', { earlier: earlier(answer) });
    expect(commands(another)).toContain('heroku releases:rollback "${REVISION:?');
  });

  it('of many systems goes back with the one that was named, or asks which', () => {
    const named = answerTo(`rollback checkout to v2.3 on kubernetes\n${pasted('kubectl-replicasets.txt')}`);
    expect(commands(named)).toContain('--to-revision=4');
    const unnamed = answerTo(`rollback to v2.3 on kubernetes\n${pasted('kubectl-replicasets.txt')}`);
    expect(history(unnamed)).toMatch(/more than one of them: .*cart/u);
    expect(commands(answerTo('for cart', { earlier: earlier(unnamed) }))).toContain('--to-revision=21');
  });

  const helm = (of: string, version: string, revision: number): string =>
    `$ helm history ${of} -n shop\n${revision}\tTue Nov  3 09:14:03 2026\tsuperseded\tapp-1.0.${revision}\t${version}\tUpgrade complete\n` +
    `${revision + 1}\tWed Nov  4 09:14:03 2026\tdeployed\tapp-1.0.${revision + 1}\tv2.4\tUpgrade complete\n`;

  it.each([
    [
      'of another release, then of its own',
      helm('cart', 'v2.3', 8) + helm('checkout', 'v2.3', 5),
      'checkout 5 -n shop',
    ],
    [
      'of its own, then of another release',
      helm('checkout', 'v2.3', 5) + helm('cart', 'v2.3', 8),
      'checkout 5 -n shop',
    ],
    ['of a release called alike, and the command as well', helm('shop-checkout', 'v2.3', 5), 'shop-checkout 5 -n shop'],
    ['with its version in another release only', helm('checkout', 'v2.2', 5) + helm('cart', 'v2.3', 8), undefined],
    ['of another release alone', helm('cart', 'v2.3', 8), undefined],
  ])('%s goes back by the numbers of its own', (_, output, expected) => {
    const answer = inThread('rollback checkout to v2.3 on helm', output);
    expect(/helm rollback \S+ \d+ -n \S+/u.exec(commands(answer))?.[0]).toBe(expected && `helm rollback ${expected}`);
  });

  it.each([
    [
      'heroku',
      '=== ⬢ checkout-staging Releases - Current: v7\nv7  Deploy v2.4  a@b.example  2026/11/20 14:02:11 +0100\n',
      'app',
    ],
    ['nomad', '$ nomad job history checkout-staging\nVersion     = 7\nStable      = true\nTag Name    = v2.4\n', 'job'],
    [
      'eks with argo cd',
      '$ argocd app history argocd/checkout-staging\nID  DATE  REVISION\n7  2026-11-11 10:02:41 +0100 CET  v2.4 (2158bc9)\n',
      'app',
    ],
    [
      'fly.io',
      '$ fly releases -a checkout-staging --image\nVERSION\tSTATUS\tDESCRIPTION\tUSER\tDATE\tDOCKER IMAGE\nv7\tcomplete\tRelease\ta@b.example\t2h30m ago\tregistry.fly.io/x:v2.4\n',
      'app',
    ],
  ])('of one that is only called alike, on %s, is told so where its own name is known', (place, output, key) => {
    const answer = answerTo(`rollback checkout to v2.4 on ${place} ${key}=checkout-prod\n${output}`);
    expect(history(answer)).toMatch(/^This history is of checkout-staging, not of checkout/u);
    expect(history(answer)).toContain(`say so: ${key}=checkout-staging`);
  });

  it.each([
    ['a row cut off', '42      2026-11-16 11:45:12 +01…', /A part of this list could not be read/u],
    ['a name cut off', '42      2026-11-16 11:45:12 +0100 CET  v2.…', /leaves open which entry carried v2\.3: 42/u],
    [
      'a name cut off that began otherwise',
      '42      2026-11-16 11:45:12 +0100 CET  v3.…',
      /v2\.3 is not in this list/u,
    ],
  ])('with %s is told what that means, and gets no number', (_, row, said) => {
    const around = ['41', '43'].map((id, at) => `${id}      2026-11-1${at} 10:02:41 +0100 CET  v2.${at} (2158bc9)`);
    const list = ['ID      DATE                           REVISION', around[0], row, around[1]].join('\n');
    const answer = inThread('rollback checkout to v2.3 on eks with argo cd', list);
    expect(history(answer)).toMatch(said);
    expect(commands(answer)).not.toMatch(/app rollback checkout \d/u);
  });

  it('that is of something else gets the plan, and is told that it could not be read', () => {
    const pods = 'NAME             READY   STATUS    RESTARTS   AGE\ncheckout-5d4f8   1/1     Running   0          3d';
    const answer = answerTo(`rollback checkout to v2.3 on kubernetes\n${pods}`);
    expect(history(answer)).toMatch(/no history that I can read/u);
    expect([answer.inquiry.params.version, titlesOf(stepsOf(answer)).includes('Find the target')]).toEqual([
      'v2.3',
      true,
    ]);
  });

  it('and says below it when it began and where, is heard', () => {
    const said = 'the errors began at 14:05:10 today, we want to go back in staging';
    const answer = answerTo(`rollback checkout to v2.3 on helm\n${helm('checkout', 'v2.3', 5)}${said}`);
    expect(answer.inquiry.params.environment).toBe('staging');
    expect(commands(answer)).toContain('helm rollback checkout 5');
  });

  it('where no image is called like the system, and several change, is asked which', () => {
    const rows = ['4   shop/web:v2.3,shop/api:v1.9   <none>', '6   shop/web:v2.4,shop/api:v2.3   3'];
    const list = ['DEPLOYMENT   REVISION   IMAGE   READY', ...rows.map((row) => `checkout   ${row}`)].join('\n');
    expect(history(inThread('rollback checkout to v2.3 on kubernetes', list))).toMatch(/leaves open which entry/u);
  });
});
