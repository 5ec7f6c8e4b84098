import { isGradual } from '../is-gradual.ts';
import type { Recipe } from '../recipe.ts';

/** Canary and blue-green need a controller that shifts traffic; a Deployment cannot. */
export const workloadKind = (recipe: Recipe): 'deployment' | 'rollout' =>
  isGradual(recipe) ? 'rollout' : 'deployment';
