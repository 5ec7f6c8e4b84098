import type {
  IGateway,
  IHTTPBackendRef,
  IHTTPRoute,
  IParentReference,
} from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1';
import type { Recipe } from '../recipe.ts';
import { metadata } from './resource.ts';
import { canaryName, splitBy } from './traffic.ts';

/** The way in from outside. The certificate is a reference: a Secret that cert-manager or the secret store fills. */

const certificate = ({ system }: Recipe): string => `${system}-tls`;

/**
 * An ALB takes its certificate from ACM, by host name, and reaches pods by their own addresses. Unless it is told where
 * to ask for their health, it asks `/`, and takes whoever has no such page out of service.
 */
export const albAnnotations = ({ healthPath }: Recipe): Readonly<Record<string, string>> => ({
  'alb.ingress.kubernetes.io/scheme': 'internet-facing',
  'alb.ingress.kubernetes.io/target-type': 'ip',
  'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
  'alb.ingress.kubernetes.io/ssl-redirect': '443',
  'alb.ingress.kubernetes.io/healthcheck-path': healthPath,
});

export function ingress(recipe: Recipe, host: string): IIngress {
  const { ingressController, system } = recipe;
  const port = splitBy(recipe) === 'alb' ? 'use-annotation' : 'http';
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      ...metadata(recipe),
      ...(ingressController === 'alb' && { annotations: albAnnotations(recipe) }),
    },
    spec: {
      ...(ingressController !== undefined && { ingressClassName: ingressController }),
      tls: [{ hosts: [host], ...(ingressController !== 'alb' && { secretName: certificate(recipe) }) }],
      rules: [
        {
          host,
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: system, port: { name: port } } } }],
          },
        },
      ],
    },
  };
}

/** Plain HTTP is answered as well, so that the route can send it on to HTTPS. */
export const gateway = (recipe: Recipe, host: string, gatewayClass: string, namespace?: string): IGateway => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { ...metadata(recipe), ...(namespace !== undefined && { namespace }) },
  spec: {
    gatewayClassName: gatewayClass,
    listeners: [
      {
        name: 'http',
        protocol: 'HTTP',
        port: 80,
        hostname: host,
        allowedRoutes: { namespaces: { from: 'Same' } },
      },
      {
        name: 'https',
        protocol: 'HTTPS',
        port: 443,
        hostname: host,
        tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: certificate(recipe) }] },
        allowedRoutes: { namespaces: { from: 'Same' } },
      },
    ],
  },
});

const everything = [{ path: { type: 'PathPrefix' as const, value: '/' } }];

/** All that the server would fill in stands there, so that applying it again finds nothing to argue about. */
const backend = (name: string, weight: number): IHTTPBackendRef => ({
  group: '',
  kind: 'Service',
  name,
  port: 80,
  weight,
});

const parent = ({ system: name }: Recipe, sectionName: string): IParentReference => ({
  group: 'gateway.networking.k8s.io',
  kind: 'Gateway',
  name,
  sectionName,
});

export const route = (recipe: Recipe, host: string): IHTTPRoute => {
  const split = splitBy(recipe) === 'gateway';
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: {
      ...metadata(recipe),
      // Argo Rollouts moves the weights; Flux must not move them back.
      ...(split && recipe.gitops === 'flux' && { annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent' } }),
    },
    spec: {
      parentRefs: [parent(recipe, 'https')],
      hostnames: [host],
      rules: [
        {
          matches: everything,
          backendRefs: split
            ? [backend(recipe.system, 100), backend(canaryName(recipe), 0)]
            : [backend(recipe.system, 1)],
        },
      ],
    },
  };
};

export const redirect = (recipe: Recipe, host: string, namespace?: string): IHTTPRoute => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { ...metadata(recipe, `${recipe.system}-to-https`), ...(namespace !== undefined && { namespace }) },
  spec: {
    parentRefs: [parent(recipe, 'http')],
    hostnames: [host],
    rules: [
      {
        matches: everything,
        filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
      },
    ],
  },
});
