import { expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { inFolder } from './files.ts';
import { gitlabCiLocal } from './judges/gitlab-ci-local.ts';
import { describeRecipe, pipelineInputs, recipe } from './recipes.ts';

/** Pipelines that differ: the scripts beside them are judged elsewhere. */
const distinct = new Map(
  pipelineInputs('gitlab-ci').map((input) => {
    const files = makeFiles(recipe(input)).filter(({ path }) => path.startsWith('.gitlab'));
    return [files.map(({ text }) => text).join(), [describeRecipe(input), files] as const];
  }),
);

it.each([...distinct.values()])('GitLab CI accepts %s', async (_, files) => {
  expect(await inFolder(files, gitlabCiLocal)).toEqual({
    jobs: expect.arrayContaining(['publish', 'release']) as string[],
  });
});
