import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt, inFolder } from './files.ts';
import { refusals } from './judges/cel.ts';
import { tool } from './judges/tool.ts';
import { manifestFaults, type Manifest } from './judges/models.ts';
import { describeRecipe, manifestInputs, recipe } from './recipes.ts';

const kubectl = tool('kubectl');
const helm = tool('helm');
const plain = manifestInputs.filter(({ packaging, gitops }) => packaging === undefined && gitops === undefined);
const charts = manifestInputs.filter(({ packaging, gitops }) => packaging === 'helm' && gitops === undefined);

const policies = ['workload', 'digest'].map(
  (name) =>
    parse(
      fileAt(
        makeFiles(recipe({ wants: ['pipeline'], system: 'checkout', language: 'go', packaging: 'helm' })),
        `deploy/policies/${name}.yaml`,
      ).text,
    ) as Manifest,
);

describe('Kustomize and Helm', () => {
  it.each(plain.map((input) => [describeRecipe(input), input] as const))('build %s', (_, input) => {
    inFolder(makeFiles(recipe(input)), (folder) => {
      const { accepted, said } = kubectl(folder, 'kustomize', 'deploy/environments/production');
      expect(accepted ? '' : said).toBe('');
      const all = parseAllDocuments(said).map(
        (document) => document.toJS() as Manifest & { metadata: { namespace?: string } },
      );
      expect(all.flatMap(manifestFaults)).toEqual([]);
      expect(said).toContain(`image: ${input.image ?? 'checkout'}`);
      expect(new Set(all.map(({ metadata }) => metadata.namespace))).toEqual(new Set([input.namespace]));
    });
  });

  it.each(charts.map((input) => [describeRecipe(input), input] as const))(
    'render a chart of helm create with %s',
    (_, input) => {
      inFolder(makeFiles(recipe(input)), (folder) => {
        expect(helm(folder, 'create', 'chart').accepted).toBe(true);
        const digest = `sha256:${'0'.repeat(64)}`;
        const { accepted, said } = helm(
          folder,
          'template',
          'checkout',
          'chart',
          '--values',
          'deploy/values-production.yaml',
          '--set-string',
          'image.repository=ghcr.io/shop/checkout@sha256',
          '--set-string',
          `image.tag=${'0'.repeat(64)}`,
        );
        expect(accepted ? '' : said).toBe('');
        expect(said).toContain(`ghcr.io/shop/checkout@${digest}`);
        const rendered = parseAllDocuments(said).map((document) => document.toJS() as Manifest | null);
        const deployment = rendered.find((one) => one?.kind === 'Deployment');
        for (const policy of policies) expect(refusals(policy, deployment!)).toEqual([]);
        expect(rendered.flatMap((one) => (one === null || one.kind === 'Pod' ? [] : manifestFaults(one)))).toEqual([]);
      });
    },
  );

  it('refuse a resource that is not there, and values that are no values', () => {
    const files = makeFiles(recipe(plain[0]!)).filter(({ path }) => !path.endsWith('pdb.yaml'));
    expect(inFolder(files, (folder) => kubectl(folder, 'kustomize', 'deploy/environments/production')).accepted).toBe(
      false,
    );
    const spoilt = makeFiles(recipe(charts[0]!)).map((file) => ({
      ...file,
      text: file.text.replace('autoscaling:', 'autoscaling: on\nother:'),
    }));
    inFolder(spoilt, (folder) => {
      helm(folder, 'create', 'chart');
      expect(helm(folder, 'template', 'checkout', 'chart', '--values', 'deploy/values-production.yaml').accepted).toBe(
        false,
      );
    });
  });
});
