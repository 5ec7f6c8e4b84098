import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import type { IIngress, INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type { IService, IServiceAccount } from 'kubernetes-models/v1';
import type { Recipe } from '../recipe.ts';
import { workloadKind } from '../scripts/platform-of.ts';
import { previewName } from './workload.ts';
import { metadata, selector } from './resource.ts';

const service = (recipe: Recipe, name: string = recipe.system): IService => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadata(recipe, name),
  spec: { selector: selector(recipe), ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
});

export const services = (recipe: Recipe): readonly IService[] =>
  recipe.strategy === 'blue-green' ? [service(recipe), service(recipe, previewName(recipe))] : [service(recipe)];

export const autoscaler = (recipe: Recipe): IHorizontalPodAutoscaler => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: metadata(recipe),
  spec: {
    scaleTargetRef:
      workloadKind(recipe) === 'rollout'
        ? { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: recipe.system }
        : { apiVersion: 'apps/v1', kind: 'Deployment', name: recipe.system },
    minReplicas: recipe.replicas,
    maxReplicas: recipe.maxReplicas,
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: recipe.cpuTargetPercent } },
      },
    ],
    behavior: {
      scaleUp: { policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }] },
      scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }] },
    },
  },
});

/** One at a time, also for a single copy: a budget that forbids its eviction blocks every drain of its node. */
export const disruptionBudget = (recipe: Recipe): IPodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: metadata(recipe),
  spec: {
    maxUnavailable: recipe.replicas >= 8 ? '25%' : 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    selector: { matchLabels: selector(recipe) },
  },
});

/** In: the service's port. Out: name service, and anything but the node's metadata, which hands out credentials. */
export const networkPolicy = (recipe: Recipe): INetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: metadata(recipe),
  spec: {
    podSelector: { matchLabels: selector(recipe) },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ protocol: 'TCP', port: 'http' }] }],
    egress: [
      {
        to: [{ namespaceSelector: {} }],
        ports: [
          { protocol: 'UDP', port: 53 },
          { protocol: 'TCP', port: 53 },
        ],
      },
      { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }] },
    ],
  },
});

export const serviceAccount = (recipe: Recipe): IServiceAccount => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: metadata(recipe),
  automountServiceAccountToken: false,
});

export const ingress = (recipe: Recipe, host: string): IIngress => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: metadata(recipe),
  spec: {
    tls: [{ hosts: [host], secretName: `${recipe.system}-tls` }],
    rules: [
      {
        host,
        http: {
          paths: [
            { path: '/', pathType: 'Prefix', backend: { service: { name: recipe.system, port: { name: 'http' } } } },
          ],
        },
      },
    ],
  },
});

/** A reference: which entry of the store becomes the environment of the container. */
export const externalSecret = (recipe: Recipe, store: string, environment: string): IExternalSecret => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: metadata(recipe),
  spec: {
    refreshInterval: '1h0m0s',
    secretStoreRef: { kind: 'ClusterSecretStore', name: store },
    target: { name: recipe.system, creationPolicy: 'Owner' },
    dataFrom: [{ extract: { key: `${recipe.system}/${environment}` } }],
  },
});
