import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { shellSyntax } from './judges/shell.ts';
import { ciTools, describeRecipe, pipelineInputs, recipe } from './recipes.ts';

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

describe('the scripts of the pipelines', () => {
  it.each(ciTools.flatMap((ci) => pipelineInputs(ci).map((input) => [describeRecipe(input), input] as const)))(
    'parse: %s',
    async (_, input) => {
      for (const { language, text } of makeFiles(recipe(input))) {
        if (language !== 'bash') continue;
        expect(await shellSyntax(text)).toEqual([]);
        expect(text).toMatch(/^#!\/usr\/bin\/env bash\n# /);
        expect(text).toContain('set -euo pipefail');
      }
    },
  );

  it.each(pipelineInputs('github-actions').map((input) => [describeRecipe(input), input] as const))(
    'have workflows around them whose shell parses: %s',
    async (_, input) => {
      const runs = makeFiles(recipe(input))
        .filter(({ path }) => path.startsWith('.github/'))
        .flatMap(({ text }) => Object.values((parse(text) as Workflow).jobs))
        .flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
      expect((await Promise.all(runs.map(shellSyntax))).flat()).toEqual([]);
    },
  );

  it('are refused when an if does not end', async () => {
    expect(await shellSyntax('if true; then echo yes')).not.toEqual([]);
  });
});
