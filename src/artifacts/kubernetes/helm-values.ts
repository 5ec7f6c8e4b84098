import type { Recipe } from '../recipe.ts';
import { albAnnotations } from './way-in.ts';

function wayIn(recipe: Recipe): object {
  const { host, gatewayClass, ingressController, system } = recipe;
  if (host === undefined) return { ingress: { enabled: false } };
  if (gatewayClass !== undefined) {
    return {
      ingress: { enabled: false },
      httpRoute: {
        enabled: true,
        parentRefs: [{ name: system, sectionName: 'https' }],
        hostnames: [host],
        rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }] }],
      },
    };
  }
  return {
    ingress: {
      enabled: true,
      ...(ingressController !== undefined && { className: ingressController }),
      ...(ingressController === 'alb' && { annotations: albAnnotations(recipe) }),
      hosts: [{ host, paths: [{ path: '/', pathType: 'Prefix' }] }],
      tls: [{ hosts: [host], secretName: `${system}-tls` }],
    },
  };
}

/** For a chart as `helm create` makes it. The pipeline adds the image by digest. */
export const helmValues = (recipe: Recipe): object => ({
  fullnameOverride: recipe.system,
  image: { ...(recipe.image !== undefined && { repository: recipe.image }), pullPolicy: 'IfNotPresent' },
  serviceAccount: { create: true, automount: false, name: recipe.system },
  podLabels: { app: recipe.system },
  podSecurityContext: {
    runAsNonRoot: true,
    runAsUser: 65_532,
    runAsGroup: 65_532,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  service: { type: 'ClusterIP', port: recipe.port },
  ...wayIn(recipe),
  resources: {
    requests: { cpu: `${recipe.cpuMillis}m`, memory: `${recipe.memoryMi}Mi` },
    limits: { memory: `${recipe.memoryMi}Mi` },
  },
  livenessProbe: { httpGet: { path: recipe.healthPath, port: 'http' }, periodSeconds: 10, failureThreshold: 6 },
  readinessProbe: { httpGet: { path: recipe.healthPath, port: 'http' }, periodSeconds: 5, failureThreshold: 3 },
  autoscaling: {
    enabled: true,
    minReplicas: recipe.replicas,
    maxReplicas: recipe.maxReplicas,
    targetCPUUtilizationPercentage: recipe.cpuTargetPercent,
  },
  volumes: [{ name: 'tmp', emptyDir: {} }],
  volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
});
