import type { GeneratedFile } from '../generated-file.ts';
import { gitopsFiles } from '../gitops/gitops-files.ts';
import type { Recipe } from '../recipe.ts';
import { toYaml, toYamlStream } from '../yaml.ts';
import { helmValues } from './helm-values.ts';
import { autoscaler, scaledObject } from './scaling.ts';
import { disruptionBudget, externalSecret, networkPolicy, serviceAccount, services } from './service.ts';
import { splitBy, type Splitter } from './traffic.ts';
import { gateway, ingress, redirect, route } from './way-in.ts';
import { workloadKind } from './workload-kind.ts';
import { analysisTemplate, deployment, rollout } from './workload.ts';

interface Named {
  readonly name: string;
  readonly about: string;
  readonly resources: readonly object[];
}

const shareOf = (splitter: Splitter | undefined): string => {
  switch (splitter) {
    case 'gateway':
      return 'Shares are of requests, by the weights of the HTTPRoute: the controller needs its Gateway API plugin and the right to change routes.';
    case 'nginx':
      return 'Shares are of requests, by the weight of a second Ingress that the controller makes. ingress-nginx has had no fixes since March 2026: plan its successor.';
    case 'alb':
      return 'Shares are of requests, by the weights of the load balancer.';
    case undefined:
      return 'Shares are of copies: what routes the traffic is not known.';
  }
};

const controller = (recipe: Recipe): readonly Named[] =>
  workloadKind(recipe) === 'deployment'
    ? [
        {
          name: 'deployment',
          about: 'The workload: not root, no writable root, spread over zones, told to stop in time.',
          resources: [deployment(recipe)],
        },
      ]
    : [
        {
          name: 'rollout',
          about:
            recipe.strategy === 'canary'
              ? `The workload under Argo Rollouts: ${recipe.shares.map(({ percent }) => percent).join(', ')} %, each held and judged. ${shareOf(splitBy(recipe))}`
              : 'The workload under Argo Rollouts: the new copies beside the old, switched at once, judged afterwards and switched back if they fail.',
          resources: [rollout(recipe)],
        },
        {
          name: 'analysis-template',
          about: 'How a new version is judged: its own error ratio and p99, by its pods.',
          resources: [analysisTemplate(recipe)],
        },
      ];

const scaling = (recipe: Recipe): Named =>
  recipe.scaleOn === undefined
    ? {
        name: 'hpa',
        about: `Between ${recipe.replicas} and ${recipe.maxReplicas} copies at ${recipe.cpuTargetPercent} % CPU; quick up, slow down.`,
        resources: [autoscaler(recipe)],
      }
    : {
        name: 'scaled-object',
        about: `KEDA: between ${recipe.replicas} and ${recipe.maxReplicas} copies, one for each ${recipe.scaleOn.perCopy} of the load. While the load cannot be read, no copy goes.`,
        resources: scaledObject(recipe, recipe.scaleOn),
      };

function wayIn(recipe: Recipe): readonly Named[] {
  const { host, gatewayClass } = recipe;
  if (host === undefined) return [];
  if (gatewayClass === undefined) {
    return [
      { name: 'ingress', about: `The way in from outside: https://${host}.`, resources: [ingress(recipe, host)] },
    ];
  }
  return [
    {
      name: 'gateway',
      about: `Listens for ${host} with the certificate in the Secret ${recipe.system}-tls; HTTP is sent on to HTTPS.`,
      resources: [gateway(recipe, host, gatewayClass)],
    },
    {
      name: 'http-route',
      about: `The way from https://${host} to the service.`,
      resources: [route(recipe, host), redirect(recipe, host)],
    },
  ];
}

const base = (recipe: Recipe): readonly Named[] => [
  ...controller(recipe),
  { name: 'service', about: 'One name in front of the copies that are ready.', resources: services(recipe) },
  {
    name: 'service-account',
    about: 'An identity of its own, without a token it does not use.',
    resources: [serviceAccount(recipe)],
  },
  scaling(recipe),
  { name: 'pdb', about: 'How many copies maintenance may take at a time.', resources: [disruptionBudget(recipe)] },
  {
    name: 'network-policy',
    about: 'Only its port comes in; the metadata service of the node stays out of reach.',
    resources: [networkPolicy(recipe)],
  },
  ...wayIn(recipe),
];

const kustomization = (more: object): object => ({
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  ...more,
});

function overlayFiles(recipe: Recipe, environment: string): readonly GeneratedFile[] {
  const folder = `deploy/environments/${environment}`;
  const { system, secretStore } = recipe;
  return [
    {
      path: `${folder}/kustomization.yaml`,
      language: 'yaml',
      about: `What differs in ${environment}; the pipeline writes the digest here.`,
      text: toYaml(
        kustomization({
          ...(recipe.namespace !== undefined && { namespace: recipe.namespace }),
          resources: ['../../base', ...(secretStore === undefined ? [] : ['external-secret.yaml'])],
          ...(recipe.image !== undefined && { images: [{ name: system, newName: recipe.image }] }),
        }),
      ),
    },
    ...(secretStore === undefined
      ? []
      : [
          {
            path: `${folder}/external-secret.yaml`,
            language: 'yaml' as const,
            about: `Names the entry ${system}/${environment} of the secret store; holds no secret.`,
            text: toYaml(externalSecret(recipe, secretStore, environment)),
          },
        ]),
  ];
}

const plainFiles = (recipe: Recipe): readonly GeneratedFile[] => [
  ...base(recipe).map(({ name, about, resources }) => ({
    path: `deploy/base/${name}.yaml`,
    language: 'yaml' as const,
    about,
    text: toYamlStream(resources),
  })),
  {
    path: 'deploy/base/kustomization.yaml',
    language: 'yaml',
    about: 'What all environments share.',
    text: toYaml(kustomization({ resources: base(recipe).map(({ name }) => `${name}.yaml`) })),
  },
  ...recipe.environments.flatMap((environment) => overlayFiles(recipe, environment)),
];

const valuesFiles = (recipe: Recipe): readonly GeneratedFile[] => [
  ...recipe.environments.map((environment) => ({
    path: `deploy/values-${environment}.yaml`,
    language: 'yaml' as const,
    about: `Values for ${environment}, for a chart in ./chart as helm create makes it; the pipeline adds the digest.`,
    text: toYaml(helmValues(recipe)),
  })),
  ...(recipe.host === undefined || recipe.gatewayClass === undefined
    ? []
    : [
        {
          path: 'deploy/gateway.yaml',
          language: 'yaml' as const,
          about:
            'The Gateway that the route of the chart hangs on, and the way from HTTP to HTTPS. Applied once, by whoever runs the cluster.',
          text: toYamlStream([
            gateway(recipe, recipe.host, recipe.gatewayClass, recipe.namespace),
            redirect(recipe, recipe.host, recipe.namespace),
          ]),
        },
      ]),
];

export const kubernetesFiles = (recipe: Recipe): readonly GeneratedFile[] => [
  ...(recipe.packaging === 'helm' ? valuesFiles(recipe) : plainFiles(recipe)),
  ...gitopsFiles(recipe),
];
