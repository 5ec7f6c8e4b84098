import { containerFiles } from './container/container-files.ts';
import type { GeneratedFile } from './generated-file.ts';
import { githubFiles } from './github/github-files.ts';
import { gitlabFiles } from './gitlab/gitlab-files.ts';
import { jenkinsFiles } from './jenkins/jenkins-files.ts';
import { monitoringFiles } from './monitoring/monitoring-files.ts';
import type { Recipe, Want } from './recipe.ts';
import { scriptFiles } from './scripts/script-files.ts';

const pipelines: Readonly<Record<Recipe['ci'], (recipe: Recipe) => readonly GeneratedFile[]>> = {
  'github-actions': githubFiles,
  'gitlab-ci': gitlabFiles,
  jenkins: jenkinsFiles,
};

const makers: Partial<Record<Want, (recipe: Recipe) => readonly GeneratedFile[]>> = {
  pipeline: (recipe) => [...pipelines[recipe.ci](recipe), ...scriptFiles(recipe)],
  container: containerFiles,
  monitoring: monitoringFiles,
};

export const makeFiles = (recipe: Recipe): readonly GeneratedFile[] =>
  recipe.wants.flatMap((want) => makers[want]?.(recipe) ?? []);
