import type { z } from 'zod';
import { faultsOf } from './recipe-rules.ts';
import { recipeFields, type Recipe } from './recipe.ts';

export type RecipeInput = z.input<typeof recipeFields>;

export interface RecipeProblem {
  readonly field: string;
  readonly message: string;
}

export type RecipeReading =
  | {
      readonly recipe: Recipe;
      /** Fields nobody gave, filled with a usual value. */
      readonly assumed: readonly string[];
    }
  | { readonly problems: readonly RecipeProblem[] };

const schema = recipeFields.superRefine((recipe, context) => {
  for (const { field, message } of faultsOf(recipe)) {
    context.addIssue({ code: 'custom', path: [field], message });
  }
});

export function readRecipe(input: RecipeInput): RecipeReading {
  const { success, data, error } = schema.safeParse(input);
  if (!success) {
    return { problems: error.issues.map(({ path, message }) => ({ field: path.join('.'), message })) };
  }
  const given = new Set(Object.entries(input).flatMap(([key, value]) => (value === undefined ? [] : [key])));
  const filled = Object.entries(data).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return { recipe: data, assumed: filled.flatMap(([key]) => (given.has(key) ? [] : [key])) };
}
