import type { Blueprint } from '../consult/blueprint.ts';
import type { System } from '../consult/system.ts';
import type { GeneratedFile } from './generated-file.ts';
import { makeFiles } from './make-files.ts';
import { readRecipe } from './read-recipe.ts';
import { recipesFor } from './recipe-for.ts';
import type { Recipe, Want } from './recipe.ts';

export interface FilesOfAnswer {
  readonly files: readonly GeneratedFile[];
  /** What could not be made, and what it would take. */
  readonly missing: readonly { readonly want: Want; readonly needs: string }[];
  /** What nobody said and a usual value stands for, in these files. */
  readonly assumed: readonly Assumption[];
}

export interface Assumption {
  readonly field: string;
  /** Missing where it is no single value: the windows of burn rates. */
  readonly value?: string;
}

function assumption(recipe: Recipe, field: string): Assumption {
  const value: unknown = Reflect.get(recipe, field);
  const values = [value].flat().filter((one) => typeof one === 'string' || typeof one === 'number');
  return values.length === 0 ? { field } : { field, value: values.join(', ') };
}

/** Of all that a recipe holds, a kind of file takes up a few things: only those were assumed for it. */
function watched(recipe: Recipe, taken: Set<string>): Recipe {
  return new Proxy(recipe, {
    get: (target, field): unknown => {
      taken.add(String(field));
      return Reflect.get(target, field);
    },
  });
}

/** What the recipe was told and nobody had said: the persona's own usual values. */
const assumedOf = ({ runs, ci, objective }: System): readonly string[] =>
  Object.entries({ family: runs, ci, sloPercent: objective, windowDays: objective }).flatMap(([field, { origin }]) =>
    origin === 'assumed' ? [field] : [],
  );

/** The files that go with an answer. One kind that cannot be made does not keep the others from being made. */
export function filesFor(blueprint: Blueprint, system: System, language?: string): FilesOfAnswer {
  const files: GeneratedFile[] = [];
  const missing: { want: Want; needs: string }[] = [];
  const assumed = new Map<string, Assumption>();
  for (const { want, input, assumed: unsaid } of recipesFor(blueprint, system, language)) {
    const reading = readRecipe(input);
    if ('problems' in reading) {
      missing.push({ want, needs: reading.problems.map(({ field, message }) => `${field}: ${message}`).join('; ') });
      continue;
    }
    const { recipe } = reading;
    const taken = new Set<string>();
    files.push(...makeFiles(watched(recipe, taken)));
    for (const field of [...assumedOf(system), ...unsaid, ...reading.assumed])
      if (taken.has(field)) assumed.set(field, assumption(recipe, field));
  }
  return { files, missing, assumed: [...assumed.values()] };
}

/** Whether any file goes with an answer, without making it. */
export const hasFiles = (blueprint: Blueprint, system: System, language?: string): boolean =>
  recipesFor(blueprint, system, language).some(({ input }) => 'recipe' in readRecipe(input));
