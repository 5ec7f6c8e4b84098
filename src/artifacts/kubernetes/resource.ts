import type { Recipe } from '../recipe.ts';

/** What selects the pods. It can never change on a running workload, so it is one label and no more. */
export const selector = ({ system }: Recipe): Readonly<Record<string, string>> => ({
  'app.kubernetes.io/name': system,
});

/** `app` is the label by which the rules and dashboards know the service. */
export const labels = (recipe: Recipe): Readonly<Record<string, string>> => ({
  ...selector(recipe),
  app: recipe.system,
});

export const metadata = (
  recipe: Recipe,
  name: string = recipe.system,
): { readonly name: string; readonly labels: Readonly<Record<string, string>> } => ({ name, labels: labels(recipe) });
