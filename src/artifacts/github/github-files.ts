import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { toYaml } from '../yaml.ts';
import { actionVersions } from './actions.ts';
import { cd } from './cd.ts';
import { ci } from './ci.ts';
import { needsLongSession } from './identity.ts';

const gaps = (text: string, kind: 'vars' | 'secrets'): readonly string[] =>
  [...new Set(Array.from(text.matchAll(new RegExp(String.raw`\b${kind}\.([A-Z_]+)`, 'g')), ([, name]) => name ?? ''))]
    .filter((name) => name !== 'GITHUB_TOKEN')
    .toSorted();

/** What the repository must be told before the workflow runs stands at its top. */
const toWorkflow = (workflow: object, extra: readonly string[]): string => {
  const text = JSON.stringify(workflow);
  const list = (label: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${label}: ${names.join(', ')}`];
  return toYaml(workflow, {
    head: [...extra, ...list('Variables to set', gaps(text, 'vars')), ...list('Secrets to set', gaps(text, 'secrets'))],
    beside: actionVersions,
  });
};

export function githubFiles(recipe: Recipe): readonly GeneratedFile[] {
  const last = recipe.environments.at(-1) ?? '';
  return [
    {
      path: '.github/workflows/ci.yml',
      language: 'yaml',
      about: 'CI: source, build, test, scan, then the tested image is published with bill of materials and signature.',
      text: toWorkflow(ci(recipe), ['Builds once. What is published is the very image that was tested and scanned.']),
    },
    {
      path: '.github/workflows/deploy.yml',
      language: 'yaml',
      about: `CD: one digest through ${recipe.environments.join(', then ')}, each verified and taken back by itself if it fails; then the release.`,
      text: toWorkflow(cd(recipe), [
        `Approval: give the environment ${last} required reviewers in the repository's settings.`,
        ...(needsLongSession(recipe) ? ['AWS_DEPLOY_ROLE allows sessions of 3 hours (max_session_duration).'] : []),
      ]),
    },
  ];
}
