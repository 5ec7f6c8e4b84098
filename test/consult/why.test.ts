import { afterAll, describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, changed, company, earlier, idsOf, persona, rowsOf, section, tidy, wordsIn } from './ask.ts';

afterAll(tidy);

const first = answerTo('rollback checkout to v2.3 on eks');
const why = answerTo('why', { earlier: earlier(first) });

describe('somebody who asks why', () => {
  it('sees the weights, the rules, the files and the sources of the answer before', () => {
    expect(why.inquiry.intent).toBe('why');
    expect(rowsOf(section(why, 'table', 'weights'))).toEqual(
      Object.entries(persona.identity.data.weights).map(([name, percent]) => [name, `${percent} %`]),
    );
    expect(section(why, 'bullets', 'files').groups[0]?.items.map((item) => plain(item))).toEqual(first.trace.files);
    expect(section(why, 'bullets', 'sources').groups[0]?.items.map((item) => plain(item))).toEqual(first.trace.sources);
    expect(rowsOf(section(why, 'table', 'rules'))).toEqual(
      first.trace.rules.map((rule) => [plain(rule.name), rule.focus, rule.file]),
    );
  });

  it('sees which state of the persona it was', () => {
    expect(wordsIn(why.lead)).toContain(
      `Made from ${first.trace.files.length} files of the persona, data version ${persona.dataVersion}`,
    );
    expect(why.trace).toEqual(first.trace);
  });

  it('finds the files that wrote the plan among them', () => {
    expect(first.trace.files).toEqual(
      expect.arrayContaining([
        'devops/runbooks/rollback.md',
        'devops/platforms/kubernetes-deployment.md',
        'devops/answers/rollback.md',
      ]),
    );
  });

  it('sees another answer’s files for another answer', () => {
    const other = answerTo('why', { earlier: earlier(answerTo('slo 99.9')) });
    expect(section(other, 'bullets', 'files').groups[0]?.items.map((item) => plain(item))).toContain('devops/slo.md');
    expect(other.sections).not.toEqual(why.sections);
  });

  it('sees the company’s own file, and another data version, where the company has written one', () => {
    const own = company({ 'rollback.md': changed('runbooks/rollback.md', ['in minutes,', 'within minutes,']) });
    const { trace } = answerTo('rollback checkout to v2.3 on eks', { of: own });
    expect(trace.files).toContain('acme/rollback.md');
    expect(trace.files).not.toContain('devops/runbooks/rollback.md');
    expect(trace.dataVersion).not.toBe(persona.dataVersion);
  });

  it('is told so when there is no answer yet', () => {
    const nothing = answerTo('why');
    expect(wordsIn(nothing.lead)).toContain('There is no answer of mine here to explain.');
    expect(idsOf(nothing)).toEqual([]);
  });
});

const rulesOf = (text: string): readonly string[] => answerTo(text).trace.rules.map((rule) => rule.id);

describe('the rules', () => {
  it('speak only where what they are about is there', () => {
    expect(rulesOf('rollback checkout to v2.3 on eks')).toEqual([]);
    expect(rulesOf('rollback checkout to v2.3 on eks with helm')).toEqual(['helm-packaging']);
    expect(rulesOf('rollback checkout to v2.3 on eks with argo cd')).toEqual(['argocd-applications']);
    expect(rulesOf('deploy checkout v2.4 on cloud run')).toEqual(['github-actions', 'secrets-management-dry']);
    expect(rulesOf('deploy checkout v2.4 on eks with gitlab ci')).toEqual([
      'aws-multi-account',
      'gitlab-ci-templates',
      'secrets-management-dry',
    ]);
    const shown = rowsOf(section(answerTo('pipeline checkout python on eks with gitlab ci'), 'table', 'rules'));
    expect(shown.map(([name]) => name)).toEqual(['GitLab CI templates', 'Secrets, defined once']);
  });

  it('are ten, each of one area, and each speaks to some answer', () => {
    expect(persona.of('rule').map((card) => card.id)).toEqual([
      'argocd-applications',
      'aws-multi-account',
      'crossplane-compositions',
      'github-actions',
      'gitlab-ci-templates',
      'helm-chart-library',
      'helm-packaging',
      'helm-wrapper-charts',
      'secrets-management-dry',
      'terragrunt-organization',
    ]);
    const systems = ['eks with helm and argo cd', 'gke with gitlab ci', 'eks with terraform', 'eks with crossplane'];
    const cited = new Set(
      systems
        .flatMap((system) => rulesOf(`blueprint checkout on ${system}`))
        .concat(rulesOf('rollback checkout to v2.3 on eks with helm')),
    );
    expect(
      persona
        .of('rule')
        .filter((card) => !cited.has(card.id))
        .map((card) => card.id),
    ).toEqual([]);
  });
});
