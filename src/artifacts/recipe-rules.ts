import { isGradual } from './is-gradual.ts';
import type { Recipe, Task, Want } from './recipe.ts';

/** What no single field can say: which choices need, or exclude, each other. */

export interface Fault {
  readonly field: keyof Recipe;
  readonly message: string;
}

type Rule = readonly [broken: boolean, field: keyof Recipe, message: string];

const wanted = (recipe: Recipe, ...wants: readonly Want[]): boolean =>
  wants.some((want) => recipe.wants.includes(want));

const building = (recipe: Recipe): readonly Rule[] => [
  [
    recipe.language === undefined && wanted(recipe, 'pipeline', 'container'),
    'language',
    'needed to build: node, python, go or java',
  ],
  [new Set(recipe.environments).size < recipe.environments.length, 'environments', 'each only once'],
  [recipe.maxReplicas < recipe.replicas, 'maxReplicas', 'at least as many as replicas'],
  [
    recipe.shares.some(({ percent }, at) => percent <= (recipe.shares[at - 1]?.percent ?? 0)),
    'shares',
    'each more than the one before',
  ],
  [
    recipe.burn.some(({ shortMinutes, longMinutes }) => shortMinutes >= longMinutes),
    'burn',
    'the short window must be shorter',
  ],
  [wanted(recipe, 'documents') && recipe.documents.length === 0, 'documents', 'at least one'],
  [wanted(recipe, 'tasks') && recipe.tasks.length === 0, 'tasks', 'at least one'],
  [wanted(recipe, 'infrastructure') && recipe.cloud === undefined, 'cloud', 'needed for Terraform: aws, gcp or azure'],
];

const deploying = (recipe: Recipe): readonly Rule[] => {
  const manifests = wanted(recipe, 'manifests');
  return [
    [
      recipe.family !== 'kubernetes' && (recipe.gitops !== undefined || recipe.packaging !== undefined),
      'family',
      'Argo CD, Flux and Helm deploy to kubernetes',
    ],
    [recipe.family !== 'kubernetes' && manifests, 'wants', 'manifests are for kubernetes'],
    [
      recipe.gitops !== undefined && recipe.repository === undefined && manifests,
      'repository',
      'needed by Argo CD and Flux: where the desired state lives',
    ],
    [
      recipe.gitops !== undefined && recipe.namespace === undefined && manifests,
      'namespace',
      'needed by Argo CD and Flux: where they put it',
    ],
    [
      recipe.packaging === 'helm' && isGradual(recipe),
      'strategy',
      'canary and blue-green need a Rollout in your own chart; with Helm choose rolling or recreate',
    ],
    [
      recipe.gatewayClass !== undefined && recipe.ingressController !== undefined,
      'gatewayClass',
      'one way in: a Gateway or an Ingress',
    ],
    [
      (recipe.gatewayClass ?? recipe.ingressController) !== undefined && recipe.host === undefined && manifests,
      'host',
      'needed for a way in from outside',
    ],
    [
      recipe.scaleOn !== undefined && recipe.packaging === 'helm',
      'scaleOn',
      'KEDA needs a ScaledObject in your own chart; the chart of helm create has none',
    ],
    [
      recipe.scaleOn?.by === 'prometheus' && recipe.prometheusUrl === undefined && manifests,
      'prometheusUrl',
      'needed to scale by a query: where KEDA asks',
    ],
  ];
};

function orderOf(tasks: readonly Task[]): readonly Fault[] {
  const seen = new Set<string>();
  return tasks.flatMap(({ id, after }): readonly Fault[] => {
    const messages = [
      ...(seen.has(id) ? [`${id} is there twice`] : []),
      ...after.flatMap((before) =>
        seen.has(before) ? [] : [`${id} comes after ${before}, which is not listed before it`],
      ),
    ];
    seen.add(id);
    return messages.map((message) => ({ field: 'tasks', message }));
  });
}

export const faultsOf = (recipe: Recipe): readonly Fault[] => [
  ...[...building(recipe), ...deploying(recipe)].flatMap(([broken, field, message]) =>
    broken ? [{ field, message }] : [],
  ),
  ...orderOf(recipe.tasks),
];
