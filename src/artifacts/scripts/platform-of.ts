import type { Family, Recipe } from '../recipe.ts';
import { appService, cloudRun, containerApps, ecs, lambda } from './clouds.ts';
import { gitops, helm, kubernetes } from './kubernetes.ts';
import { nomad, other, vm } from './machines.ts';
import type { Platform } from './platform.ts';

const simple: Readonly<Record<Exclude<Family, 'kubernetes'>, Platform>> = {
  ecs,
  lambda,
  'cloud-run': cloudRun,
  'container-apps': containerApps,
  'app-service': appService,
  nomad,
  vm,
  other,
};

/** Canary and blue-green need a controller that shifts traffic; a Deployment cannot. */
export const workloadKind = ({ strategy }: Recipe): 'deployment' | 'rollout' =>
  strategy === 'canary' || strategy === 'blue-green' ? 'rollout' : 'deployment';

export function platformOf(recipe: Recipe): Platform {
  if (recipe.family !== 'kubernetes') return simple[recipe.family];
  if (recipe.gitops !== undefined) return gitops(recipe.gitops, recipe.packaging, workloadKind(recipe));
  return recipe.packaging === 'helm' ? helm : kubernetes(workloadKind(recipe));
}

/** What the jobs of a pipeline must hand to the scripts, beside what the recipe already says. */
export function variablesOf(recipe: Recipe): readonly string[] {
  const { needs } = platformOf(recipe);
  const namespace = recipe.family === 'kubernetes' && recipe.namespace === undefined ? ['NAMESPACE'] : [];
  return [...namespace, ...needs, 'BASE_URL', 'PROMETHEUS_URL'];
}
