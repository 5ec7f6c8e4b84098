import { policyCheck } from '../policies/check.ts';
import type { Recipe } from '../recipe.ts';
import { installTool } from '../releases.ts';
import { toolImages } from '../tool-images.ts';
import { toolchainOf } from '../toolchain.ts';
import { onMain, type Jobs } from './gitlab.ts';
import { registryAccess } from './identity.ts';

export const imageOf = ({ image }: Recipe): string => image ?? '$CI_REGISTRY_IMAGE';

const shell = (name: string): { name: string; entrypoint: readonly string[] } => ({ name, entrypoint: [''] });

/** The image of Kyverno has no shell to run a job in: its release goes into one that has, with its checksum. */
function policies(recipe: Recipe): Jobs {
  const check = policyCheck(recipe);
  if (check === undefined) return {};
  return {
    policies: {
      stage: 'source',
      image: toolImages.alpine,
      script: [
        `apk add --no-cache ${['curl', ...(recipe.packaging === 'helm' ? ['helm'] : [])].join(' ')}`,
        installTool('kyverno'),
        ...check.prepare.filter((line) => !line.startsWith('#')),
        `kyverno ${check.words}`,
      ],
    },
  };
}

export function ciJobs(recipe: Recipe): Jobs {
  const tools = toolchainOf(recipe);
  const registry = registryAccess(recipe, ['cosign', 'skopeo']);
  return {
    '.toolchain': {
      image: tools.image,
      cache: {
        key: { files: [tools.lockfile], prefix: tools.cachePath.replace('.cache/', '') },
        paths: [tools.cachePath],
      },
      before_script: [tools.install],
    },
    secrets: {
      stage: 'source',
      image: shell(toolImages.gitleaks),
      variables: { GIT_DEPTH: '0' },
      script: ['gitleaks git . --redact --no-banner'],
    },
    'static-analysis': {
      stage: 'source',
      image: shell(toolImages.semgrep),
      script: ['semgrep scan --config p/default --error --metrics=off'],
    },
    ...policies(recipe),
    build: {
      stage: 'build',
      image: shell(toolImages.buildkit),
      variables: { BUILDKITD_FLAGS: '--oci-worker-no-process-sandbox' },
      script: [
        'buildctl-daemonless.sh build --frontend dockerfile.v0 --local context=. --local dockerfile=. --opt "build-arg:REVISION=$CI_COMMIT_SHA" --output type=oci,dest=image.tar',
      ],
      artifacts: { paths: ['image.tar'], expire_in: '1 day' },
    },
    lint: { extends: ['.toolchain'], stage: 'test', needs: ['secrets', 'static-analysis'], script: [tools.lint] },
    'unit-tests': {
      extends: ['.toolchain'],
      stage: 'test',
      needs: ['secrets', 'static-analysis'],
      script: [tools.unit],
    },
    'integration-tests': {
      extends: ['.toolchain'],
      stage: 'test',
      needs: ['secrets', 'static-analysis'],
      script: [tools.integration],
    },
    'scan-dependencies': {
      stage: 'test',
      image: shell(`${toolImages.grype}-debug`),
      needs: ['secrets', 'static-analysis'],
      script: ['/grype dir:. --fail-on critical --only-fixed'],
    },
    'scan-image': {
      stage: 'test',
      image: shell(`${toolImages.grype}-debug`),
      needs: ['build'],
      script: ['/grype oci-archive:image.tar --fail-on critical --only-fixed'],
    },
    'bill-of-materials': {
      stage: 'test',
      image: shell(`${toolImages.syft}-debug`),
      needs: ['build'],
      script: ['/syft oci-archive:image.tar --output spdx-json=sbom.spdx.json'],
      artifacts: { paths: ['sbom.spdx.json'], expire_in: '90 days' },
    },
    publish: {
      stage: 'publish',
      image: registry.image,
      rules: onMain,
      interruptible: false,
      variables: { IMAGE: imageOf(recipe) },
      id_tokens: { SIGSTORE_ID_TOKEN: { aud: 'sigstore' }, ...registry.idTokens },
      before_script: registry.lines,
      script: [
        'skopeo copy --preserve-digests --digestfile digest oci-archive:image.tar "docker://$IMAGE:git-$CI_COMMIT_SHA"',
        'cosign sign --yes "$IMAGE@$(cat digest)"',
        'cosign attest --yes --type spdxjson --predicate sbom.spdx.json "$IMAGE@$(cat digest)"',
      ],
    },
  };
}
