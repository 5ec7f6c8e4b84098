import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import type { RecipeInput } from '../../src/artifacts/read-recipe.ts';
import { fileAt, inFolder } from './files.ts';
import { expressionFaults, refusals } from './judges/cel.ts';
import { manifestFaults, type Manifest } from './judges/models.ts';
import { describeRecipe, manifestInputs, policyInputs, recipe } from './recipes.ts';

const policyAt = (input: RecipeInput, name: string): Manifest =>
  parse(fileAt(makeFiles(recipe(input)), `deploy/policies/${name}.yaml`).text) as Manifest;

const [pipeline] = policyInputs;
const workloadPolicy = policyAt(pipeline!, 'workload');
const digestPolicy = policyAt(pipeline!, 'digest');

/** Each different workload once, however many choices lead to it. */
const workloads = new Map(
  manifestInputs.flatMap((input) =>
    makeFiles(recipe(input)).flatMap(({ path, text }) =>
      /base\/(?:deployment|rollout)\.yaml$/.test(path) ? [[text, describeRecipe(input)] as const] : [],
    ),
  ),
);
const [[firstText] = ['']] = workloads;

interface Workflow {
  readonly jobs: { readonly source: { readonly steps: readonly { readonly run?: string }[] } };
}
interface Container {
  image: string;
  env: { name: string; value?: string }[];
  resources: Record<string, Record<string, unknown>>;
  securityContext: Record<string, unknown>;
  readinessProbe?: object;
}
interface Pod {
  containers: [Container];
  initContainers?: object[];
  securityContext?: Record<string, unknown>;
  hostPID?: boolean;
  volumes: object[];
}

function spoilt(change: (pod: Pod, container: Container) => void): Manifest {
  const workload = parse(firstText) as Manifest & { spec: { template: { spec: Pod } } };
  const pod = workload.spec.template.spec;
  change(pod, pod.containers[0]);
  return workload;
}

describe('policies', () => {
  it.each(policyInputs.map((input) => [describeRecipe(input), input] as const))(
    'are resources of Kubernetes, each bound, with expressions that are CEL: %s',
    (_, input) => {
      const policies = ['workload', 'digest'].map((name) => policyAt(input, name));
      const bindings = parseAllDocuments(fileAt(makeFiles(recipe(input)), 'deploy/policies/bindings.yaml').text).map(
        (document) => document.toJS() as Manifest,
      );
      expect([...policies, ...bindings].flatMap(manifestFaults)).toEqual([]);
      expect(policies.flatMap(expressionFaults)).toEqual([]);
      expect(bindings.map(({ spec }) => spec['policyName'])).toEqual(policies.map(({ metadata }) => metadata.name));
    },
  );

  it.each([...workloads].map(([text, name]) => [name, text] as const))('let our own workload pass: %s', (_, text) => {
    expect(refusals(workloadPolicy, parse(text) as Manifest)).toEqual([]);
  });

  const broken: readonly (readonly [string, Manifest])[] = [
    ['may run as root', spoilt((pod) => delete pod.securityContext)],
    ['may gain rights', spoilt((_, container) => (container.securityContext['privileged'] = true))],
    ['may gain rights', spoilt((_, container) => delete container.securityContext['allowPrivilegeEscalation'])],
    ['keeps capabilities', spoilt((_, container) => delete container.securityContext['capabilities'])],
    [
      'can change its own files',
      spoilt((_, container) => (container.securityContext['readOnlyRootFilesystem'] = false)),
    ],
    ['reaches into its node', spoilt((pod) => (pod.hostPID = true))],
    ['reaches into its node', spoilt((pod) => pod.volumes.push({ name: 'host', hostPath: { path: '/' } }))],
    ['says not what it needs', spoilt((_, container) => delete container.resources['limits'])],
    ['before it can answer', spoilt((_, container) => delete container.readinessProbe)],
    ['A secret stands', spoilt((_, container) => container.env.push({ name: 'DB_PASSWORD', value: 'hunter2' }))],
    ['keeps capabilities', spoilt((pod) => (pod.initContainers = [{ name: 'init', image: 'busybox' }]))],
  ];

  it.each(broken)('refuse what %s', (message, workload) => {
    expect(refusals(workloadPolicy, workload)).toContainEqual(expect.stringContaining(message));
  });

  it('have no rule that was not seen to refuse', () => {
    const messages = (workloadPolicy.spec['validations'] as { message: string }[]).map(({ message }) => message);
    expect(messages.filter((message) => !broken.some(([words]) => message.includes(words)))).toEqual([]);
  });

  it('let an image pass by its digest alone', () => {
    const named = (image: string): Manifest => spoilt((_, container) => (container.image = image));
    expect(refusals(digestPolicy, named(`ghcr.io/shop/checkout@sha256:${'a'.repeat(64)}`))).toEqual([]);
    expect(refusals(digestPolicy, named('ghcr.io/shop/checkout:v2'))).toHaveLength(1);
  });

  it('are for workloads, and leave everything else alone', () => {
    expect(refusals(workloadPolicy, { ...parse(firstText), kind: 'Job', apiVersion: 'batch/v1' } as Manifest)).toBe(
      undefined,
    );
  });

  it.each([
    ['no CEL', 'variables.pod.containers.all(c'],
    ['a variable nobody declared', 'objekt.spec.replicas > 1'],
    ['no yes and no', "'root'"],
  ])('would be seen with an expression that is %s', (_, expression) => {
    const policy = { ...workloadPolicy, spec: { ...workloadPolicy.spec, validations: [{ expression }] } };
    expect(expressionFaults(policy)).not.toEqual([]);
  });

  it.each(policyInputs.map((input) => [describeRecipe(input), input] as const))(
    'are what the pipeline judges the manifests by: %s',
    (_, input) => {
      const pipelines = makeFiles(recipe(input)).filter(({ path }) => !path.startsWith('deploy/'));
      const step = /apply deploy\/policies\/workload\.yaml --resource (\S+) /.exec(
        pipelines.map(({ text }) => text).join('\n'),
      );
      expect(step?.[1]).toBe(
        input.packaging === 'helm' || input.strategy === 'canary' ? 'workload.yaml' : 'deploy/base/deployment.yaml',
      );
    },
  );

  it('judge a Rollout as the Deployment that the pipeline makes of it', () => {
    const files = makeFiles(
      recipe({ wants: ['pipeline', 'manifests'], system: 'checkout', language: 'go', strategy: 'canary' }),
    );
    const { jobs } = parse(fileAt(files, '.github/workflows/ci.yml').text) as Workflow;
    const lines = jobs.source.steps.find(({ run }) => run?.includes('kyverno'))?.run?.split('\n') ?? [];
    const prepare = lines.filter((line) => !line.startsWith('docker run')).join('\n');
    const made = inFolder(files, (folder) => {
      execFileSync('bash', ['-c', prepare], { cwd: folder });
      return parse(readFileSync(join(folder, 'workload.yaml'), 'utf8')) as Manifest;
    });
    expect([made.apiVersion, made.kind]).toEqual(['apps/v1', 'Deployment']);
    expect(refusals(workloadPolicy, made)).toEqual([]);
  });

  it('are for Kubernetes alone', () => {
    const files = makeFiles(recipe({ wants: ['pipeline'], system: 'checkout', language: 'go', family: 'ecs' }));
    expect(files.filter(({ path, text }) => path.includes('policies') || text.includes('kyverno'))).toEqual([]);
  });
});
