import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { splitBy } from '../kubernetes/traffic.ts';
import type { Home } from './home.ts';
import type { Recipe } from '../recipe.ts';

/** Follows the branch of one environment, which only the pipeline writes; a rollback is a commit there. */
export const application = (recipe: Recipe, { repository, namespace }: Home, environment: string): IApplication => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: `${recipe.system}-${environment}`, namespace: 'argocd' },
  spec: {
    project: 'default',
    source: {
      repoURL: repository,
      targetRevision: `environment/${environment}`,
      ...(recipe.packaging === 'helm'
        ? {
            path: 'chart',
            helm: { releaseName: recipe.system, valueFiles: ['values-environment.yaml', 'values-image.yaml'] },
          }
        : { path: '.' }),
    },
    destination: { server: 'https://kubernetes.default.svc', namespace },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: [
        'ServerSideApply=true',
        'PruneLast=true',
        ...(splitBy(recipe) === 'gateway' ? ['RespectIgnoreDifferences=true'] : []),
      ],
      retry: { limit: 5, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
    },
    // While a canary runs, Argo Rollouts moves the weights; a sync must not move them back.
    ...(splitBy(recipe) === 'gateway' && {
      ignoreDifferences: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'HTTPRoute',
          name: recipe.system,
          jqPathExpressions: [
            'select(.metadata.labels["rollouts.argoproj.io/gatewayapi-canary"] == "in-progress") | .spec.rules',
          ],
        },
      ],
    }),
  },
});
