import type {
  IValidatingAdmissionPolicy,
  IValidatingAdmissionPolicyBinding,
} from 'kubernetes-models/admissionregistration.k8s.io/v1';
import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { toYaml, toYamlStream } from '../yaml.ts';
import { digestRules, variables, workloadRules, type PolicyRule } from './rules.ts';

/** Policies that the Kubernetes server enforces by itself, from 1.30 on: no controller of its own, no webhook to fail. */

const policy = (name: string, rules: readonly PolicyRule[]): IValidatingAdmissionPolicy => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name },
  spec: {
    failurePolicy: 'Fail',
    matchConstraints: {
      resourceRules: [
        { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['deployments'] },
        {
          apiGroups: ['argoproj.io'],
          apiVersions: ['v1alpha1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['rollouts'],
        },
      ],
    },
    variables: variables.map((one) => ({ ...one })),
    validations: rules.map((rule) => ({ ...rule, reason: 'Invalid' })),
  },
});

const binding = ({ system, namespace, packaging }: Recipe, policyName: string): IValidatingAdmissionPolicyBinding => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name: policyName },
  spec: {
    policyName,
    validationActions: ['Deny'],
    matchResources: {
      ...(namespace !== undefined && {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
      }),
      // A chart of helm create labels with its own name; the release is ours.
      objectSelector: {
        matchLabels: { [`app.kubernetes.io/${packaging === 'helm' ? 'instance' : 'name'}`]: system },
      },
    },
  },
});

export function policyFiles(recipe: Recipe): readonly GeneratedFile[] {
  if (recipe.family !== 'kubernetes') return [];
  const workload = `${recipe.system}-workload`;
  const digest = `${recipe.system}-digest`;
  return [
    {
      path: 'deploy/policies/workload.yaml',
      language: 'yaml',
      about: 'Policy: how the workload runs, in CEL. CI judges the manifests by it, the cluster what reaches it.',
      text: toYaml(policy(workload, workloadRules)),
    },
    {
      path: 'deploy/policies/digest.yaml',
      language: 'yaml',
      about: 'Policy: only images by digest. For the cluster; in the repository no digest is known yet.',
      text: toYaml(policy(digest, digestRules)),
    },
    {
      path: 'deploy/policies/bindings.yaml',
      language: 'yaml',
      about: `Binds both policies to ${recipe.system} and nothing else. The folder is applied once, by whoever runs the cluster.`,
      text: toYamlStream([binding(recipe, workload), binding(recipe, digest)], {
        head: ['To look first and refuse later: validationActions [Warn, Audit].'],
      }),
    },
  ];
}
