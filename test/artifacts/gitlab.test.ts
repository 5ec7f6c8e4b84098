import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt, inFolder } from './files.ts';
import { gitlabCiLocal } from './judges/gitlab-ci-local.ts';
import { shellSyntax } from './judges/shell.ts';
import { describeRecipe, languages, pipelineInputs, recipe } from './recipes.ts';
import { families } from '../../src/artifacts/recipe.ts';

type Jobs = Readonly<
  Record<string, { readonly script?: readonly string[]; readonly before_script?: readonly string[] }>
>;

const fixed = { wants: ['pipeline' as const], system: 'checkout', ci: 'gitlab-ci' as const };
/** The ways that differ most; every combination is run by test:artifacts. */
const covering = [
  ...families.slice(0, 2).map((family, index) => ({ ...fixed, family, language: languages[index]! })),
  { ...fixed, language: 'go' as const, gitops: 'argo-cd' as const, packaging: 'helm' as const },
  { ...fixed, language: 'java' as const, gitops: 'flux' as const, cloud: 'gcp' as const, strategy: 'canary' as const },
];

describe('GitLab CI', () => {
  it.each(covering.map((input) => [describeRecipe(input), input] as const))('accepts %s', async (_, input) => {
    const found = await inFolder(makeFiles(recipe(input)), gitlabCiLocal);
    expect(found).toEqual({
      jobs: expect.arrayContaining([
        'secrets',
        'build',
        'unit-tests',
        'scan-image',
        'publish',
        'deploy-staging',
        'verify-production',
        'release',
      ]) as string[],
    });
  });

  it.each(pipelineInputs('gitlab-ci').map((input) => [describeRecipe(input), input] as const))(
    'has shell that parses: %s',
    async (_, input) => {
      for (const { path, text } of makeFiles(recipe(input))) {
        if (!path.startsWith('.gitlab/')) continue;
        for (const { script = [], before_script: before = [] } of Object.values(parse(text) as Jobs)) {
          expect(await shellSyntax([...before, ...script].join('\n'))).toEqual([]);
        }
      }
    },
  );

  it('goes back when a deployment fails, while it is made as well as afterwards, and counts versions from all tags', () => {
    const cd = parse(fileAt(makeFiles(recipe(covering[0]!)), '.gitlab/cd.yml').text) as Jobs;
    const script = (job: string): string => cd[job]?.script?.join('\n') ?? '';
    expect(script('deploy-production')).toMatch(/deployed=no\n.*deploy\.sh production "\$before"/);
    expect(script('verify-production')).toMatch(/verified=no\n.*deploy\.sh production "\$BEFORE"/);
    expect(cd['choose-image']).toMatchObject({ variables: { GIT_DEPTH: '0' } });
  });

  it('logs in to the registry of a cloud with a token of the job, and has no password to keep', () => {
    const jobs = (image: string): Jobs => {
      const files = makeFiles(recipe({ ...fixed, language: 'go', image }));
      return {
        ...(parse(fileAt(files, '.gitlab/ci.yml').text) as Jobs),
        ...(parse(fileAt(files, '.gitlab/cd.yml').text) as Jobs),
      };
    };
    const audiences = {
      'shop.azurecr.io/checkout': 'api://AzureADTokenExchange',
      '111122223333.dkr.ecr.eu-west-1.amazonaws.com/checkout': 'sts.amazonaws.com',
    };
    for (const [image, aud] of Object.entries(audiences))
      for (const job of ['publish', 'choose-image']) {
        const { [job]: made } = jobs(image);
        expect(made).toMatchObject({ id_tokens: { CLOUD_ID_TOKEN: { aud } } });
        expect(made?.before_script?.join('\n')).not.toContain('REGISTRY_PASSWORD');
      }
    const azure = jobs('shop.azurecr.io/checkout')['publish']?.before_script?.join('\n') ?? '';
    expect(azure).toMatch(/az login --service-principal .* --federated-token "\$CLOUD_ID_TOKEN"/u);
    expect(azure).toMatch(
      /az acr login --name shop --expose-token .* \| skopeo login .* --password-stdin shop\.azurecr\.io/u,
    );
    expect(azure).toMatch(/sha256sum -c - .* cosign/u);
    expect(jobs('registry.example.com/checkout')['publish']?.before_script?.join('\n')).toContain('REGISTRY_PASSWORD');
  });

  it.each([
    ['a job in a stage that is not there', { build: { stage: 'bild', script: ['true'] } }],
    ['a need that is not there', { build: { stage: 'build', needs: ['sauce'], script: ['true'] } }],
    ['a job without a script', { build: { stage: 'build' } }],
    ['an extends that is not there', { build: { extends: ['.nothing'], stage: 'build', script: ['true'] } }],
  ])('is refused with %s', async (_, broken) => {
    const files = makeFiles(recipe(covering[0]!));
    const ci = { ...(parse(fileAt(files, '.gitlab/ci.yml').text) as Jobs), ...broken };
    const spoilt = files.map((file) => (file.path === '.gitlab/ci.yml' ? { ...file, text: stringify(ci) } : file));
    expect(await inFolder(spoilt, gitlabCiLocal)).toEqual({ refused: expect.any(String) as string });
  });
});
