import { toolImages } from './tool-images.ts';

/** Tools that no package manager of a job brings: from their releases, and only as the checksum has them. */

interface Release {
  readonly archive: string;
  readonly from: string;
  /** The checksum itself, or the file beside the archive that lists it. */
  readonly sum: string;
  readonly unpack: string;
}

const kyverno = toolImages.kyverno.split(':').at(-1) ?? '';

const releases = {
  nomad: {
    archive: 'nomad_1.11.3_linux_amd64.zip',
    from: 'https://releases.hashicorp.com/nomad/1.11.3',
    sum: 'nomad_1.11.3_SHA256SUMS',
    unpack: 'unzip -q -o nomad_1.11.3_linux_amd64.zip nomad',
  },
  kyverno: {
    archive: `kyverno-cli_${kyverno}_linux_x86_64.tar.gz`,
    from: `https://github.com/kyverno/kyverno/releases/download/${kyverno}`,
    sum: 'checksums.txt',
    unpack: `tar -xzf kyverno-cli_${kyverno}_linux_x86_64.tar.gz kyverno`,
  },
  kustomize: {
    archive: 'kustomize_v5.8.1_linux_amd64.tar.gz',
    from: 'https://github.com/kubernetes-sigs/kustomize/releases/download/kustomize%2Fv5.8.1',
    sum: '029a7f0f4e1932c52a0476cf02a0fd855c0bb85694b82c338fc648dcb53a819d',
    unpack: 'tar -xzf kustomize_v5.8.1_linux_amd64.tar.gz kustomize',
  },
  helm: {
    archive: 'helm-v4.1.4-linux-amd64.tar.gz',
    from: 'https://get.helm.sh',
    sum: '70b2c30a19da4db264dfd68c8a3664e05093a361cefd89572ffb36f8abfa3d09',
    unpack: 'tar -xzf helm-v4.1.4-linux-amd64.tar.gz --strip-components=1 linux-amd64/helm',
  },
  cosign: {
    archive: 'cosign-linux-amd64',
    from: 'https://github.com/sigstore/cosign/releases/download/v3.1.3',
    sum: '4629c757b7618056f8ddd7e2625ae9fdd94c0372a65049520bc7d9df9efc7f71',
    unpack: 'install -m 755 cosign-linux-amd64 cosign',
  },
} as const satisfies Record<string, Release>;

const isSum = (sum: string): boolean => /^[0-9a-f]{64}$/.test(sum);

/** Shell lines that leave the tool in the folder they run in. */
export function fetchTool(tool: keyof typeof releases): readonly string[] {
  const { archive, from, sum, unpack } = releases[tool];
  const get = 'curl --fail --silent --show-error --location --remote-name-all';
  return isSum(sum)
    ? [`${get} "${from}/${archive}"`, `echo "${sum}  ${archive}" | sha256sum -c -`, unpack]
    : [`${get} "${from}/${archive}" "${from}/${sum}"`, `grep " ${archive}$" ${sum} | sha256sum -c -`, unpack];
}

/** The same in one line, with the tool where the shell finds it. */
export const installTool = (tool: keyof typeof releases): string =>
  `(cd /tmp && ${[...fetchTool(tool), `mv ${tool} /usr/local/bin/`].join(' && ')})`;
