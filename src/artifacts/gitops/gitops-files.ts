import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { toYamlStream } from '../yaml.ts';
import { application } from './argo-cd.ts';
import { fluxResources } from './flux.ts';

/** Everything is called alike in all environments, so that two of them in one namespace would take turns. */
const shared = 'Where one cluster holds several, give each a namespace of its own.';

export function gitopsFiles(recipe: Recipe): readonly GeneratedFile[] {
  const { gitops, environments, repository, namespace } = recipe;
  if (gitops === undefined || repository === undefined || namespace === undefined) return [];
  const home = { repository, namespace };
  return environments.map((environment) => ({
    path: `deploy/gitops/${environment}.yaml`,
    language: 'yaml' as const,
    about: `${gitops === 'argo-cd' ? 'Argo CD' : 'Flux'} keeps ${environment} equal to the branch environment/${environment}. Applied once, by whoever runs the cluster.`,
    text: toYamlStream(
      gitops === 'argo-cd' ? [application(recipe, home, environment)] : fluxResources(recipe, home, environment),
      environments.length === 1
        ? {}
        : { head: [`For the cluster of ${environment}, which holds no other environment.`, shared] },
    ),
  }));
}
