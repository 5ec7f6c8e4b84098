import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import type { RecipeInput } from '../../src/artifacts/read-recipe.ts';
import { fileAt } from './files.ts';
import { manifestFaults, type Manifest } from './judges/models.ts';
import { one, strays } from './judges/strays.ts';
import { describeRecipe, manifestInputs, recipe, trafficInputs } from './recipes.ts';

const manifests = (input: (typeof manifestInputs)[number]): readonly Manifest[] =>
  makeFiles(recipe(input))
    .filter(({ path }) => !path.endsWith('kustomization.yaml') && !path.includes('/values-'))
    .flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as Manifest));

/** What the persona says of a strategy. */
const card = (id: string): { readonly rollout: readonly { readonly share: number; readonly hold_seconds: number }[] } =>
  parse(readFileSync(`personas/devops/strategies/${id}.md`, 'utf8').split('---\n')[1] ?? '') as ReturnType<typeof card>;

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

  const spoilt = (
    input: RecipeInput,
    kind: string,
    change: (spec: Record<string, unknown>) => void,
  ): readonly Manifest[] => {
    const all = structuredClone(manifests(input));
    change(one(all, kind)!.spec);
    return all;
  };
  const [sample] = manifestInputs;
  const spoil = (kind: string, change: (spec: Record<string, unknown>) => void): readonly Manifest[] =>
    spoilt(sample!, kind, change);
  const way = trafficInputs.find(({ gatewayClass, strategy }) => gatewayClass !== undefined && strategy === 'canary')!;
  const loaded = trafficInputs.find(({ scaleOn }) => scaleOn?.by === 'rabbitmq')!;

  it.each([
    ['a required field that is missing', spoil('Deployment', (spec) => delete spec['selector'])],
    ['a number that is a word', spoil('HorizontalPodAutoscaler', (spec) => (spec['maxReplicas'] = 'many'))],
    ['a listener whose port is a word', spoilt(way, 'Gateway', (spec) => (spec['listeners'] = [{ port: 'https' }]))],
    ['a route without a parent', spoilt(way, 'HTTPRoute', (spec) => (spec['parentRefs'] = [{}]))],
    ['no load to scale on', spoilt(loaded, 'ScaledObject', (spec) => delete spec['triggers'])],
    ['a fallback nobody knows', spoilt(loaded, 'ScaledObject', (spec) => (spec['fallback'] = { behavior: 'hope' }))],
    ['an unknown kind', [{ ...manifests(sample!)[0]!, kind: 'Deploiment' }]],
  ])('are refused with %s', (_, all) => {
    expect(all.flatMap(manifestFaults)).not.toEqual([]);
  });

  it.each([
    ['a service that selects nothing', spoil('Service', (spec) => (spec['selector'] = { app: 'other' }))],
    ['a budget with both bounds', spoil('PodDisruptionBudget', (spec) => (spec['minAvailable'] = 1))],
    ['replicas beside an autoscaler', spoil('Deployment', (spec) => (spec['replicas'] = 3))],
    [
      'a route to a service that is not there',
      spoilt(
        way,
        'HTTPRoute',
        (spec) => (spec['rules'] = [{ backendRefs: [{ kind: 'Service', name: 'nobody', port: 80 }] }]),
      ),
    ],
    [
      'a route on a listener that is not there',
      spoilt(way, 'HTTPRoute', (spec) => (spec['parentRefs'] = [{ name: 'checkout', sectionName: 'htps' }])),
    ],
    ['weights that nobody carries', manifests(way).filter(({ metadata }) => metadata.name !== 'checkout-canary')],
    ['a route the canary does not know', manifests(way).filter(({ kind }) => kind !== 'HTTPRoute')],
    ['a proof that is not there', manifests(loaded).filter(({ kind }) => kind !== 'TriggerAuthentication')],
    ['two that count copies', [...manifests(loaded), one(manifests(sample!), 'HorizontalPodAutoscaler')!]],
  ])('are not ours with %s', (_, all) => {
    expect(strays(all)).not.toEqual([]);
  });

  it('send a canary the shares and holds of the strategy, by weights where something carries them', () => {
    const rollout = one(manifests(way), 'Rollout')!;
    expect(rollout.spec).toMatchObject({
      strategy: {
        canary: {
          stableService: 'checkout',
          canaryService: 'checkout-canary',
          trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'checkout', namespace: 'shop' } } },
        },
      },
    });
    const { rollout: shares } = card('canary');
    expect((rollout.spec['strategy'] as { canary: { steps: object[] } }).canary.steps).toEqual(
      shares
        .filter(({ share }) => share < 100)
        .flatMap(({ share, hold_seconds: hold }) => [{ setWeight: share }, { pause: { duration: `${hold / 60}m` } }]),
    );
    const defaults = recipe({ wants: ['manifests'], system: 'checkout' });
    expect(defaults.canaryHoldSeconds).toBe(shares.at(-1)?.hold_seconds);
    expect(defaults.blueGreenHoldSeconds).toBe(card('blue-green').rollout.at(-1)?.hold_seconds);
  });

  it.each([
    ['aws', ['169.254.170.23/32']],
    ['gcp', ['169.254.169.252/32', '169.254.169.254/32']],
    ['azure', []],
  ] as const)("let a pod ask for its own identity on %s, and nobody for the node's", (cloud, addresses) => {
    const files = makeFiles(recipe({ wants: ['manifests'], system: 'checkout', namespace: 'shop', cloud }));
    const text = files.find(({ path }) => path === 'deploy/base/network-policy.yaml')?.text ?? '';
    expect(text.match(/(?<=cidr: )169\.254\S+/gu) ?? []).toEqual(addresses);
    expect(text).toMatch(/except:\n\s+- 169\.254\.0\.0\/16/u);
  });

  it('put the image by digest where the pipeline can: under the name of the system', () => {
    const files = makeFiles(recipe({ wants: ['manifests'], system: 'checkout', image: 'ghcr.io/shop/checkout' }));
    expect(parse(fileAt(files, 'deploy/environments/production/kustomization.yaml').text)).toMatchObject({
      images: [{ name: 'checkout', newName: 'ghcr.io/shop/checkout' }],
    });
  });
});
