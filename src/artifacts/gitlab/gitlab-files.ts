import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { variablesOf } from '../scripts/platform-of.ts';
import { toYaml } from '../yaml.ts';
import { cdJobs, cdStages } from './cd.ts';
import { ciJobs } from './ci.ts';

/** Variables that stop a job when they are not set, `${NAME:?…}`, and those that its scripts read. */
const gaps = (value: object, read: readonly string[] = []): readonly string[] => {
  const found = Array.from(JSON.stringify(value).matchAll(/\$\{([A-Z_]+):\?/g), ([, name]) => name ?? '');
  const names = [...found, ...read];
  return names.length === 0
    ? []
    : [`Variables to set, by environment where they differ: ${[...new Set(names)].toSorted().join(', ')}`];
};

export function gitlabFiles(recipe: Recipe): readonly GeneratedFile[] {
  const ci = ciJobs(recipe);
  const cd = cdJobs(recipe);
  return [
    {
      path: '.gitlab-ci.yml',
      language: 'yaml',
      about: 'The stages, and one pipeline a change: merge requests and the default branch.',
      text: toYaml({
        workflow: {
          rules: [
            { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
            { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
          ],
        },
        stages: ['source', 'build', 'test', 'publish', ...cdStages(recipe)],
        default: { interruptible: true, timeout: '30 minutes' },
        include: [{ local: '.gitlab/ci.yml' }, { local: '.gitlab/cd.yml' }],
      }),
    },
    {
      path: '.gitlab/ci.yml',
      language: 'yaml',
      about: 'CI: source, build, test, scan, then the tested image is published with bill of materials and signature.',
      text: toYaml(ci, {
        head: ['Builds once. What is published is the very image that was tested and scanned.', ...gaps(ci)],
      }),
    },
    {
      path: '.gitlab/cd.yml',
      language: 'yaml',
      about: `CD: one digest through ${recipe.environments.join(', then ')}, each verified and taken back by itself if it fails; then the release.`,
      text: toYaml(cd, {
        head: [
          `Protect the environment ${recipe.environments.at(-1)}: who may deploy there is decided by GitLab.`,
          ...gaps(cd, variablesOf(recipe)),
        ],
      }),
    },
  ];
}
