import { policyCheck } from '../policies/check.ts';
import type { Recipe } from '../recipe.ts';
import { toolImages } from '../tool-images.ts';
import { toolchainOf } from '../toolchain.ts';
import { actions } from './actions.ts';
import { registryLogin, registryPermissions } from './identity.ts';
import { runner, type Job, type Step, type Workflow } from './workflow.ts';

export const imageOf = ({ image }: Recipe): string => image ?? '${{ vars.IMAGE }}';

export const checkout = (more: NonNullable<Step['with']> = {}): Step => ({
  name: 'Check out',
  uses: actions.checkout.uses,
  with: { 'persist-credentials': false, ...more },
});

const setUp = (recipe: Recipe): Step => {
  const { version } = toolchainOf(recipe);
  switch (recipe.language) {
    case 'python':
      return { name: 'Set up Python', uses: actions.setupPython.uses, with: { 'python-version': version } };
    case 'go':
      return { name: 'Set up Go', uses: actions.setupGo.uses, with: { 'go-version': version, cache: false } };
    case 'java':
      return {
        name: 'Set up Java',
        uses: actions.setupJava.uses,
        with: { distribution: 'temurin', 'java-version': version },
      };
    case 'node':
    case undefined:
      return {
        name: 'Set up Node.js',
        uses: actions.setupNode.uses,
        with: { 'node-version': version, 'package-manager-cache': false },
      };
  }
};

const cache = (recipe: Recipe): Step => {
  const { cachePath, lockfile } = toolchainOf(recipe);
  const key = `\${{ runner.os }}-${recipe.language}-`;
  return {
    name: 'Cache what the lockfile names',
    uses: actions.cache.uses,
    with: { path: cachePath, key: `${key}\${{ hashFiles('${lockfile}') }}`, 'restore-keys': key },
  };
};

const job = (
  name: string,
  minutes: number,
  rest: Omit<Job, 'name' | 'runs-on' | 'timeout-minutes' | 'permissions'> & Partial<Pick<Job, 'permissions'>>,
): Job => ({
  name,
  'runs-on': runner,
  'timeout-minutes': minutes,
  permissions: { contents: 'read' },
  ...rest,
});

const fetchImage: Step = { name: 'Fetch the image', uses: actions.downloadArtifact.uses, with: { name: 'image' } };
const onWorkspace = 'docker run --rm --volume "$PWD:/src:ro" --workdir /src';

function policies(recipe: Recipe): readonly Step[] {
  const check = policyCheck(recipe);
  if (check === undefined) return [];
  return [
    {
      name: 'Manifests keep to the policies',
      run: [...check.prepare, `${onWorkspace} ${toolImages.kyverno} ${check.words}`, ''].join('\n'),
    },
  ];
}

export function ci(recipe: Recipe): Workflow {
  const tools = toolchainOf(recipe);
  return {
    name: 'CI',
    on: { pull_request: null, push: { branches: ['main'] } },
    permissions: {},
    concurrency: {
      group: 'ci-${{ github.ref }}',
      'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
    },
    jobs: {
      source: job('Source', 10, {
        steps: [
          checkout({ 'fetch-depth': 0 }),
          {
            name: 'No secret in any commit',
            run: `${onWorkspace} ${toolImages.gitleaks} git /src --redact --no-banner`,
          },
          {
            name: 'Static analysis',
            run: `${onWorkspace} ${toolImages.semgrep} semgrep scan --config p/default --error --metrics=off`,
          },
          ...policies(recipe),
        ],
      }),
      build: job('Build', 20, {
        needs: ['source'],
        steps: [
          checkout(),
          { name: 'Set up Buildx', uses: actions.setupBuildx.uses },
          {
            name: 'Build the image, once',
            uses: actions.buildPush.uses,
            with: {
              context: '.',
              outputs: 'type=oci,dest=image.tar',
              'cache-from': 'type=gha',
              'cache-to': 'type=gha,mode=max',
              provenance: false,
              'build-args': 'REVISION=${{ github.sha }}',
            },
          },
          {
            name: 'Keep the image for the next jobs',
            uses: actions.uploadArtifact.uses,
            with: {
              name: 'image',
              path: 'image.tar',
              'retention-days': 1,
              'compression-level': 0,
              'if-no-files-found': 'error',
            },
          },
        ],
      }),
      test: job('Test', 20, {
        needs: ['source'],
        steps: [
          checkout(),
          setUp(recipe),
          cache(recipe),
          { name: 'Install', run: tools.install },
          { name: 'Lint', run: tools.lint },
          { name: 'Unit tests', run: tools.unit },
          { name: 'Integration tests', run: tools.integration },
        ],
      }),
      scan: job('Scan', 15, {
        needs: ['build'],
        steps: [
          checkout(),
          {
            name: 'Known holes in dependencies',
            run: `${onWorkspace} ${toolImages.grype} dir:/src --fail-on critical --only-fixed`,
          },
          fetchImage,
          {
            name: 'Known holes in the image',
            run: `${onWorkspace} ${toolImages.grype} oci-archive:/src/image.tar --fail-on critical --only-fixed`,
          },
        ],
      }),
      publish: job('Publish, with bill of materials and signature', 15, {
        needs: ['build', 'test', 'scan'],
        if: "github.event_name == 'push'",
        permissions: { contents: 'read', 'id-token': 'write', ...registryPermissions(recipe, 'write') },
        env: { IMAGE: imageOf(recipe) },
        steps: [
          fetchImage,
          ...registryLogin(recipe),
          { name: 'Install cosign', uses: actions.cosign.uses },
          {
            name: 'Push what was tested',
            id: 'push',
            run: [
              'skopeo copy --preserve-digests --digestfile digest oci-archive:image.tar "docker://$IMAGE:git-$GITHUB_SHA"',
              'echo "image=$IMAGE@$(cat digest)" >> "$GITHUB_OUTPUT"',
              '',
            ].join('\n'),
          },
          {
            name: 'Bill of materials',
            run: `${onWorkspace} ${toolImages.syft} oci-archive:/src/image.tar --output spdx-json > sbom.spdx.json`,
          },
          {
            name: 'Sign both',
            env: { PUSHED: '${{ steps.push.outputs.image }}' },
            run: [
              'cosign sign --yes "$PUSHED"',
              'cosign attest --yes --type spdxjson --predicate sbom.spdx.json "$PUSHED"',
              '',
            ].join('\n'),
          },
        ],
      }),
    },
  };
}
