import type { Recipe } from './recipe.ts';

/** Where the image is kept, and whose identity deploys. */

export type Cloud = NonNullable<Recipe['cloud']>;

export type Registry = 'ghcr' | 'ecr' | 'gar' | 'acr' | 'gitlab' | 'unknown';

export const registryHost = ({ image }: Recipe): string | undefined => image?.split('/')[0];

const byCloud: Readonly<Record<Cloud, Registry>> = { aws: 'ecr', gcp: 'gar', azure: 'acr' };

/** Nobody named the image: a registry that takes the pipeline's own identity, so that no password has to be kept. */
function usualRegistry({ ci, cloud }: Recipe): Registry {
  if (ci === 'gitlab-ci') return 'gitlab';
  if (cloud !== undefined) return byCloud[cloud];
  return ci === 'github-actions' ? 'ghcr' : 'unknown';
}

export function registryOf(recipe: Recipe): Registry {
  const host = registryHost(recipe);
  if (host === undefined) return usualRegistry(recipe);
  if (host === 'ghcr.io') return 'ghcr';
  if (/\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$/.test(host)) return 'ecr';
  if (host.endsWith('-docker.pkg.dev')) return 'gar';
  if (host.endsWith('.azurecr.io')) return 'acr';
  if (host === 'registry.gitlab.com') return 'gitlab';
  return 'unknown';
}

/** The cloud whose identity the deploy jobs need; none where another tool does the deploying. */
export function deployCloud(recipe: Recipe): Cloud | undefined {
  switch (recipe.family) {
    case 'ecs':
    case 'lambda':
      return 'aws';
    case 'cloud-run':
      return 'gcp';
    case 'container-apps':
    case 'app-service':
      return 'azure';
    case 'kubernetes':
      return recipe.gitops === 'argo-cd' ? undefined : recipe.cloud;
    case 'nomad':
    case 'vm':
    case 'other':
      return undefined;
  }
}

/** Talks to a cluster itself; Argo CD does so for us. */
export const needsCluster = ({ family, gitops }: Recipe): boolean => family === 'kubernetes' && gitops !== 'argo-cd';
