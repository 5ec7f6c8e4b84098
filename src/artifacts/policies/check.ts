import { workloadKind } from '../kubernetes/workload-kind.ts';
import type { Recipe } from '../recipe.ts';

/** How a pipeline judges the manifests by the policies, before they reach a cluster. */
export interface PolicyCheck {
  /** Puts the workload where the judge can read it. */
  readonly prepare: readonly string[];
  /** The words for the command line of Kyverno. */
  readonly words: string;
}

/** A policy that matches nothing would pass everything: that is a failure too. */
const words = (resource: string): string =>
  `apply deploy/policies/workload.yaml --resource ${resource} --detailed-results --remove-color --warn-no-pass --warn-exit-code 3`;

export function policyCheck(recipe: Recipe): PolicyCheck | undefined {
  if (recipe.family !== 'kubernetes') return undefined;
  if (recipe.packaging === 'helm') {
    return {
      prepare: [
        `helm template ${recipe.system} chart --values deploy/values-${recipe.environments.at(-1) ?? ''}.yaml --show-only templates/deployment.yaml > workload.yaml`,
      ],
      words: words('workload.yaml'),
    };
  }
  if (workloadKind(recipe) === 'deployment') return { prepare: [], words: words('deploy/base/deployment.yaml') };
  return {
    prepare: [
      '# Kyverno knows no Rollout; its pods stand where those of a Deployment do.',
      "sed -e 's#^apiVersion: argoproj.io/v1alpha1$#apiVersion: apps/v1#' -e 's#^kind: Rollout$#kind: Deployment#' deploy/base/rollout.yaml > workload.yaml",
    ],
    words: words('workload.yaml'),
  };
}
