import { splitBy } from '../kubernetes/traffic.ts';
import { workloadKind } from '../kubernetes/workload-kind.ts';
import type { Family, Recipe } from '../recipe.ts';
import { appService, containerApps } from './azure.ts';
import { cloudRun } from './cloud-run.ts';
import { ecs } from './ecs.ts';
import { gitops, helm, kubernetes } from './kubernetes.ts';
import { lambda } from './lambda.ts';
import { other, vm } from './machines.ts';
import { nomad } from './nomad.ts';
import type { Platform } from './platform.ts';

const simple: Readonly<Record<Exclude<Family, 'kubernetes'>, (recipe: Recipe) => Platform>> = {
  ecs,
  lambda,
  'cloud-run': cloudRun,
  'container-apps': containerApps,
  'app-service': appService,
  nomad,
  vm: () => vm,
  other: () => other,
};

export function platformOf(recipe: Recipe): Platform {
  if (recipe.family !== 'kubernetes') return simple[recipe.family](recipe);
  if (recipe.gitops !== undefined) return gitops(recipe.gitops, recipe.packaging, workloadKind(recipe));
  return recipe.packaging === 'helm' ? helm : kubernetes(workloadKind(recipe), splitBy(recipe) === 'gateway');
}

/** What the jobs of a pipeline must hand to the scripts, beside what the recipe already says. */
export function variablesOf(recipe: Recipe): readonly string[] {
  const { needs } = platformOf(recipe);
  const namespace = recipe.family === 'kubernetes' && recipe.namespace === undefined ? ['NAMESPACE'] : [];
  return [...namespace, ...needs, 'BASE_URL', 'PROMETHEUS_URL'];
}

/** What a pipeline says to go back: at once, where going forward takes steps. */
export const goBack = (recipe: Recipe, environment: string, before: string): string =>
  `bash deploy/deploy.sh ${environment} "${before}"${goesBySteps(platformOf(recipe)) ? ' now' : ''}`;

export const goesBySteps = ({ deploy }: Platform): boolean => deploy.includes('$pace');
