import type { Recipe } from '../recipe.ts';
import { goBack } from '../scripts/platform-of.ts';
import { imageOf } from './ci.ts';
import { onMain, type GitlabJob, type Jobs } from './gitlab.ts';
import { deployAccess, registryAccess } from './identity.ts';

export const cdStages = (recipe: Recipe): readonly string[] => [
  ...recipe.environments.flatMap((environment) => [`deploy-${environment}`, `verify-${environment}`]),
  'release',
];

function stagesOf(
  recipe: Recipe,
  environment: string,
  after: string,
  last: boolean,
): readonly (readonly [string, GitlabJob])[] {
  const deploy = `deploy-${environment}`;
  const verify = `verify-${environment}`;
  return [
    [
      deploy,
      {
        extends: ['.deployment'],
        stage: deploy,
        needs: after === 'choose-image' ? [after] : ['choose-image', after],
        environment: { name: environment },
        // With one environment alone nobody has seen the image yet, so there too a person says go.
        rules: last ? onMain.map((rule) => ({ ...rule, when: 'manual' })) : onMain,
        script: [
          `before=$(bash deploy/running.sh ${environment})`,
          'echo "BEFORE=$before" > before.env',
          `bash deploy/deploy.sh ${environment} "$IMAGE_BY_DIGEST" || deployed=no`,
          `if [ "\${deployed:-yes}" = no ] && [ -n "$before" ]; then ${goBack(recipe, environment, '$before')}; fi`,
          '[ "${deployed:-yes}" = yes ]',
        ],
        artifacts: { reports: { dotenv: 'before.env' } },
      },
    ],
    [
      verify,
      {
        extends: ['.deployment'],
        stage: verify,
        needs: ['choose-image', deploy],
        environment: { name: environment, action: 'verify' },
        rules: onMain,
        script: [
          `bash deploy/verify.sh ${environment} "$IMAGE_BY_DIGEST" || verified=no`,
          `if [ "\${verified:-yes}" = no ] && [ -n "$BEFORE" ]; then ${goBack(recipe, environment, '$BEFORE')}; fi`,
          '[ "${verified:-yes}" = yes ]',
        ],
      },
    ],
  ];
}

export function cdJobs(recipe: Recipe): Jobs {
  const access = deployAccess(recipe);
  const registry = registryAccess(recipe, ['cosign', 'skopeo', 'git', 'bash']);
  const environments = recipe.environments;
  const last = environments.at(-1) ?? '';
  return {
    '.deployment': {
      image: { name: access.image, entrypoint: [''] },
      ...(Object.keys(access.idTokens).length > 0 && { id_tokens: access.idTokens }),
      variables: { GIT_DEPTH: '0' },
      interruptible: false,
      // One deployment at a time; a later one waits.
      resource_group: 'deploy',
      timeout: '3 hours',
      before_script: access.lines,
    },
    'choose-image': {
      stage: 'publish',
      image: { name: registry.image, entrypoint: [''] },
      needs: ['publish'],
      rules: onMain,
      // The version is counted from the tags, which a shallow clone does not have.
      variables: { IMAGE: imageOf(recipe), GIT_DEPTH: '0' },
      ...(Object.keys(registry.idTokens).length > 0 && { id_tokens: registry.idTokens }),
      before_script: registry.lines,
      script: [
        'digest=$(skopeo inspect --format "{{.Digest}}" "docker://$IMAGE:git-$CI_COMMIT_SHA")',
        'cosign verify --certificate-identity "$CI_PROJECT_URL//.gitlab-ci.yml@refs/heads/$CI_DEFAULT_BRANCH" --certificate-oidc-issuer "$CI_SERVER_URL" "$IMAGE@$digest" > /dev/null',
        'echo "IMAGE_BY_DIGEST=$IMAGE@$digest" > image.env',
        'echo "VERSION=$(bash deploy/next-version.sh)" >> image.env',
      ],
      artifacts: { reports: { dotenv: 'image.env' } },
    },
    ...Object.fromEntries(
      environments.flatMap((environment, index) => {
        const before = environments[index - 1];
        return stagesOf(
          recipe,
          environment,
          before === undefined ? 'choose-image' : `verify-${before}`,
          environment === last,
        );
      }),
    ),
    release: {
      stage: 'release',
      image: 'registry.gitlab.com/gitlab-org/cli:v1.118.0',
      needs: ['choose-image', `verify-${last}`],
      rules: onMain,
      script: ['echo "$VERSION is $IMAGE_BY_DIGEST"'],
      release: { tag_name: '$VERSION', ref: '$CI_COMMIT_SHA', description: 'Image: $IMAGE_BY_DIGEST' },
    },
  };
}
