import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt } from './files.ts';
import { manifestFaults, type Manifest } from './judges/models.ts';
import { describeRecipe, manifestInputs, recipe } from './recipes.ts';

const manifests = (input: (typeof manifestInputs)[number]): readonly Manifest[] =>
  makeFiles(recipe(input))
    .filter(({ path }) => !path.endsWith('kustomization.yaml') && !path.includes('/values-'))
    .flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as Manifest));

interface Workload {
  readonly selector: { readonly matchLabels: object };
  readonly template: {
    readonly metadata: { readonly labels: object };
    readonly spec: {
      readonly serviceAccountName: string;
      readonly containers: readonly {
        readonly ports: readonly { readonly name: string }[];
        readonly securityContext: object;
        readonly image: string;
      }[];
    };
  };
}

const one = (all: readonly Manifest[], kind: string): Manifest | undefined =>
  all.find((manifest) => manifest.kind === kind);

/** What schemas cannot see: that the parts mean each other. */
function strays(all: readonly Manifest[]): readonly string[] {
  const workload = one(all, 'Deployment') ?? one(all, 'Rollout');
  if (workload === undefined) return [];
  const { selector, template } = workload.spec as unknown as Workload;
  const labels = new Map(Object.entries(template.metadata.labels));
  const ports = template.spec.containers.flatMap((container) => container.ports.map(({ name }) => name));
  const selects = (wanted: unknown): boolean =>
    Object.entries(wanted as object).every(([key, value]) => labels.get(key) === value);
  const services = all.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name);
  const budget = one(all, 'PodDisruptionBudget')?.spec;
  const target = one(all, 'HorizontalPodAutoscaler')?.spec['scaleTargetRef'] as
    | { kind: string; name: string }
    | undefined;
  return [
    ...(selects(selector.matchLabels) ? [] : ['the workload does not select its pods']),
    ...all
      .filter(({ kind }) => kind === 'Service')
      .filter(
        ({ spec }) =>
          !selects(spec['selector']) ||
          !(spec['ports'] as { targetPort: string }[]).every(({ targetPort }) => ports.includes(targetPort)),
      )
      .map(({ metadata }) => `service ${metadata.name} finds no pod or no port`),
    ...(budget && 'minAvailable' in budget && 'maxUnavailable' in budget ? ['a budget with both'] : []),
    ...(target?.kind === workload.kind && target.name === workload.metadata.name
      ? []
      : ['the autoscaler scales something else']),
    ...(JSON.stringify(one(all, 'Ingress')?.spec ?? {}).match(/"service":\{"name":"([^"]+)"/g) ?? [])
      .filter((reference) => !services.some((name) => reference.includes(`"${name}"`)))
      .map((reference) => `${reference} is not there`),
    ...Array.from(JSON.stringify(workload.spec).matchAll(/"templateName":"([^"]+)"/g), ([, name]) => name)
      .filter((name) => one(all, 'AnalysisTemplate')?.metadata.name !== name)
      .map((name) => `analysis ${name} is not there`),
    ...Array.from(
      JSON.stringify(workload.spec).matchAll(/"(?:active|preview)Service":"([^"]+)"/g),
      ([, name]) => name ?? '',
    )
      .filter((name) => !services.includes(name))
      .map((name) => `service ${name} is not there`),
    ...(one(all, 'ServiceAccount')?.metadata.name === template.spec.serviceAccountName
      ? []
      : ['no such service account']),
    ...('replicas' in workload.spec ? ['replicas fight with the autoscaler'] : []),
    ...all
      .filter(({ metadata }) => !/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(metadata.name))
      .map(({ metadata }) => `${metadata.name} is no name`),
  ];
}

describe('Kubernetes manifests', () => {
  it.each(manifestInputs.map((input) => [describeRecipe(input), input] as const))('are accepted: %s', (_, input) => {
    const all = manifests(input);
    expect(all.flatMap(manifestFaults)).toEqual([]);
    expect(strays(all)).toEqual([]);
    expect(all.some(({ kind }) => kind === 'Secret')).toBe(false);
    const files = makeFiles(recipe(input));
    for (const { path, text } of files) {
      if (!path.endsWith('base/kustomization.yaml')) continue;
      for (const resource of (parse(text) as { resources: string[] }).resources) {
        expect(files.map((file) => file.path)).toContain(`deploy/base/${resource}`);
      }
    }
  });

  const [sample] = manifestInputs;
  const spoil = (kind: string, change: (spec: Record<string, unknown>) => void): readonly Manifest[] => {
    const all = structuredClone(manifests(sample!));
    change(one(all, kind)!.spec);
    return all;
  };

  it.each([
    ['a required field that is missing', spoil('Deployment', (spec) => delete spec['selector'])],
    ['a number that is a word', spoil('HorizontalPodAutoscaler', (spec) => (spec['maxReplicas'] = 'many'))],
    ['an unknown kind', [{ ...manifests(sample!)[0]!, kind: 'Deploiment' }]],
  ])('are refused with %s', (_, all) => {
    expect(all.flatMap(manifestFaults)).not.toEqual([]);
  });

  it.each([
    ['a service that selects nothing', spoil('Service', (spec) => (spec['selector'] = { app: 'other' }))],
    ['a budget with both bounds', spoil('PodDisruptionBudget', (spec) => (spec['minAvailable'] = 1))],
    ['replicas beside an autoscaler', spoil('Deployment', (spec) => (spec['replicas'] = 3))],
  ])('are not ours with %s', (_, all) => {
    expect(strays(all)).not.toEqual([]);
  });

  it('put the image by digest where the pipeline can: under the name of the system', () => {
    const files = makeFiles(recipe({ wants: ['manifests'], system: 'checkout', image: 'ghcr.io/shop/checkout' }));
    expect(parse(fileAt(files, 'deploy/environments/production/kustomization.yaml').text)).toMatchObject({
      images: [{ name: 'checkout', newName: 'ghcr.io/shop/checkout' }],
    });
  });
});
