import type { Recipe } from './recipe.ts';

/** Whether the old version stays beside the new one until that has proved itself. */
export const isGradual = ({ strategy }: Pick<Recipe, 'strategy'>): boolean =>
  strategy === 'canary' || strategy === 'blue-green';
