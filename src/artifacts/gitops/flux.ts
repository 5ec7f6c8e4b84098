import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2';
import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1';
import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1';
import type { Home } from './home.ts';
import type { Recipe } from '../recipe.ts';

/** Follows the branch of one environment, which only the pipeline writes; a rollback is a commit there. */
export function fluxResources(
  recipe: Recipe,
  { repository, namespace }: Home,
  environment: string,
): readonly (IGitRepository | IHelmRelease | IKustomization)[] {
  const name = `${recipe.system}-${environment}`;
  const metadata = { name, namespace: 'flux-system' };
  const sourceRef = { kind: 'GitRepository' as const, name };
  const source: IGitRepository = {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata,
    spec: { interval: '1m0s', url: repository, ref: { branch: `environment/${environment}` } },
  };
  if (recipe.packaging === 'helm') {
    return [
      source,
      {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata,
        spec: {
          interval: '10m0s',
          releaseName: recipe.system,
          targetNamespace: namespace,
          chart: {
            spec: {
              chart: './chart',
              sourceRef,
              // A commit is a new release, whatever the version of the chart says.
              reconcileStrategy: 'Revision',
              valuesFiles: ['./chart/values.yaml', './chart/values-environment.yaml', './chart/values-image.yaml'],
            },
          },
          install: { remediation: { retries: 3 } },
          upgrade: { remediation: { retries: 1, strategy: 'rollback' }, cleanupOnFail: true },
        },
      },
    ];
  }
  return [
    source,
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: {
        interval: '10m0s',
        retryInterval: '1m0s',
        timeout: '15m0s',
        path: './',
        prune: true,
        wait: true,
        targetNamespace: namespace,
        sourceRef,
      },
    },
  ];
}
