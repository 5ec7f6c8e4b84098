import type { Recipe } from '../recipe.ts';
import { goBack, variablesOf } from '../scripts/platform-of.ts';
import { actions } from './actions.ts';
import { checkout, imageOf } from './ci.ts';
import { deployCloud } from '../access.ts';
import { deployLogin, deploySecrets, registryLogin, registryPermissions } from './identity.ts';
import { runner, type Job, type Workflow } from './workflow.ts';

/** The commit that CI has passed, or for a deployment by hand the one the workflow was started from. */
const commit = '${{ github.event.workflow_run.head_sha || github.sha }}';

const choose = (recipe: Recipe): Job => ({
  name: 'Choose the image',
  'runs-on': runner,
  'timeout-minutes': 5,
  if: "github.event_name == 'workflow_dispatch' || (github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.event == 'push')",
  permissions: { contents: 'read', ...registryPermissions(recipe, 'read') },
  env: { IMAGE: imageOf(recipe) },
  outputs: { image: '${{ steps.find.outputs.image }}' },
  steps: [
    ...registryLogin(recipe),
    { name: 'Install cosign', uses: actions.cosign.uses },
    {
      name: 'Find the digest; from here on nothing else counts',
      id: 'find',
      env: { TAG: "${{ inputs.version || format('git-{0}', github.event.workflow_run.head_sha) }}" },
      run: [
        `digest=$(skopeo inspect --format '{{.Digest}}' "docker://$IMAGE:$TAG")`,
        'echo "image=$IMAGE@$digest" >> "$GITHUB_OUTPUT"',
        '',
      ].join('\n'),
    },
    {
      name: 'Only what CI has signed',
      env: { FOUND: '${{ steps.find.outputs.image }}' },
      run: [
        'cosign verify \\',
        '  --certificate-identity "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/.github/workflows/ci.yml@refs/heads/main" \\',
        '  --certificate-oidc-issuer https://token.actions.githubusercontent.com \\',
        '  "$FOUND" > /dev/null',
        '',
      ].join('\n'),
    },
  ],
});

const deployment = (recipe: Recipe, environment: string, after: string): Job => ({
  name: `Deploy and verify: ${environment}`,
  'runs-on': runner,
  'timeout-minutes': 180,
  needs: ['choose', ...(after === 'choose' ? [] : [after])],
  environment: { name: environment },
  permissions: {
    contents: recipe.gitops === undefined ? 'read' : 'write',
    ...(deployCloud(recipe) !== undefined && { 'id-token': 'write' }),
  },
  env: {
    IMAGE: '${{ needs.choose.outputs.image }}',
    ...Object.fromEntries(variablesOf(recipe).map((name) => [name, `\${{ vars.${name} }}`])),
    ...deploySecrets(recipe),
  },
  steps: [
    checkout({ ref: commit, ...(recipe.gitops !== undefined && { 'persist-credentials': true }) }),
    ...deployLogin(recipe),
    {
      name: 'Remember the way back',
      id: 'before',
      run: `image=$(bash deploy/running.sh ${environment})\necho "image=$image" >> "$GITHUB_OUTPUT"\n`,
    },
    { name: 'Deploy', id: 'deploy', run: `bash deploy/deploy.sh ${environment} "$IMAGE"` },
    { name: 'Verify', id: 'verify', run: `bash deploy/verify.sh ${environment} "$IMAGE"` },
    {
      name: 'Go back',
      if: "failure() && steps.deploy.conclusion != 'skipped' && steps.before.outputs.image != ''",
      env: { BEFORE: '${{ steps.before.outputs.image }}' },
      run: goBack(recipe, environment, '$BEFORE'),
    },
  ],
});

const release = (recipe: Recipe, after: string): Job => ({
  name: 'Release',
  'runs-on': runner,
  'timeout-minutes': 10,
  needs: ['choose', after],
  if: "github.event_name == 'workflow_run'",
  permissions: { contents: 'write', ...registryPermissions(recipe, 'write') },
  env: { IMAGE: '${{ needs.choose.outputs.image }}' },
  steps: [
    checkout({ ref: commit, 'fetch-depth': 0 }),
    ...registryLogin(recipe),
    {
      name: 'Tag, and write the notes',
      env: { GH_TOKEN: '${{ github.token }}', COMMIT: commit },
      run: [
        'version=$(bash deploy/next-version.sh)',
        'skopeo copy --all --preserve-digests "docker://$IMAGE" "docker://${IMAGE%@*}:$version"',
        'gh release view "$version" > /dev/null 2>&1 ||',
        '  gh release create "$version" --target "$COMMIT" --generate-notes --notes "Image: $IMAGE"',
        '',
      ].join('\n'),
    },
  ],
});

export function cd(recipe: Recipe): Workflow {
  const names = recipe.environments.map((environment) => `deploy-${environment}`);
  return {
    name: 'CD',
    'run-name': 'Deploy ${{ inputs.version || github.event.workflow_run.head_sha }}',
    on: {
      workflow_run: { workflows: ['CI'], types: ['completed'], branches: ['main'] },
      workflow_dispatch: {
        inputs: {
          version: {
            description: 'A released version such as v2.3.0, or git- and a commit',
            required: true,
            type: 'string',
          },
        },
      },
    },
    permissions: {},
    // A deployment that is cut off leaves a state nobody chose: the next one waits.
    concurrency: { group: 'deploy', 'cancel-in-progress': false },
    jobs: {
      choose: choose(recipe),
      ...Object.fromEntries(
        recipe.environments.map((environment, index) => [
          `deploy-${environment}`,
          deployment(recipe, environment, names[index - 1] ?? 'choose'),
        ]),
      ),
      release: release(recipe, names.at(-1) ?? 'choose'),
    },
  };
}
