import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type { IService, IServiceAccount } from 'kubernetes-models/v1';
import type { Recipe } from '../recipe.ts';
import { metadata, selector } from './resource.ts';
import { sideServices } from './traffic.ts';

const service = (recipe: Recipe, name: string): IService => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadata(recipe, name),
  spec: { selector: selector(recipe), ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
});

export const services = (recipe: Recipe): readonly IService[] =>
  [recipe.system, ...sideServices(recipe)].map((name) => service(recipe, name));

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

/** Who hands a pod its own identity, where that is asked beside the node's metadata. */
const identityOf: Readonly<Record<string, readonly { readonly cidr: string; readonly port: number }[]>> = {
  aws: [{ cidr: '169.254.170.23/32', port: 80 }],
  gcp: [
    { cidr: '169.254.169.252/32', port: 988 },
    { cidr: '169.254.169.254/32', port: 80 },
  ],
};

/** In: the service's port. Out: name service, the pod's own identity, and anything but the node's metadata, which hands out the node's. */
export const networkPolicy = (recipe: Recipe): INetworkPolicy => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: metadata(recipe),
  spec: {
    podSelector: { matchLabels: selector(recipe) },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      {
        // A load balancer outside of the cluster has no namespace.
        ...((recipe.gatewayClass ?? recipe.ingressController) === undefined || recipe.ingressController === 'nginx'
          ? { from: [{ namespaceSelector: {} }] }
          : {}),
        ports: [{ protocol: 'TCP', port: 'http' }],
      },
    ],
    egress: [
      {
        // Wherever it is: a cache on the node is no pod.
        ports: [
          { protocol: 'UDP', port: 53 },
          { protocol: 'TCP', port: 53 },
        ],
      },
      { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] } }] },
      ...(identityOf[recipe.cloud ?? ''] ?? []).map(({ cidr, port }) => ({
        to: [{ ipBlock: { cidr } }],
        ports: [{ protocol: 'TCP' as const, port }],
      })),
    ],
  },
});

export const serviceAccount = (recipe: Recipe): IServiceAccount => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: metadata(recipe),
  automountServiceAccountToken: false,
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
