import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import type { CloudSkeleton } from './cloud.ts';
import { gcp } from './gcp.ts';
import { ref, toHcl, variable, type Block } from './hcl.ts';

const skeletons: Readonly<Record<NonNullable<Recipe['cloud']>, CloudSkeleton>> = { aws, gcp, azure };

/** A version is chosen once, here; the lock file holds the exact one with its hashes. */
const versions = ({ backend, provider }: CloudSkeleton): readonly Block[] => [
  {
    block: 'terraform',
    body: { required_version: '>= 1.9.0, < 2.0.0' },
    blocks: [
      {
        block: 'required_providers',
        body: { [provider.name]: { object: { source: provider.source, version: provider.version } } },
      },
      {
        block: 'backend',
        labels: [backend],
        body: {},
        comment: 'Where the state lives is said at init: -backend-config=environments/NAME.backend',
      },
    ],
  },
];

const common = (recipe: Recipe): readonly Block[] => [
  variable('system', 'The name of the service.', recipe.system),
  {
    block: 'variable',
    labels: ['environment'],
    body: { description: 'Which of the environments this is.', type: ref('string') },
    blocks: [
      {
        block: 'validation',
        body: {
          condition: ref(`contains(${JSON.stringify(recipe.environments).replaceAll('","', '", "')}, var.environment)`),
          error_message: `One of: ${recipe.environments.join(', ')}.`,
        },
      },
    ],
  },
  variable(
    'oidc_host',
    'Who vouches for the pipeline.',
    recipe.ci === 'github-actions'
      ? 'token.actions.githubusercontent.com'
      : recipe.ci === 'gitlab-ci'
        ? 'gitlab.com'
        : undefined,
  ),
  variable('oidc_subject', 'Which pipeline may log in: the sub claim of its token, exactly.'),
];

export function infrastructureFiles(recipe: Recipe): readonly GeneratedFile[] {
  if (recipe.cloud === undefined) return [];
  const skeleton = skeletons[recipe.cloud];
  const file = (name: string, about: string, blocks: readonly Block[]): GeneratedFile => ({
    path: `infrastructure/${name}`,
    language: 'hcl',
    about,
    text: toHcl(blocks),
  });
  return [
    file(
      'versions.tf',
      'Terraform, its provider, and a backend whose place each environment names.',
      versions(skeleton),
    ),
    file(
      'variables.tf',
      'What differs between environments, and what nobody has said yet: without a default it is asked for.',
      [...common(recipe), ...skeleton.variables],
    ),
    file('main.tf', 'A registry, and an identity by OIDC that may push to it and nothing else.', skeleton.main),
    file('outputs.tf', 'What the pipeline needs to be told.', skeleton.outputs),
    ...recipe.environments.map((environment) => ({
      path: `infrastructure/environments/${environment}.tfvars`,
      language: 'hcl' as const,
      about: `The values of ${environment}.`,
      text: `environment = "${environment}"\n`,
    })),
  ];
}
