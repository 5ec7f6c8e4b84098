import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, earlier, idsOf, section, secondsOf, shellOf, stepsOf, titlesOf, wordsIn } from './ask.ts';

const commands = (answer: Blueprint): string => stepsOf(answer).flatMap(shellOf).join('\n');
const history = (answer: Blueprint): string => wordsIn(section(answer, 'prose', 'history').blocks).trim();
const lead = (answer: Blueprint): string => wordsIn(answer.lead);
const versions = (answer: Blueprint): string | undefined =>
  answer.subject.flatMap((one) => (plain(one.label) === 'Versions' ? [plain(one.value)] : []))[0];

const causes = (rows: readonly string[], of = 'deployment.apps/checkout'): string =>
  ['rollback checkout to v2.3 on kubernetes', of, 'REVISION  CHANGE-CAUSE', ...rows].join('\n');

const release = (revision: number, day: number, status: string, version: string, chart = '1.9.0'): string =>
  `${revision}\tMon Mar ${day} 09:12:33 2026\t${status}\tcheckout-${chart}\t${version}\tUpgrade complete`;

const helm = (rows: readonly string[], typed = '$ helm history checkout -n shop'): string =>
  [
    'rollback checkout to v2.3 on helm',
    typed,
    'REVISION\tUPDATED\tSTATUS\tCHART\tAPP VERSION\tDESCRIPTION',
    ...rows,
  ].join('\n');

describe('the notes of kubectl', () => {
  it.each([
    [['11  release v2.3', '12  roll back from v2.3 to v2.2', '14  release v2.4'], '11'],
    [['11  release v2.2', '12  roll back from v2.4 to v2.3', '14  release v2.4'], '12'],
    [['11  release v2.3', '12  hotfix after v2.3', '14  release v2.4'], '11'],
    [['11  web:v2.2 -> web:v2.3', '12  from web:v2.3 to web:v2.2', '14  release v2.4'], '11'],
    [['11  kubectl set image deploy/checkout proxy=envoy:v1.31 checkout=shop/checkout:v2.3', '12  to v2.4'], '11'],
  ])('%j carried v2.3 in %s', (rows, revision) => {
    expect(commands(answerTo(causes(rows)))).toContain(`--to-revision=${revision}\n`);
  });

  it.each([
    [['11  release v2.2', '12  roll back v2.3', '14  release v2.4'], '12 (roll back v2.3)'],
    [['11  release v2.3', '12  release v2.3', '14  release v2.4'], '12 (release v2.3); 11 (release v2.3)'],
    [['11  release v2.2', '12  v2.2 and v2.3 side by side', '14  release v2.4'], '12 (v2.2 and v2.3 side by side)'],
  ])('%j leave it open, so it is asked', (rows, said) => {
    const answer = answerTo(causes(rows));
    expect(history(answer)).toContain(`leaves open which entry carried v2.3: ${said}`);
    expect(commands(answer)).toContain('--to-revision="${REVISION:?');
    expect(commands(answerTo('revision=12', { earlier: earlier(answer) }))).toContain('--to-revision=12\n');
  });

  it('on v2.2 alone do not hold v2.3', () => {
    expect(history(answerTo(causes(['11  release v2.2', '12  roll back from v2.3 to v2.2'])))).toContain(
      'v2.3 is not in this list',
    );
  });
});

describe('a history that is of something else', () => {
  it.each([
    causes(['11  release v2.3', '14  release v2.4'], 'deployment.apps/payments'),
    helm([release(7, 20, 'superseded', 'v2.3'), release(8, 24, 'deployed', 'v2.4')], '$ helm history payments -n pay'),
  ])('is told so and not used', (text) => {
    const answer = answerTo(text);
    expect(history(answer)).toMatch(/^This history is of payments, not of checkout/u);
    expect(commands(answer)).toMatch(/"\$\{REVISION:\?/u);
    expect(commands(answer)).not.toMatch(/-n pay\b/u);
    expect(versions(answer)).toBe('v2.3');
  });

  it('is used once it is said that the system is deployed under that name', () => {
    const first = answerTo(causes(['11  release v2.3', '14  release v2.4'], 'deployment.apps/payments'));
    expect(commands(answerTo('deployment=payments', { earlier: earlier(first) }))).toContain(
      'rollout undo deploy/payments --to-revision=11',
    );
  });

  it('is not what holds a part of its name', () => {
    const text = causes(['11  release v2.3', '14  release v2.4'], 'deployment.apps/shop-checkout');
    expect(commands(answerTo(text))).toContain('--to-revision=11');
  });
});

describe('a release that Helm lists', () => {
  it('only as failed is not gone back to', () => {
    const answer = answerTo(
      helm([
        release(7, 20, 'superseded', 'v2.2'),
        release(8, 23, 'failed', 'v2.3'),
        release(9, 24, 'deployed', 'v2.4'),
      ]),
    );
    expect(history(answer)).toMatch(/^v2\.3 has no successful deployment in this list: 8 \(v2\.3, failed/u);
    expect(commands(answer)).not.toContain('helm rollback');
    expect(titlesOf(stepsOf(answer))).toContain('Deploy the old version as a new release');
    const insisting = answerTo('revision=8', { earlier: earlier(answer) });
    expect(commands(insisting)).not.toContain('helm rollback');
  });

  it('as deployed already runs, and then there is nothing to go back to', () => {
    const answer = answerTo(helm([release(7, 20, 'superseded', 'v2.3'), release(8, 24, 'deployed', 'v2.3')]));
    expect(lead(answer)).toMatch(/^IT RUNS ALREADY\. v2\.3 is what runs.*the cause is elsewhere/u);
    expect(history(answer)).toContain('what serves: 8, from Mon Mar 24');
    expect(history(answer)).toContain('7 (v2.3, superseded');
    expect([versions(answer), commands(answer).includes('helm rollback')]).toEqual(['v2.3', false]);
    const earlierOne = answerTo('revision=7', { earlier: earlier(answer) });
    expect(commands(earlierOne)).toContain('helm rollback checkout 7 -n shop');
  });

  it('as deployed below a failed one may run only in part, and is gone back to', () => {
    const answer = answerTo(helm([release(8, 24, 'deployed', 'v2.3'), release(9, 25, 'failed', 'v2.4')]));
    expect(commands(answer)).toContain('helm rollback checkout 8 -n shop');
    expect(wordsIn(answer.cautions)).toContain('Revision 9 failed came last and may have changed a part');
    expect(versions(answer)).toBe('v2.4 → v2.3');
  });

  it('with another one pending on top is warned about', () => {
    const answer = answerTo(
      helm([
        release(7, 24, 'superseded', 'v2.3'),
        release(8, 25, 'superseded', 'v2.4'),
        release(9, 25, 'deployed', 'v2.5'),
        release(10, 26, 'pending-upgrade', 'v2.6'),
      ]),
    );
    expect(wordsIn(answer.cautions)).toContain('Revision 10 pending-upgrade: another operation still runs');
    expect(lead(answer)).toContain('v2.3 went out 2 days ago, with 2 releases since');
    expect(lead(answer)).not.toContain('little else');
  });

  it('by the number of its chart alone is asked for', () => {
    const rows = [release(7, 20, 'superseded', '7.1.0', '2.3.0'), release(8, 24, 'deployed', '7.2.0', '2.4.0')];
    const answer = answerTo(helm(rows));
    expect(history(answer)).toContain('v2.3 is the version of a chart here');
    expect(history(answer)).toContain('7 (checkout-2.3.0, 7.1.0)');
    expect(commands(answer)).toContain('helm rollback checkout "${REVISION:?');
  });

  it.each([
    '$ helm history checkout -n shop',
    'helm -n shop history checkout --max 20',
    '~ % helm hist checkout --namespace=shop',
  ])('below "%s" is in the namespace shop', (typed) => {
    const answer = answerTo(helm([release(7, 20, 'superseded', 'v2.3'), release(8, 24, 'deployed', 'v2.4')], typed));
    expect(commands(answer)).toContain('helm rollback checkout 7 -n shop');
  });
});

describe('a plan that goes back', () => {
  const asked = 'rollback checkout to v2.3 from v2.4 on eks';
  const after = (...said: readonly string[]): Blueprint =>
    said.reduce((answer, text) => answerTo(text, { earlier: earlier(answer) }), answerTo(asked));

  it('to what runs, as was said, is none', () => {
    expect(lead(answerTo('rollback checkout to v2.3 from v2.3 on eks'))).toContain('IT RUNS ALREADY');
    expect(lead(answerTo('rollback checkout to 2.3 from v2.3 on eks'))).toContain('IT RUNS ALREADY');
  });

  it('is one forward by its title, its reasons and its messages where going back would lose data', () => {
    const answer = after('Something was dropped', 'No flag covers it', 'the image is gone');
    expect(plain(answer.title)).toBe('Roll forward checkout, not back to v2.3');
    expect(lead(answer)).toMatch(/^ROLL FORWARD\..*No flag covers the change, so the endpoint or job/u);
    expect(lead(answer)).not.toMatch(/has to go back|Build it again/u);
    expect(wordsIn(section(answer, 'prose', 'say').blocks)).not.toContain('Rolling checkout back');
    expect(idsOf(answer)).not.toContain('triggers');
    expect(titlesOf(stepsOf(answer))).not.toContain('Build the old version again');
  });

  it('says so first, builds an image that is gone beside the next steps, and counts only what is waited for', () => {
    const gone = after('the image is gone');
    const titles = titlesOf(section(gone, 'steps', 'plan').steps);
    expect(titles.slice(0, 2)).toEqual(['Decide and say so', 'Start building the old version again']);
    expect(titles.indexOf('See that the old version is built')).toBe(titles.indexOf('Roll back') - 1);
    expect(secondsOf(stepsOf(gone))).toBe(secondsOf(stepsOf(after('it is still there'))) + 11 * 60);
  });

  it.each([
    ['what if it is blue-green?', 'If it went out as Blue-Green', "Set the router's target to the old copy"],
    ['what if it is a canary?', 'If it went out as Canary', "Set the new version's share to 0"],
  ])('says after "%s" what is different', (text, title, words) => {
    const part = section(after(text), 'prose', 'as-released');
    expect(plain(part.title)).toBe(title);
    expect(wordsIn(part.blocks)).toContain(words);
  });
});

describe('a history in a code block', () => {
  it('may have words on the line of its fence', () => {
    const rows =
      'ID  DATE  REVISION\n1  2026-03-18 10:01:10 +0000 UTC  v2.3 (b2c3d4e)\n3  2026-03-21 08:00:10 +0000 UTC  v2.4.1 (d4e5f60)';
    const first = answerTo('rollback checkout to v2.3 on eks with argo cd');
    const answer = answerTo(`here: \`\`\`${rows}\`\`\` thanks`, { earlier: earlier(first) });
    expect(commands(answer)).toContain('argocd app rollback checkout 1');
  });
});
