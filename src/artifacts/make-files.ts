import { containerFiles } from './container/container-files.ts';
import { dashboardFiles } from './dashboards/dashboard-files.ts';
import { documentFiles } from './documents/document-files.ts';
import { taskFiles } from './documents/task-files.ts';
import type { GeneratedFile } from './generated-file.ts';
import { githubFiles } from './github/github-files.ts';
import { gitlabFiles } from './gitlab/gitlab-files.ts';
import { infrastructureFiles } from './infrastructure/infrastructure-files.ts';
import { jenkinsFiles } from './jenkins/jenkins-files.ts';
import { kubernetesFiles } from './kubernetes/kubernetes-files.ts';
import { monitoringFiles } from './monitoring/monitoring-files.ts';
import { policyFiles } from './policies/policy-files.ts';
import type { Recipe, Want } from './recipe.ts';
import { scriptFiles } from './scripts/script-files.ts';

const pipelines: Readonly<Record<Recipe['ci'], (recipe: Recipe) => readonly GeneratedFile[]>> = {
  'github-actions': githubFiles,
  'gitlab-ci': gitlabFiles,
  jenkins: jenkinsFiles,
};

const makers: Readonly<Record<Want, (recipe: Recipe) => readonly GeneratedFile[]>> = {
  pipeline: (recipe) => [...pipelines[recipe.ci](recipe), ...scriptFiles(recipe), ...policyFiles(recipe)],
  container: containerFiles,
  manifests: kubernetesFiles,
  infrastructure: infrastructureFiles,
  documents: documentFiles,
  tasks: taskFiles,
  dashboards: dashboardFiles,
  monitoring: monitoringFiles,
};

export const makeFiles = (recipe: Recipe): readonly GeneratedFile[] =>
  [...new Set(recipe.wants)].flatMap((want) => makers[want](recipe));
