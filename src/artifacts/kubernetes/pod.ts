import type { IPodTemplateSpec, IProbe, ITopologySpreadConstraint } from 'kubernetes-models/v1';
import type { Recipe } from '../recipe.ts';
import { labels, selector } from './resource.ts';

const spread = (recipe: Recipe): ITopologySpreadConstraint[] =>
  [...(recipe.zones > 1 ? ['topology.kubernetes.io/zone'] : []), 'kubernetes.io/hostname'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector(recipe) },
  }));

const health = ({ healthPath }: Recipe): IProbe => ({ httpGet: { path: healthPath, port: 'http' } });

/** The image is named by the system: Kustomize puts registry and digest in its place. */
export const podTemplate = (recipe: Recipe): IPodTemplateSpec => ({
  metadata: { labels: labels(recipe) },
  spec: {
    serviceAccountName: recipe.system,
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 45,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65_532,
      runAsGroup: 65_532,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    topologySpreadConstraints: spread(recipe),
    containers: [
      {
        name: recipe.system,
        image: recipe.system,
        ports: [{ name: 'http', containerPort: recipe.port }],
        env: [{ name: 'PORT', value: String(recipe.port) }],
        ...(recipe.secretStore !== undefined && { envFrom: [{ secretRef: { name: recipe.system } }] }),
        startupProbe: { ...health(recipe), periodSeconds: 2, failureThreshold: 60 },
        readinessProbe: { ...health(recipe), periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 },
        livenessProbe: { ...health(recipe), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
        // Time for the load balancer to notice before the process is told to stop.
        lifecycle: { preStop: { sleep: { seconds: 10 } } },
        resources: {
          requests: { cpu: `${recipe.cpuMillis}m`, memory: `${recipe.memoryMi}Mi` },
          limits: { memory: `${recipe.memoryMi}Mi` },
        },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: {} }],
  },
});
