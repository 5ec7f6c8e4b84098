import type { IScaledObject, ITriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import type { Recipe } from '../recipe.ts';
import type { Load } from '../scale-on.ts';
import { metadata } from './resource.ts';
import { workloadKind } from './workload-kind.ts';

/** Who says how many copies there are: the processor through an autoscaler, or the load itself through KEDA. */

const target = (recipe: Recipe): { readonly apiVersion: string; readonly kind: string; readonly name: string } =>
  workloadKind(recipe) === 'rollout'
    ? { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: recipe.system }
    : { apiVersion: 'apps/v1', kind: 'Deployment', name: recipe.system };

/** Up at once, by at most as many again each minute; down slowly, because the next peak may be near. */
const behavior: NonNullable<NonNullable<IHorizontalPodAutoscaler['spec']>['behavior']> = {
  scaleUp: { policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }] },
  scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }] },
};

export const autoscaler = (recipe: Recipe): IHorizontalPodAutoscaler => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: metadata(recipe),
  spec: {
    scaleTargetRef: target(recipe),
    minReplicas: recipe.replicas,
    maxReplicas: recipe.maxReplicas,
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: recipe.cpuTargetPercent } },
      },
    ],
    behavior,
  },
});

interface Trigger {
  readonly type: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** How KEDA proves who it is, where the source asks. */
  readonly proof?: ITriggerAuthentication['spec'];
}

function trigger({ system, prometheusUrl }: Recipe, load: Load): Trigger {
  switch (load.by) {
    case 'prometheus':
      return {
        type: 'prometheus',
        metadata: {
          serverAddress: prometheusUrl ?? '',
          query: load.query,
          threshold: String(load.perCopy),
          // Without numbers it must fall back, not shrink.
          ignoreNullValues: 'false',
        },
      };
    case 'sqs':
      return {
        type: 'aws-sqs-queue',
        metadata: {
          queueURL: load.queueUrl,
          queueLength: String(load.perCopy),
          awsRegion: new URL(load.queueUrl).hostname.split('.')[1] ?? '',
        },
        proof: { podIdentity: { provider: 'aws' } },
      };
    case 'rabbitmq':
      return {
        type: 'rabbitmq',
        metadata: { mode: 'QueueLength', queueName: load.queue, value: String(load.perCopy) },
        proof: { secretTargetRef: [{ parameter: 'host', name: `${system}-queue`, key: 'host' }] },
      };
    case 'kafka':
      return {
        type: 'kafka',
        metadata: {
          bootstrapServers: load.bootstrapServers,
          consumerGroup: load.consumerGroup,
          topic: load.topic,
          lagThreshold: String(load.perCopy),
        },
      };
  }
}

/** Never to nothing, and never down because the load cannot be read. */
export function scaledObject(recipe: Recipe, load: Load): readonly (IScaledObject | ITriggerAuthentication)[] {
  const { type, metadata: details, proof } = trigger(recipe, load);
  return [
    {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: metadata(recipe),
      spec: {
        scaleTargetRef: target(recipe),
        pollingInterval: 30,
        cooldownPeriod: 300,
        minReplicaCount: recipe.replicas,
        maxReplicaCount: recipe.maxReplicas,
        fallback: { failureThreshold: 3, replicas: recipe.replicas, behavior: 'currentReplicasIfHigher' },
        advanced: { horizontalPodAutoscalerConfig: { behavior } },
        triggers: [
          { type, metadata: details, ...(proof !== undefined && { authenticationRef: { name: recipe.system } }) },
        ],
      },
    },
    ...(proof === undefined
      ? []
      : [
          {
            apiVersion: 'keda.sh/v1alpha1' as const,
            kind: 'TriggerAuthentication' as const,
            metadata: metadata(recipe),
            spec: proof,
          },
        ]),
  ];
}
