import { policyCheck } from '../policies/check.ts';
import type { Recipe } from '../recipe.ts';
import { toolImages } from '../tool-images.ts';
import { toolchainOf } from '../toolchain.ts';
import { sh, type Argument, type Call, type Pipeline } from './groovy.ts';
import { registryLines, registryVariables } from './identity.ts';

export const agent = { label: 'docker' } as const;

export const options = (minutes: number): readonly Call[] => [
  { call: 'buildDiscarder', value: { call: 'logRotator', named: { numToKeepStr: '50' } } },
  { call: 'disableConcurrentBuilds' },
  { call: 'timeout', named: { time: minutes, unit: 'MINUTES' } },
];

/** Known, or a variable of the folder: then each shell that needs it says so. */
export const imageVariable = ({ image }: Recipe): Readonly<Record<string, Argument>> =>
  image === undefined ? {} : { IMAGE: image };
export const imageCheck = ({ image }: Recipe): readonly string[] =>
  image === undefined ? [': "${IMAGE:?set IMAGE}"'] : [];

const onWorkspace = 'docker run --rm --volume "$PWD:/src:ro" --workdir /src';

export function ci(recipe: Recipe): Pipeline {
  const tools = toolchainOf(recipe);
  const policies = policyCheck(recipe);
  // Under the lockfile's hash, so that another lockfile never meets an old cache.
  const inToolchain = (command: string): string =>
    `docker run --rm --user "$(id -u):$(id -g)" --env HOME=/tmp --volume "$PWD:/src" --volume "$HOME/.cache/$(sha256sum ${tools.lockfile} | cut -c1-16):/src/${tools.cachePath}" --workdir /src ${tools.image} sh -c '${command}'`;
  const cacheFolder = `mkdir -p "$HOME/.cache/$(sha256sum ${tools.lockfile} | cut -c1-16)" ${tools.cachePath}`;
  return {
    head: [
      'CI. Builds once: what is published is the very image that was tested and scanned.',
      `Agents labelled docker have docker with buildx, skopeo and cosign${recipe.packaging === 'helm' ? ', and helm' : ''}.`,
      'Credentials by id: cosign-key, cosign-password and those of the registry below.',
    ],
    agent,
    options: options(60),
    environment: imageVariable(recipe),
    stages: [
      {
        name: 'Source',
        steps: [
          sh(
            `${onWorkspace} ${toolImages.gitleaks} git /src --redact --no-banner`,
            `${onWorkspace} ${toolImages.semgrep} semgrep scan --config p/default --error --metrics=off`,
            ...(policies === undefined
              ? []
              : [...policies.prepare, `${onWorkspace} ${toolImages.kyverno} ${policies.words}`]),
          ),
        ],
      },
      {
        name: 'Build',
        steps: [
          sh(
            'docker buildx build --provenance=false --build-arg "REVISION=$GIT_COMMIT" --output type=oci,dest=image.tar .',
          ),
        ],
      },
      {
        name: 'Test',
        steps: [sh(cacheFolder, inToolchain([tools.install, tools.lint, tools.unit, tools.integration].join(' && ')))],
      },
      {
        name: 'Scan',
        steps: [
          sh(
            `${onWorkspace} ${toolImages.grype} dir:/src --fail-on critical --only-fixed`,
            `${onWorkspace} ${toolImages.grype} oci-archive:/src/image.tar --fail-on critical --only-fixed`,
          ),
        ],
      },
      {
        name: 'Publish',
        when: [{ call: 'branch', value: 'main' }],
        environment: {
          ...registryVariables(recipe),
          COSIGN_KEY_FILE: { call: 'credentials', value: 'cosign-key' },
          COSIGN_PASSWORD: { call: 'credentials', value: 'cosign-password' },
        },
        steps: [
          sh(
            ...imageCheck(recipe),
            ...registryLines(recipe),
            'skopeo copy --preserve-digests --digestfile digest oci-archive:image.tar "docker://$IMAGE:git-$GIT_COMMIT"',
            `${onWorkspace} ${toolImages.syft} oci-archive:/src/image.tar --output spdx-json > sbom.spdx.json`,
            'cosign sign --yes --key "$COSIGN_KEY_FILE" "$IMAGE@$(cat digest)"',
            'cosign attest --yes --key "$COSIGN_KEY_FILE" --type spdxjson --predicate sbom.spdx.json "$IMAGE@$(cat digest)"',
          ),
          { call: 'archiveArtifacts', named: { artifacts: 'sbom.spdx.json', fingerprint: true } },
        ],
      },
    ],
    post: { cleanup: [{ call: 'deleteDir' }] },
  };
}
