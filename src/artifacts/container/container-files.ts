import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { toolImages } from '../tool-images.ts';
import { toDockerfile, type Instruction } from './dockerfile.ts';
import { languages } from './languages.ts';

const neverCopied = [
  '.git',
  '.github',
  '.gitlab',
  '.cache',
  '.env',
  '.env.*',
  '*.pem',
  '*.key',
  'Dockerfile',
  '.dockerignore',
  'deploy',
  'monitoring',
  'docs',
  '*.md',
];

/**
 * Lambda hands out events, not requests: the adapter turns one into the other, and the service stays what it is. An
 * answer of 500 and above counts as an error of the function, or nothing that watches it would see one.
 */
const lambdaAdapter = ({ port, healthPath }: Recipe): readonly Instruction[] => [
  { copy: ['/lambda-adapter'], to: '/opt/extensions/lambda-adapter', from: toolImages.lambdaAdapter },
  {
    env: {
      AWS_LWA_PORT: String(port),
      AWS_LWA_READINESS_CHECK_PATH: healthPath,
      AWS_LWA_ERROR_STATUS_CODES: '500-599',
    },
  },
];

export function containerFiles(recipe: Recipe): readonly GeneratedFile[] {
  if (recipe.language === undefined) return [];
  const { bases, build, run, ignore } = languages[recipe.language];
  return [
    {
      path: 'Dockerfile',
      language: 'dockerfile',
      about: 'Two stages: tools and sources stay behind, the service runs as a numbered user that is not root.',
      text: toDockerfile([
        [
          { comment: 'Exact tags; add @sha256:… to each to pin the bytes as well.' },
          ...Object.entries(bases).map(([name, image]) => ({ arg: `${name}=${image}` })),
        ],
        [{ from: '${BUILD_IMAGE}', as: 'build' }, ...build(recipe)],
        [
          { from: '${RUN_IMAGE}' },
          { arg: 'REVISION=unknown' },
          {
            label: {
              'org.opencontainers.image.title': recipe.system,
              'org.opencontainers.image.revision': '${REVISION}',
            },
          },
          ...(recipe.family === 'lambda' ? lambdaAdapter(recipe) : []),
          ...run(recipe),
        ],
      ]),
    },
    {
      path: '.dockerignore',
      language: 'text',
      about: 'Keeps history, secrets and build leftovers out of the image and out of its cache key.',
      text: `${[...neverCopied, ...ignore].join('\n')}\n`,
    },
  ];
}
