import type { Blueprint } from '../consult/blueprint.ts';
import type { System } from '../consult/system.ts';
import type { GeneratedFile } from './generated-file.ts';
import { makeFiles } from './make-files.ts';
import { readRecipe } from './read-recipe.ts';
import { recipesFor } from './recipe-for.ts';
import type { Want } from './recipe.ts';

export interface FilesOfAnswer {
  readonly files: readonly GeneratedFile[];
  /** What could not be made, and what it would take. */
  readonly missing: readonly { readonly want: Want; readonly needs: string }[];
  /** What nobody said and a usual value stands for. */
  readonly assumed: readonly string[];
}

/** The files that go with an answer. One kind that cannot be made does not keep the others from being made. */
export function filesFor(blueprint: Blueprint, system: System, language?: string): FilesOfAnswer {
  const files: GeneratedFile[] = [];
  const missing: { want: Want; needs: string }[] = [];
  const assumed = new Set<string>();
  for (const { want, input } of recipesFor(blueprint, system, language)) {
    const reading = readRecipe(input);
    if ('problems' in reading) {
      missing.push({ want, needs: reading.problems.map(({ field, message }) => `${field}: ${message}`).join('; ') });
      continue;
    }
    files.push(...makeFiles(reading.recipe));
    for (const field of reading.assumed) assumed.add(field);
  }
  return { files, missing, assumed: [...assumed] };
}
